import type { FlowBar } from '../../flow/flow-bar';

/** No market moves by more than this factor within one bar. */
const MAX_RANGE = 10;
const MIN_PRICE = 1e-15;
const MAX_PRICE = 1e15;
/** Far above what is traded of any coin, far below where sums of it overflow. */
const MAX_SIZE = 1e24;

const isPrice = (value: number) => value >= MIN_PRICE && value <= MAX_PRICE;
const isSize = (value: number) => value >= 0 && value <= MAX_SIZE;

/** True when a market can have the numbers of a bar: prices above zero in order, sizes that are not negative. */
export function isSoundBar(bar: FlowBar): boolean {
  const { time, intervalMs, open, low, high, close, markLow, markHigh, volume } = bar;
  const isTimed = Number.isFinite(time) && intervalMs > 0 && Number.isFinite(intervalMs);
  const lowest = Math.min(open, low, high, close, markLow, markHigh);
  const highest = Math.max(open, low, high, close, markLow, markHigh);
  if (!isTimed || !isPrice(lowest) || !isPrice(highest)) return false;
  const isOrdered = low <= Math.min(open, close) && Math.max(open, close) <= high && markLow <= markHigh;
  return isOrdered && highest <= MAX_RANGE * lowest && isSoundVolume(volume);
}

function isSoundVolume({ binSize, firstBin, buy, sell }: FlowBar['volume']): boolean {
  if (buy.length !== sell.length) return false;
  if (buy.length === 0) return true;
  if (!(firstBin >= 1 && isPrice(binSize) && isPrice(firstBin * binSize))) return false;
  return firstBin + buy.length <= MAX_RANGE * firstBin && areSizes(buy) && areSizes(sell);
}

function areSizes(sizes: Float64Array): boolean {
  for (let bin = 0; bin < sizes.length; bin += 1) if (!isSize(sizes[bin] as number)) return false;
  return true;
}

/** The forced closes of a bar that can be meant as such. */
export const soundPrints = ({ liquidations }: FlowBar) =>
  liquidations.filter(({ price, size }) => isPrice(price) && size > 0 && isSize(size));
