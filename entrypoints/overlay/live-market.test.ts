import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '@/lib/core/durations';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import { LiveMarket, wishOf } from './live-market';

const NOW = Date.UTC(2026, 0, 2);
const WISH = wishOf(DEFAULT_SETTINGS);

const open = () =>
  new LiveMarket({
    key: 'chart.example',
    market: 'BTC-USDT',
    venue: 'binance-usdm',
    symbol: 'BTCUSDT',
    chosen: false,
    known: true,
  });

/** The last hour, some minutes ago. */
const seen = (minutesAgo: number) => {
  const to = NOW - minutesAgo * 60_000;
  return { from: to - HOUR_MS, to };
};

describe('what a page asks for', () => {
  it('is asked once for a view that stands, and anew for one that moved', () => {
    const market = open();
    expect(market.request({ seen: seen(0), isMoving: false }, WISH, NOW)).toMatchObject({ seen: seen(0) });
    expect(market.request({ seen: seen(0), isMoving: false }, WISH, NOW + 250)).toBeUndefined();
    const moved = market.request({ seen: seen(10), isMoving: false }, WISH, NOW + 500);
    expect(moved).toMatchObject({ seen: seen(10) });
  });

  it('follows a view while it moves only once a second, and at once when it rests', () => {
    const market = open();
    market.request({ seen: seen(0), isMoving: false }, WISH, NOW);
    const asked = [1, 2, 3, 4, 5].map((turn) =>
      market.request({ seen: seen(2 * turn), isMoving: true }, WISH, NOW + 250 * turn),
    );
    expect(asked.map((one) => one?.seen)).toEqual([undefined, undefined, undefined, seen(8), undefined]);
    expect(asked[3]?.isMoving).toBe(true);
    const rested = market.request({ seen: seen(12), isMoving: false }, WISH, NOW + 1_500);
    expect(rested).toMatchObject({ seen: seen(12), isMoving: false });
  });

  it('does not wait for history that it lacks', () => {
    const market = open();
    market.request({ seen: seen(0), isMoving: false }, WISH, NOW);
    const wanted = market.request({ seen: seen(300), isMoving: true }, WISH, NOW + 250);
    expect(wanted?.from).toBeLessThan(seen(300).from);
  });
});
