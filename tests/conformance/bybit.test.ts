import { bybitInverse, bybitLinear, bybitSpot } from '@/lib/exchanges/bybit';
import { describeKnownFrames } from './known-frames';
import { describePeerLibrary, type PeerOptions } from './peer-library';

const BEFORE_V5 = 'a message of the spot protocol before v5';
const IN_CONTRACTS = 'the peer gives dollars as they come; ours are coins at the price beside them';
// `v2` is a protocol that ended in 2023.
const ended: PeerOptions['ended'] = ({ protocol }) => protocol === 'v2';
const inDollars = Object.fromEntries(
  ['tardis:438', 'tardis:442', 'tardis:443', 'tardis:444'].map((id) => [id, IN_CONTRACTS]),
);

describeKnownFrames('frames/bybit', bybitLinear);
describeKnownFrames('frames/bybit', bybitInverse);
describeKnownFrames('frames/bybit-spot', bybitSpot);

describePeerLibrary('bybit', bybitLinear, { ended, differences: inDollars });
describePeerLibrary('bybit', bybitInverse, { ended, differences: inDollars });
describePeerLibrary('bybit-spot', bybitSpot, {
  ended,
  differences: { 'tardis:590': BEFORE_V5, 'tardis:591': BEFORE_V5 },
});
