import { EXCHANGES } from '@/lib/exchanges/registry';
import type { MarketHub } from '@/lib/feeds/market-hub';
import { instrumentFor } from '@/lib/market/market-key';
import type { BarsQuery, BarsReport } from '@/lib/protocol/messages';

/** Venues give about a thousand bars in one answer. */
const PAGE = 950;
const PAGES = 3;

/** The newest bars of a market as its venue tells them; none where it has no such market or interval. */
export async function knownBars(
  hub: MarketHub,
  { venue, market, intervalMs }: BarsQuery,
  now: number,
): Promise<BarsReport> {
  const rest = hub.rest(venue);
  const instrument = instrumentFor(market, hub.instruments(venue));
  const { history } = EXCHANGES[venue];
  if (!rest || !instrument || !history.candles) return { bars: new Float64Array() };
  const span = PAGE * intervalMs;
  const pages = await Promise.all(
    Array.from({ length: PAGES }, async (_, page) => {
      const to = now - (PAGES - 1 - page) * span;
      const range = { from: to - span + 1, to, intervalMs };
      return (await history.candles?.page(rest, instrument, range))?.rows ?? [];
    }),
  );
  return { bars: Float64Array.from(pages.flat().flatMap(({ time, high, low }) => [time, high, low])) };
}
