import { Random } from '../../dev/simulator/random';
import type { FlowBar, ForcedClose } from '../../lib/flow/flow-bar';

const START_MS = 1_760_000_000_000;
const DAY_MS = 86_400_000;
const STEPS_PER_BAR = 6;
const BIN_SIZE = 10;
/** Of log price in a day. */
const DAILY_SPREAD = 0.03;
/** Base units traded in a day, and as open interest. */
const DAILY_VOLUME = 300_000;
const OPEN_INTEREST = 80_000;

/** Seeded bars of a market around 60,000 US dollars: 3 % a day, 2 bp bins, open interest and forced closes. */
export function flowSeries(count: number, intervalMs: number, seed: number): readonly FlowBar[] {
  const random = new Random(seed);
  const spread = DAILY_SPREAD * Math.sqrt(intervalMs / DAY_MS / STEPS_PER_BAR);
  let price = 60_000;
  let openInterest = OPEN_INTEREST;
  return Array.from({ length: count }, (_, index): FlowBar => {
    const path = [price];
    for (let step = 0; step < STEPS_PER_BAR; step += 1) {
      // Drawn back a little, so that the price stays in one grid as it does in most months.
      price *= Math.exp(random.gauss() * spread + (60_000 / price - 1) * 0.0003);
      path.push(price);
    }
    const [low, high] = [Math.min(...path), Math.max(...path)];
    const firstBin = Math.floor(low / BIN_SIZE);
    const bins = Math.floor(high / BIN_SIZE) - firstBin + 1;
    const volume = (DAILY_VOLUME * intervalMs * Math.exp(random.gauss() * 0.5)) / DAY_MS;
    const side = () => new Float64Array(bins).map(() => (volume / bins) * random.next());
    openInterest += random.gauss() * volume * 0.05 + (OPEN_INTEREST - openInterest) * 0.001;
    return {
      time: START_MS + index * intervalMs,
      intervalMs,
      open: path[0] ?? price,
      high,
      low,
      close: price,
      markHigh: high,
      markLow: low,
      volume: { binSize: BIN_SIZE, firstBin, buy: side(), sell: side(), exact: true },
      openInterest,
      liquidations: forcedCloses(random, low, high),
    };
  });
}

function forcedCloses(random: Random, low: number, high: number): readonly ForcedClose[] {
  const closes: ForcedClose[] = [];
  if (random.chance(0.4)) closes.push({ price: low, size: random.pareto(1.5) * 0.1, position: 'long' });
  if (random.chance(0.4)) closes.push({ price: high, size: random.pareto(1.5) * 0.1, position: 'short' });
  return closes;
}
