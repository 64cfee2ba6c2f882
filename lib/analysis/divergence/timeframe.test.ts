import { describe, expect, it } from 'vitest';
import { timeframeMatch } from './timeframe';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('timeframeMatch', () => {
  it.each([
    ['scalp', MINUTE, DAY],
    ['day', 15 * MINUTE, 7 * DAY],
    ['swing', DAY, 30 * DAY],
  ] as const)('finds nothing wrong with %s', (style, candleMs, lookbackMs) => {
    const match = timeframeMatch(style, candleMs, [{ layer: 'liquidation', lookbackMs }]);
    expect(match).toMatchObject({ isCandleSuited: true, mismatches: [] });
  });

  it('says which lookback is too long or too short, and what would suit', () => {
    const layers = [
      { layer: 'liquidation', lookbackMs: 30 * DAY },
      { layer: 'volume-profile', lookbackMs: DAY },
    ] as const;
    expect(timeframeMatch('scalp', MINUTE, layers).mismatches).toEqual([
      {
        layer: 'liquidation',
        lookbackMs: 30 * DAY,
        kind: 'too long',
        suits: { leastMs: DAY / 2, mostMs: DAY },
      },
    ]);
    expect(timeframeMatch('swing', DAY, layers).mismatches).toMatchObject([
      { layer: 'volume-profile', kind: 'too short', suits: { leastMs: 30 * DAY } },
    ]);
  });

  it('says when the candles or the layer are another style’s', () => {
    const match = timeframeMatch('swing', 5 * MINUTE, [{ layer: 'order-book', lookbackMs: undefined }]);
    expect(match.isCandleSuited).toBe(false);
    expect(match.candleStyles).toEqual(['scalp', 'day']);
    expect(match.mismatches).toMatchObject([{ layer: 'order-book', kind: 'unsuited', suits: undefined }]);
  });

  it('has nothing to say of a lookback that nobody chose', () => {
    expect(timeframeMatch('day', MINUTE, [{ layer: 'funding', lookbackMs: undefined }]).mismatches).toEqual(
      [],
    );
  });
});
