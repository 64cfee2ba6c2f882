import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { cascadeOf, wallOf } from '../analysis/claims/test-endings';
import { FakeClock } from '../core/fake-clock';
import { randomFrom } from '../analysis/statistics/random';
import { volumeBinSize } from '../flow/bin-size';
import type { FlowBar } from '../flow/flow-bar';
import { mergeBars } from '../flow/merge-bars';
import { spreadVolume } from '../flow/volume-at-price';
import type { HeatColumn } from '../heatmaps/columns/column';
import { marketOf } from '../heatmaps/liquidation/flow-fixture';
import { createModel } from '../heatmaps/liquidation/model';
import type { LiquidationModelId } from '../heatmaps/liquidation/model-id';
import { BarStore } from '../storage/bar-store';
import { ColumnArchive } from '../storage/column-archive';
import type { Database } from '../storage/database';
import { EndingStore } from '../storage/ending-store';
import { DERIVED_STEP_MS } from './layer';
import { LiquidationLayer } from './liquidation-layer';
import { BINANCE, MARKET, MIDNIGHT } from './test-market';

/** Of the log price in a minute. */
const STEP = 0.0006;
const LOOKBACK_DAYS = 1;
/** Minutes are kept so long, then five of them together. */
const MINUTE_DAYS = 3;

interface RandomMarket {
  readonly seed: number;
  readonly days: number;
  readonly model: LiquidationModelId;
}

/**
 * Puts on disk, through the stores that the background writes to, a market in which nothing has to do with anything: a
 * price without memory and the real map of its flow, walls whose fate hangs on their distance alone, and cascades at some
 * of the moves of the price.
 */
export async function recordRandomMarket(
  database: Database,
  { seed, days, model }: RandomMarket,
): Promise<void> {
  const random = randomFrom(seed);
  const minutes = randomWalk(random, MIDNIGHT - LOOKBACK_DAYS * DAY_MS, MIDNIGHT + days * DAY_MS);
  const steps = mergeBars(minutes, DERIVED_STEP_MS);
  const fine = minutes.filter(({ time }) => time >= MIDNIGHT + (days - MINUTE_DAYS) * DAY_MS);
  const coarse = steps.filter(({ time }) => time < (fine[0]?.time ?? Infinity));
  const store = new BarStore({ database, clock: new FakeClock(), maxPendingBars: Infinity });
  for (const bars of [fine, coarse])
    store.append({ ...BINANCE, intervalMs: bars[0]?.intervalMs ?? NaN }, { bars, gaps: [] });
  await store.flush();
  const series = { layer: 'liquidation', market: MARKET, source: 'all', stepMs: DERIVED_STEP_MS } as const;
  for (let day = 0; day < days; day += 1)
    await new ColumnArchive(database).put(series, mapOf(steps, MIDNIGHT + day * DAY_MS, model), 0);
  await recordWalls(new EndingStore(database), random, days);
  await recordCascades(new EndingStore(database), random, { minutes, steps });
}

function randomWalk(random: () => number, from: number, to: number): readonly FlowBar[] {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let log = Math.log(60_000);
  const steps = () =>
    Array.from({ length: 4 }, () => {
      log += (STEP / 2) * gauss();
      return Math.exp(log);
    });
  return Array.from({ length: (to - from) / MINUTE_MS }, (_, index): FlowBar => {
    const path = [Math.exp(log), ...steps()].map((price) => Math.round(price * 10) / 10);
    const [open = NaN, close = NaN] = [path[0], path.at(-1)];
    const [low, high] = [Math.min(...path), Math.max(...path)];
    const size = -40 * Math.log(1 - random());
    const buy = size * (0.3 + 0.4 * random());
    const time = from + index * MINUTE_MS;
    return {
      time,
      intervalMs: MINUTE_MS,
      open,
      high,
      low,
      close,
      markHigh: high,
      markLow: low,
      volume: spreadVolume(
        { low, high },
        { buy, sell: size - buy },
        volumeBinSize(60_000, BINANCE.priceStep),
      ),
      openInterest: 80_000 + 600 * gauss(),
      openInterestTime: time + MINUTE_MS,
      liquidations: [],
    };
  });
}

/** The map of a day, as the background works it out: made anew each day, of what was opened since its lookback. */
function mapOf(steps: readonly FlowBar[], day: number, model: LiquidationModelId): readonly HeatColumn[] {
  const layer = new LiquidationLayer([{ instrument: BINANCE, model: createModel(model, marketOf()) }]);
  return steps
    .filter(({ time }) => time >= day - LOOKBACK_DAYS * DAY_MS && time < day + DAY_MS)
    .flatMap((bar) => {
      layer.observe(BINANCE, bar);
      const columns = layer.take().flatMap(({ source, column }) => (source === 'all' ? column : []));
      return columns.filter(({ time }) => time >= day);
    });
}

async function recordWalls(store: EndingStore, random: () => number, days: number): Promise<void> {
  const count = days * 72;
  const walls = Array.from({ length: count }, (_, index) => {
    const distanceBp = 200 * random();
    const since = MIDNIGHT + index * 20 * MINUTE_MS;
    return wallOf({
      id: `ask-${index}`,
      since,
      endedAt: since + 300_000 * random(),
      peakSize:
        20 * Math.exp(2.5 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())),
      distanceBp,
      fate: random() < (distanceBp < 15 ? 0.4 : 0.8) ? 'pulled' : 'filled',
    });
  });
  await Promise.all(walls.map((wall) => store.wall(wall)));
}

async function recordCascades(
  store: EndingStore,
  random: () => number,
  { minutes, steps }: { readonly minutes: readonly FlowBar[]; readonly steps: readonly FlowBar[] },
): Promise<void> {
  const moves = steps.filter(
    ({ time, open, close }) => time >= MIDNIGHT + HOUR_MS && Math.abs(Math.log(close / open)) >= 0.001,
  );
  const cascades = moves
    .filter(() => random() < 0.05)
    .map(({ time, open, close }) => {
      const start = time + Math.floor(random() * 120) * 1_000;
      return cascadeOf({
        start,
        end: start - 42_000 * Math.log(1 - random()),
        direction: close > open ? 'up' : 'down',
        startPrice: open,
        volumeRatio: volumeRatioAt(minutes, Math.floor(60 + random() * (minutes.length - 60))),
      });
    });
  await Promise.all(cascades.map((cascade) => store.cascade(cascade)));
}

/** Quote units. */
const worth = ({ volume: { buy, sell }, close }: FlowBar) =>
  close * [...buy, ...sell].reduce((sum, size) => sum + size, 0);

/** What was traded in a minute, against the mean of the hour before. */
function volumeRatioAt(minutes: readonly FlowBar[], index: number): number {
  const hour = minutes.slice(index - 60, index).map(worth);
  const minute = minutes[index];
  return minute ? worth(minute) / (hour.reduce((sum, each) => sum + each, 0) / 60) : Number.NaN;
}
