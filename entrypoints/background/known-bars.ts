import type { HistoryPage } from '@/lib/exchanges/exchange';
import { EXCHANGES } from '@/lib/exchanges/registry';
import type { MarketHub } from '@/lib/feeds/market-hub';
import type { CandleEvent } from '@/lib/market/events';
import { instrumentFor } from '@/lib/market/market-key';
import type { BarsQuery, BarsReport } from '@/lib/protocol/messages';

/** Most venues give about a thousand bars in one answer. */
const PAGE = 950;
const PAGES = 3;
/** Of so many markets and intervals bars are kept: more than a handful of charts need. Beyond that it begins anew. */
const MOST_KEPT = 48;
/** Numbers of a bar: see {@link BarsReport}. */
const WIDTH = 3;

/** The bars from the first to before the last moment, epoch ms, as far as one answer goes. */
type Ask = (from: number, to: number) => Promise<HistoryPage<CandleEvent>>;
type Bars = BarsReport['bars'];

/** The newest bars of the markets that pages show, as their venues tell them. What is known is not asked for again. */
export class KnownBars {
  private readonly kept = new Map<string, Promise<Bars>>();

  constructor(private readonly hub: Pick<MarketHub, 'rest' | 'instruments'>) {}

  /**
   * None where the venue has no such market. Rejects when the venue does not tell them and none are known.
   * @param now epoch ms
   */
  async report(query: BarsQuery, now: number): Promise<BarsReport> {
    const { venue, market, intervalMs } = query;
    const { kept, hub } = this;
    const rest = hub.rest(venue);
    const instrument = instrumentFor(market, hub.instruments(venue));
    const { candles } = EXCHANGES[venue].history;
    if (!rest || !instrument || !candles) return { bars: new Float64Array() };
    const ask: Ask = (from, to) => candles.page(rest, instrument, { from, to, intervalMs });
    const key = `${venue} ${market} ${intervalMs}`;
    const known = kept.get(key);
    if (!known && kept.size >= MOST_KEPT) kept.clear();
    // Whoever asks while an answer is on its way waits for it, and asks for no more than is new since.
    const bars = renew(known, ask, intervalMs, now);
    kept.set(key, bars);
    return { bars: await bars };
  }
}

/** What is known and what is new since; all of it anew where there is a hole between them. */
async function renew(
  before: Promise<Bars> | undefined,
  ask: Ask,
  intervalMs: number,
  now: number,
): Promise<Bars> {
  const known = await before?.catch(() => undefined);
  const last = known?.at(-WIDTH);
  if (known && last !== undefined) {
    // From the last on, which was still open. A venue that does not answer takes nothing away.
    const page = await ask(last, now).catch(() => undefined);
    if (!page) return known;
    if (page.until >= now && page.rows[0]?.time === last) return joined(page.rows, known.subarray(0, -WIDTH));
  }
  return newest(ask, intervalMs, now);
}

/** From the newest page back. One that does not reach its end shows how much the venue gives in one answer. */
async function newest(ask: Ask, intervalMs: number, now: number): Promise<Bars> {
  let bars: readonly CandleEvent[] = [];
  let span = PAGE * intervalMs;
  let to = now;
  for (let page = 0; page < PAGES; page += 1) {
    const from = to - span;
    const { rows, until } = await ask(from, to);
    if (until < to) span = until - from;
    else {
      bars = [...rows, ...bars];
      to = from;
    }
  }
  return joined(bars);
}

const joined = (bars: readonly CandleEvent[], older: Iterable<number> = []): Bars =>
  Float64Array.from(
    [...older, ...bars.flatMap(({ time, high, low }) => [time, high, low])].slice(-PAGE * PAGES * WIDTH),
  );
