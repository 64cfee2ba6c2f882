import type { HeatColumn, PriceGrid } from '../../lib/heatmaps/columns/column';
import { quantise } from '../../lib/heatmaps/columns/quantise';

/** A bar of the synthetic market, for candles drawn beside the heat. */
export interface SyntheticBar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export interface SyntheticMarket {
  readonly columns: readonly HeatColumn[];
  readonly bars: readonly SyntheticBar[];
}

interface Wall {
  readonly bin: number;
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

const STEP_MS = 1000;
const BIN_SIZE = 5;
const MID_PRICE = 60_000;
const COLUMNS_PER_BAR = 20;

/**
 * A seeded order book over time: sizes fall off from the touch and are heavy-tailed, round numbers are thicker,
 * walls stand for a while and are pulled, some just ahead of the price. Every bin of every column holds something
 * within the books' reach, which is the hardest case for a renderer.
 */
export function syntheticMarket(columns: number, bins: number, seed: number, start: number): SyntheticMarket {
  const random = seeded(seed);
  const grid: PriceGrid = {
    firstBin: MID_PRICE / BIN_SIZE - bins / 2,
    count: bins,
    binSize: BIN_SIZE,
    unit: 0.001,
  };
  const walls = Array.from({ length: 70 }, () => randomWall(random, columns, bins));
  const base = Float64Array.from({ length: bins }, (_, bin) => restingSize(random, grid.firstBin + bin));
  const mids = randomWalk(random, columns, bins);
  return {
    columns: mids.map((mid, index): HeatColumn => {
      drift(random, base);
      return columnOf(grid, start + index * STEP_MS, index, mid, base, walls);
    }),
    bars: barsOf(mids, grid, start),
  };
}

function columnOf(
  grid: PriceGrid,
  time: number,
  index: number,
  mid: number,
  base: Float64Array,
  walls: readonly Wall[],
): HeatColumn {
  const sizes = base.map((size, bin) => size / (1 + (Math.abs(bin - mid) / 160) ** 1.4));
  for (const { bin, from, to, size } of walls) if (index >= from && index < to) sizes[bin] = size;
  const side = (isBid: boolean) =>
    Uint8Array.from(sizes, (size, bin) => (bin < mid === isBid ? quantise(size, grid.unit) : 0));
  const price = (bin: number) => (grid.firstBin + bin) * grid.binSize;
  return {
    time,
    stepMs: STEP_MS,
    grid,
    cells: { bid: side(true), ask: side(false) },
    bid: price(Math.floor(mid)),
    ask: price(Math.floor(mid) + 1),
    coverage: [{ venue: 'binance-usdm', low: price(0), high: price(grid.count), shift: 0 }],
  };
}

function restingSize(random: () => number, bin: number): number {
  const heavy = 0.15 / (1 - random()) ** 0.7;
  return heavy * (bin % 20 === 0 ? 5 : bin % 10 === 0 ? 2.5 : 1);
}

/** Orders come and go: a few bins change a little in every column. */
function drift(random: () => number, base: Float64Array): void {
  for (let n = 0; n < base.length * 0.03; n += 1) {
    const bin = Math.floor(random() * base.length);
    base[bin] = Math.min(60, Math.max(0.02, (base[bin] ?? 0) * Math.exp((random() - 0.5) * 0.7)));
  }
}

function randomWall(random: () => number, columns: number, bins: number): Wall {
  const from = Math.floor((random() * 1.2 - 0.2) * columns);
  const length = columns * (random() < 0.5 ? 0.02 + random() * 0.1 : 0.1 + random() * 0.5);
  const bin = Math.floor((0.5 + (random() - 0.5) * 0.8) * bins);
  return { bin: bin - (bin % 5), from, to: from + length, size: 40 / (0.04 + random()) };
}

function randomWalk(random: () => number, columns: number, bins: number): number[] {
  let mid = bins / 2;
  let trend = 0;
  return Array.from({ length: columns }, () => {
    trend = trend * 0.985 + (random() - 0.5) * 0.12;
    mid += trend + (random() - 0.5) * 1.6 + (bins / 2 - mid) * 0.0004;
    return mid;
  });
}

function barsOf(mids: readonly number[], grid: PriceGrid, start: number): SyntheticBar[] {
  const bars: SyntheticBar[] = [];
  for (let index = 0; index < mids.length; index += COLUMNS_PER_BAR) {
    const prices = mids
      .slice(index, index + COLUMNS_PER_BAR + 1)
      .map((bin) => (grid.firstBin + bin) * grid.binSize);
    const [open = 0, close = 0] = [prices[0], prices.at(-1)];
    bars.push({
      time: start + index * STEP_MS,
      open,
      high: Math.max(...prices),
      low: Math.min(...prices),
      close,
    });
  }
  return bars;
}

/** mulberry32: small, seeded, the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
