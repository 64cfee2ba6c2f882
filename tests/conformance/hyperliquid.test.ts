import { hyperliquid } from '@/lib/exchanges/hyperliquid';
import { describeKnownFrames } from './known-frames';
import { describePeerLibrary } from './peer-library';

const HISTORY =
  'the peer drops the first trades of an instrument as history; we tell them, once, for history they need not be';

describeKnownFrames('frames/hyperliquid', hyperliquid);
describePeerLibrary('hyperliquid', hyperliquid, {
  differences: { 'tardis:736': HISTORY, 'tardis:738': HISTORY },
});
