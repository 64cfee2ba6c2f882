import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import type { Clock } from '../core/clock';
import { FakeClock } from '../core/fake-clock';
import { volumeBinSize } from '../flow/bin-size';
import type { FlowBar, ForcedClose } from '../flow/flow-bar';
import { spreadVolume } from '../flow/volume-at-price';
import { marketOf } from '../heatmaps/liquidation/flow-fixture';
import type { LiquidationMarket } from '../heatmaps/liquidation/model';
import { btcInstrument } from '../market/book-fixture';
import type { Instrument } from '../market/instrument';
import { DERIVED_STEP_MS } from './layer';

/** The beginning of a day (UTC). */
export const MIDNIGHT = 20_000 * DAY_MS;
export const MARKET = 'BTC-USDT';

/** The reference, and a venue that trades a little higher. For tests. */
export const BINANCE = btcInstrument();
export const BYBIT = btcInstrument({ venue: 'bybit-linear' });
export const VENUES: readonly Instrument[] = [BINANCE, BYBIT];
export const BYBIT_PREMIUM = 24;

/** Where the reference trades at a time: up and down by some per cent within hours. */
export function priceAt(time: number, { venue }: Pick<Instrument, 'venue'> = BINANCE): number {
  const wave = (periodMs: number) => Math.sin((2 * Math.PI * time) / periodMs);
  const price =
    60_000 * (1 + 0.02 * wave(11 * HOUR_MS) + 0.006 * wave(97 * MINUTE_MS) + 0.002 * wave(13 * MINUTE_MS));
  return Math.round(10 * (price + (venue === BINANCE.venue ? 0 : BYBIT_PREMIUM))) / 10;
}

/** A bar of a simulated market: always the same for the same time. */
export function simulatedBar(instrument: Instrument, time: number, intervalMs = DERIVED_STEP_MS): FlowBar {
  const [open, close] = [priceAt(time, instrument), priceAt(time + intervalMs, instrument)];
  const [high, low] = [Math.max(open, close) + 15, Math.min(open, close) - 15];
  const index = Math.round(time / intervalMs);
  const size = (100 + (index % 7) * 30) * (intervalMs / DERIVED_STEP_MS);
  const binSize = volumeBinSize(close, instrument.priceStep);
  const liquidations: readonly ForcedClose[] =
    index % 3 === 0 ? [{ price: low + 3, size: 1 + (index % 5), position: 'long' }] : [];
  return {
    time,
    intervalMs,
    open,
    high,
    low,
    close,
    markHigh: high,
    markLow: low,
    volume: spreadVolume({ low, high }, { buy: size / 2, sell: size / 3 }, binSize),
    openInterest: 80_000 + Math.round(300 * Math.sin(index / 9)) + (index % 4),
    openInterestTime: time + intervalMs - 5_000,
    liquidations,
  };
}

/** The bars that begin in `[from, to)`. */
export const simulatedBars = (
  instrument: Instrument,
  from: number,
  to: number,
  intervalMs = DERIVED_STEP_MS,
) =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / intervalMs)) }, (_, index) =>
    simulatedBar(instrument, from + index * intervalMs, intervalMs),
  );

/** What models know of both venues. */
export const contractOf = async (_instrument: Instrument): Promise<LiquidationMarket | undefined> =>
  marketOf();

/** What is to be done after a while is done in the next turn. */
function soon(_delayMs: number, task: () => void): () => void {
  const turn = setImmediate(task);
  return () => clearImmediate(turn);
}

/** A clock that stands still and lets nobody wait. */
export const eagerClock = (now = MIDNIGHT): Clock => ({
  now: () => now,
  after: soon,
  every: new FakeClock(now).every,
});
