import { assert } from '../core/assert';
import { binOf } from './bin-size';
import { decimalsOf, roundTo } from './decimals';
import type { VolumeAtPrice } from './flow-bar';

/** No trades, at a price. */
export const noVolume = (price: number, binSize: number): VolumeAtPrice => ({
  binSize,
  firstBin: binOf(price, binSize),
  buy: new Float64Array(0),
  sell: new Float64Array(0),
  exact: true,
});

/** Volume of which no more is known than the range in which it was traded, spread evenly over it. */
export function spreadVolume(
  range: { readonly low: number; readonly high: number },
  volume: { readonly buy: number; readonly sell: number },
  binSize: number,
): VolumeAtPrice {
  const firstBin = binOf(range.low, binSize);
  const shares = sharesOfBins(range, firstBin, binSize);
  return {
    binSize,
    firstBin,
    buy: shares.map((share) => share * volume.buy),
    sell: shares.map((share) => share * volume.sell),
    exact: false,
  };
}

/** Which share of a range of prices lies in each bin. */
function sharesOfBins({ low, high }: { low: number; high: number }, firstBin: number, binSize: number) {
  if (!(high > low)) return Float64Array.of(1);
  // A bin that the range only touches with its upper end holds nothing of it.
  const count = Math.max(1, Math.ceil(high / binSize - 1e-9) - firstBin);
  return Float64Array.from({ length: count }, (_, index) => {
    const floor = (firstBin + index) * binSize;
    const from = index === 0 ? low : floor;
    const to = index === count - 1 ? high : floor + binSize;
    return (to - from) / (high - low);
  });
}

/** The sum of volumes at a price, on bins that every one of theirs lies in wholly: the 1, 2 or 5 · 10^k that all divide. */
export function addVolumes(volumes: readonly VolumeAtPrice[]): VolumeAtPrice {
  const binSize = commonBinSize(volumes.map((volume) => volume.binSize));
  const target = (volume: VolumeAtPrice, bin: number) =>
    Math.floor(((volume.firstBin + bin) * volume.binSize) / binSize + 1e-9);
  const traded = volumes.filter(({ buy }) => buy.length > 0);
  const reaching = traded.length > 0 ? traded : volumes;
  const firstBin = Math.min(...reaching.map((volume) => target(volume, 0)));
  const end = Math.max(...traded.map((volume) => target(volume, volume.buy.length - 1) + 1), firstBin);
  const sum = (side: 'buy' | 'sell') => {
    const bins = new Float64Array(end - firstBin);
    for (const volume of traded)
      for (const [bin, size] of volume[side].entries()) {
        const at = target(volume, bin) - firstBin;
        bins[at] = (bins[at] ?? 0) + size;
      }
    return inDecimals(
      bins,
      traded.map((volume) => volume[side]),
    );
  };
  return {
    binSize,
    firstBin,
    buy: sum('buy'),
    sell: sum('sell'),
    exact: volumes.every(({ exact }) => exact),
  };
}

/** Sums of decimals are decimals of as many places. */
function inDecimals(sums: Float64Array, parts: readonly Float64Array[]): Float64Array {
  const decimals = decimalsOf(parts.flatMap((part) => [...part]));
  return decimals === undefined ? sums : sums.map((sum) => roundTo(sum, decimals));
}

function commonBinSize(sizes: readonly number[]): number {
  const largest = Math.max(...sizes);
  // From 2 and 5 of one decade to 10 is one doubling.
  const common = [largest, 2 * largest].find((size) => sizes.every((each) => isMultiple(size, each)));
  assert(common !== undefined, 'bins that are added up are 1, 2 or 5 · 10^k steps');
  return roundTo(common, 12);
}

function isMultiple(large: number, small: number): boolean {
  const ratio = large / small;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 * ratio;
}
