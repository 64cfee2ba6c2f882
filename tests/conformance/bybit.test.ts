import { EXCHANGES } from '@/lib/exchanges/registry';
import { describeKnownFrames } from './known-frames';
import { describePeerLibrary, type PeerOptions } from './peer-library';

const BEFORE_V5 = 'a message of the spot protocol before v5';
// `v2` is a protocol that ended in 2023.
const ended: PeerOptions['ended'] = ({ protocol }) => protocol === 'v2';

describeKnownFrames('frames/bybit', EXCHANGES['bybit-linear']);
describeKnownFrames('frames/bybit-spot', EXCHANGES['bybit-linear']);

describePeerLibrary('bybit', EXCHANGES['bybit-linear'], { ended });
describePeerLibrary('bybit-spot', EXCHANGES['bybit-linear'], {
  ended,
  differences: { 'tardis:590': BEFORE_V5, 'tardis:591': BEFORE_V5 },
});
