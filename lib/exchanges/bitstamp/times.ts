import { type Fields, sequence } from '../fields';
import { anyTime } from '../times';

/** Epoch microseconds, exact in a double: the venue's only numbering of its books. */
export const microtime = ({ microtimestamp }: Fields): number => sequence(microtimestamp, 'microtimestamp');

/** Epoch ms of the same. */
export const microtimeMs = (data: Fields) => anyTime(microtime(data), 'microtimestamp');
