import { cryptocom } from '@/lib/exchanges/cryptocom';
import { describeKnownFrames } from './known-frames';
import { describePeerLibrary } from './peer-library';

describeKnownFrames('frames/cryptocom', cryptocom);
describePeerLibrary('crypto-com', cryptocom);
