/** One bar; prices in ticks, volumes in lots, `quote…` in ticks × lots. `time` is the bar's start. */
export interface Bar {
  readonly time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  lots: number;
  quote: number;
  trades: number;
  takerBuyLots: number;
  takerBuyQuote: number;
}

export interface BarTrade {
  readonly tick: number;
  readonly lots: number;
  readonly side: 'buy' | 'sell';
}

const SECOND = 1_000;
const MINUTE = 60_000;
/** Two hours of one-second bars and three days of minutes are kept. */
const CAPACITY = 7_200;
const MINUTE_CAPACITY = 4_320;

/** The bars of one instrument, built from its trades: seconds and minutes kept, longer ones put together when asked. */
export class CandleStore {
  private readonly seconds: Bar[] = [];
  private readonly minutes: Bar[] = [];

  /**
   * Tells what traded up to `time`; without trades the bar continues at `lastTick`. Bars that were passed over follow one
   * another as on a venue, which has one for every interval.
   */
  add(time: number, trades: readonly BarTrade[], lastTick: number): void {
    extend(this.seconds, SECOND, time, trades, lastTick, CAPACITY);
    extend(this.minutes, MINUTE, time, trades, lastTick, MINUTE_CAPACITY);
  }

  /** Bars of `intervalMs`, oldest first; with `from` the oldest `limit` since then, without it the newest ones. */
  bars(intervalMs: number, range: { from?: number; to?: number; limit: number }): readonly Bar[] {
    const to = range.to ?? Number.POSITIVE_INFINITY;
    const inRange = this.grouped(intervalMs).filter(({ time }) => time >= (range.from ?? 0) && time <= to);
    return range.from === undefined ? inRange.slice(-range.limit) : inRange.slice(0, range.limit);
  }

  /** The last finished bar, where there is one, and the running one. */
  latest(intervalMs: number): readonly Bar[] {
    const source = intervalMs < MINUTE ? this.seconds : this.minutes;
    if (intervalMs === SECOND || intervalMs === MINUTE) return source.slice(-2);
    const newest = source.at(-1)?.time ?? 0;
    const since = newest - (newest % intervalMs) - intervalMs;
    return group(
      source.filter(({ time }) => time >= since),
      intervalMs,
    );
  }

  private grouped(intervalMs: number): readonly Bar[] {
    if (intervalMs === SECOND) return this.seconds;
    if (intervalMs === MINUTE) return this.minutes;
    return group(intervalMs < MINUTE ? this.seconds : this.minutes, intervalMs);
  }
}

const flatBar = (time: number, tick: number): Bar => ({
  time,
  open: tick,
  high: tick,
  low: tick,
  close: tick,
  lots: 0,
  quote: 0,
  trades: 0,
  takerBuyLots: 0,
  takerBuyQuote: 0,
});

function extend(
  bars: Bar[],
  intervalMs: number,
  time: number,
  trades: readonly BarTrade[],
  lastTick: number,
  capacity: number,
): void {
  const start = time - (time % intervalMs);
  const last = bars.at(-1);
  if (last && last.time >= start) {
    add(last, trades);
    return;
  }
  const tick = last?.close ?? lastTick;
  const missing = last ? Math.min(capacity, (start - last.time) / intervalMs - 1) : 0;
  for (let left = missing; left > 0; left -= 1) bars.push(flatBar(start - left * intervalMs, tick));
  const bar = flatBar(start, trades[0]?.tick ?? tick);
  bars.push(bar);
  bars.splice(0, bars.length - capacity);
  add(bar, trades);
}

function add(bar: Bar, trades: readonly BarTrade[]): void {
  for (const { tick, lots, side } of trades) {
    bar.high = Math.max(bar.high, tick);
    bar.low = Math.min(bar.low, tick);
    bar.close = tick;
    bar.lots += lots;
    bar.quote += lots * tick;
    bar.trades += 1;
    if (side === 'sell') continue;
    bar.takerBuyLots += lots;
    bar.takerBuyQuote += lots * tick;
  }
}

function group(bars: readonly Bar[], intervalMs: number): readonly Bar[] {
  const groups: Bar[] = [];
  for (const bar of bars) {
    const start = bar.time - (bar.time % intervalMs);
    const last = groups.at(-1);
    if (last?.time === start) merge(last, bar);
    else groups.push({ ...bar, time: start });
  }
  return groups;
}

function merge(into: Bar, bar: Bar): void {
  into.high = Math.max(into.high, bar.high);
  into.low = Math.min(into.low, bar.low);
  into.close = bar.close;
  into.lots += bar.lots;
  into.quote += bar.quote;
  into.trades += bar.trades;
  into.takerBuyLots += bar.takerBuyLots;
  into.takerBuyQuote += bar.takerBuyQuote;
}
