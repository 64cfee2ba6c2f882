import { bitgetSpot, bitgetUsdt } from '@/lib/exchanges/bitget';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';
import { describePeerLibrary } from './peer-library';

const SHALLOW = 'the peer listens to books15 and drops the full book; we listen to the latter';
/** Sizes are fractions that no number of contracts can be, and the same parser reads them as base units on the socket. */
const CONTRACTS = 'the peer takes the sizes of this body for contracts; they are base units';
const NAMELESS = 'the body names no contract: the peer is told that it is BTCUSD, we take it for BTCUSDT';

const sizesOf = (id: string, why: string) =>
  Object.fromEntries(
    ['asks[0]', 'asks[2]', 'bids[0]', 'bids[2]'].map((level) => [
      `${id} orderbook.${level}.quantity_base`,
      why,
    ]),
  );

// Messages of the protocol before v1 are ignored by name; those of v1 and v2 are read.
describeKnownFrames('frames/bitget', bitgetUsdt, { isForeign: () => false });
describeKnownFrames('frames/bitget-spot', bitgetSpot, { isForeign: () => false });

describePeerLibrary('bitget-futures', bitgetUsdt, {
  differences: { 'tardis:713': SHALLOW, 'tardis:714': SHALLOW },
});
describePeerLibrary('bitget', bitgetSpot, {
  differences: { 'tardis:701': SHALLOW, 'tardis:702': SHALLOW },
});

describeParserAssertions('bitget', bitgetUsdt, {
  of: ({ exchange }) => exchange === 'bitget',
  differences: {
    ...sizesOf('cmp:bitget/l2_snapshot/linear_swap', CONTRACTS),
    ...sizesOf('cmp:bitget/l2_snapshot/inverse_swap', NAMELESS),
  },
});
describeParserAssertions('bitget', bitgetSpot, { of: ({ exchange }) => exchange === 'bitget-spot' });
