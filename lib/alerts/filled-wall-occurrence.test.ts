import { describe, expect, it } from 'vitest';
import { background, Market } from '../analysis/walls/wall-fixture';
import { filledWallOccurrence } from './filled-wall-occurrence';

const WALL = 599_000;
const SIZE = 300_000;
const PLACE = { market: 'BTC-USDT', venue: 'bybit-linear', shift: 10, mid: 60_000 } as const;

/** What is told of a wall that stood for some seconds before everything above it was taken away, and it was sold into. */
function told(sold: number, quietBefore = 5) {
  const market = new Market()
    .quiet(quietBefore)
    .play({ set: [['bid', WALL, SIZE]] })
    .quiet(20);
  const open = background().bids.flatMap(([tick]) => (tick > WALL ? [['bid', tick, 0] as const] : []));
  const trades = sold === 0 ? undefined : [{ tick: WALL, lots: sold, side: 'sell' as const }];
  market.play({ set: open }, { set: [['bid', WALL, 0]], ...(trades && { trades }) }).quiet(5);
  return market.ended.map((wall) => filledWallOccurrence(wall, PLACE));
}

describe('a wall that trades took', () => {
  it('is told with its venue, its sizes and how long it stood, on the prices of the reference venue', () => {
    expect(told(SIZE)).toMatchObject([
      {
        kind: 'wall-filled',
        market: 'BTC-USDT',
        side: 'below',
        price: 59_910,
        size: 300,
        distancePercent: expect.closeTo(-0.15, 6) as number,
        reason:
          'Bid wall on Bybit Linear at 59,900 was filled: 300 of 300 BTC were traded. It stood for 22 s.',
      },
    ]);
  });

  it('may be older than it is known', () => {
    expect(told(SIZE, 0)[0]?.reason).toContain('It stood for at least 22 s.');
  });

  it('is not told of where it was pulled', () => {
    expect(told(0)).toEqual([undefined]);
  });
});
