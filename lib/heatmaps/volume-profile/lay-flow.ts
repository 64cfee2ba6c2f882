import type { VolumeAtPrice } from '../../flow/flow-bar';
import type { Laid } from './lay-candles';
import { firstRow, isPlaceable, isVolume, lastRow, type RowScale, topOf } from './row-span';
import type { RowStore } from './row-store';

const NOTHING: Laid = { volume: 0, exact: 0, bars: 0 };

/**
 * Lays what was traded at each price on the rows. A bin that reaches over the edge of a row, because the venue's prices
 * are moved or its bins are coarser, is shared out by how much of it lies in each.
 */
export function layFlow(traded: VolumeAtPrice, scale: RowScale, store: RowStore): Laid {
  const { binSize, firstBin, buy, sell, exact } = traded;
  const [start, end] = inUse(traded);
  if (start === end) return { ...NOTHING, bars: 1 };
  const low = (firstBin + start) * binSize;
  const high = (firstBin + end) * binSize;
  const isSound = isPlaceable(low + scale.basis, high + scale.basis, topOf(scale.rowSize));
  if (!isSound || ![...buy, ...sell].every(isVolume)) return NOTHING;
  const first = firstRow(position(low, scale));
  store.reserve(first, lastRow(first, position(high, scale)) + 1);
  let volume = 0;
  let whole = 0;
  for (let bin = start; bin < end; bin += 1) {
    const bought = buy[bin] as number;
    const sold = sell[bin] as number;
    if (bought === 0 && sold === 0) continue;
    volume += bought + sold;
    const from = position((firstBin + bin) * binSize, scale);
    const to = position((firstBin + bin + 1) * binSize, scale);
    if (layBin(from, to, bought, sold, store)) whole += bought + sold;
  }
  return { volume, exact: exact ? whole : 0, bars: 1 };
}

/** Returns whether the bin lies in one row. */
function layBin(from: number, to: number, bought: number, sold: number, store: RowStore): boolean {
  const first = firstRow(from);
  const last = lastRow(first, to);
  if (first === last) {
    store.add(first, bought, sold, 0);
    return true;
  }
  for (let row = first; row <= last; row += 1) {
    const share = ((row === last ? to : row + 1) - (row === first ? from : row)) / (to - from);
    store.add(row, bought * share, sold * share, 0);
  }
  return false;
}

const position = (price: number, { rowSize, basis }: RowScale) => (price + basis) / rowSize;

/** The bins from the first with volume to after the last. */
function inUse({ buy, sell }: VolumeAtPrice): readonly [number, number] {
  let [start, end] = [0, buy.length];
  while (end > 0 && buy[end - 1] === 0 && sell[end - 1] === 0) end -= 1;
  while (start < end && buy[start] === 0 && sell[start] === 0) start += 1;
  return [start, end];
}
