import { describe, expect, it } from 'vitest';
import type { Cascade } from '../analysis/cascades/cascade';
import type { VenueId } from '../market/venues';
import { cascadeOccurrence } from './cascade-occurrence';

const START = Date.UTC(2026, 9, 10, 20, 50, 12);
const FALL: Cascade = {
  direction: 'down',
  start: START,
  end: START + 95_000,
  total: 12_340_000,
  sideShare: 0.943,
  startPrice: 60_000,
  extreme: 59_400,
  peakTen: 3_000_000,
  bought: 1,
  sold: 9,
  usualMinute: undefined,
  volumeRatio: undefined,
};
const BASIS = { market: 'BTC-USDT', price: 59_500, sampled: [] } as const;

const toldWith = (sampled: readonly VenueId[]) =>
  cascadeOccurrence({ type: 'ended', time: START, cascade: FALL }, { ...BASIS, sampled }).reason;

describe('a cascade', () => {
  it('is told as it begins, where the price is', () => {
    const time = START + 8_000;
    const occurrence = cascadeOccurrence({ type: 'started', time, cascade: FALL }, BASIS);
    expect(occurrence).toEqual({
      kind: 'cascade-started',
      market: 'BTC-USDT',
      subject: String(FALL.start),
      time,
      side: 'below',
      price: 59_500,
      size: 12_340_000 / 59_500,
      distancePercent: 0,
      reason:
        'A liquidation cascade has started: $12.3M closed by force since 20:50:12 UTC, 94\u00A0% of it longs, the price down 1.01\u00A0% so far.',
    });
  });

  it('is told as it ends, with how long it took and how far the price went', () => {
    const rise: Cascade = { ...FALL, direction: 'up', extreme: 60_600, bought: 9, sold: 1 };
    const { kind, side, reason } = cascadeOccurrence(
      { type: 'ended', time: START + 130_000, cascade: rise },
      BASIS,
    );
    expect([kind, side]).toEqual(['cascade-ended', 'above']);
    expect(reason).toBe(
      'A liquidation cascade has ended after 95 s: $12.3M closed by force since 20:50:12 UTC, 94\u00A0% of it shorts; the price went up 1.0\u00A0%, from 60,000 to 60,600 at the farthest, 90\u00A0% of what was traded bought by aggressors.',
    );
  });

  it('says of a sampled feed that the total is a floor', () => {
    expect(toldWith(['binance-usdm'])).toMatch(
      / Binance USD-M tells only some of its liquidations: the total is a floor\.$/,
    );
    expect(toldWith(['binance-usdm', 'binance-coinm'])).toMatch(/ tell only some of their liquidations: /);
  });
});
