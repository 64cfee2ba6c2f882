import { expect, it } from 'vitest';
import { readingOf } from '../density/reading-fixture';
import { followClusters } from './follow';
import { type LiquidationPrint, NO_TRACKS } from './track';

const PRICES = [60_000, 60_000, 60_000, 58_400, 57_950, 57_000];
const LEFT_AFTER = 4;

/** Whether the longs at 58,000 were really there, by what was told while the price fell through them. */
function isConfirmedBy(print: LiquidationPrint): boolean | undefined {
  let state = NO_TRACKS;
  const feeds = [
    { venue: 'binance-usdm', completeness: 'complete', isWhole: true, prints: [print] },
  ] as const;
  const events = Array.from({ length: 16 }, (_, step) => {
    const bid = [{ price: 58_000, size: step < LEFT_AFTER ? 500 : 0 }];
    const next = followClusters(
      state,
      readingOf(step, { bid, ask: [], price: PRICES[step] ?? 57_000, feeds }),
    );
    state = next.state;
    return next.events;
  });
  const judged = events.flat().find((event) => event.kind === 'depletion');
  return judged?.kind === 'depletion' ? judged.depletion.isConfirmed.value : undefined;
}

it.each([
  ['bankruptcy', 57_750, true],
  ['bankruptcy', 58_250, false],
  ['bankruptcy', 57_000, false],
  ['fill', 57_750, false],
  ['fill', 58_000, true],
] as const)('what a feed tells with a %s price of %i was of the zone: %s', (priceKind, price, isOfZone) => {
  expect(isConfirmedBy({ price, size: 40, position: 'long', priceKind })).toBe(isOfZone);
});
