import { yToPrice } from '../charts/chart-view';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import { edgeY } from './candle-places';
import type { ChartAxes } from './project';

/** Lower rows are drawn together. CSS pixels. */
const MIN_BAND_PX = 2;

/** Rows that are drawn as one bar. Pixel lines are whole, from the top of the pane; ends are exclusive. */
export interface ProfileBand {
  readonly top: number;
  readonly bottom: number;
  /** The lines that its prices reach into. */
  readonly from: number;
  readonly to: number;
  /** Of the mean row, base units. */
  readonly buy: number;
  readonly sell: number;
  readonly unknown: number;
  readonly isValue: boolean;
}

/**
 * The rows of a profile in view, from the lowest price, low ones put together until they can be seen. Hundreds in every
 * frame of a chart that is panned: so no arrays are made to be taken apart again.
 */
export function profileBands(axes: ChartAxes, profile: VolumeProfile): readonly ProfileBand[] {
  const { firstBin, binSize } = profile;
  const height = Math.floor(axes.pane.height);
  const [first, end] = rowsInView(axes, profile);
  const bands: ProfileBand[] = [];
  let start = first;
  let startY = edgeY(axes, (firstBin + first) * binSize);
  for (let row = first; row < end; row += 1) {
    const y = edgeY(axes, (firstBin + row + 1) * binSize);
    if (Math.abs(y - startY) < MIN_BAND_PX && row + 1 < end) continue;
    const upper = Math.min(startY, y);
    const lower = Math.max(startY, y);
    const top = within(Math.round(upper), height);
    const bottom = within(Math.round(lower), height);
    if (bottom > top) {
      const [from, to] = [within(Math.floor(upper), height), within(Math.ceil(lower), height)];
      bands.push({ top, bottom, from, to, ...meanOf(profile, start, row + 1) });
    }
    start = row + 1;
    startY = y;
  }
  return bands;
}

/** The rows that meet the pane, counted from the profile's first. */
function rowsInView({ pane, price }: ChartAxes, { firstBin, binSize, buy }: VolumeProfile) {
  const prices = [yToPrice(price, pane.top), yToPrice(price, pane.top + pane.height)];
  const first = Math.max(0, Math.floor(Math.min(...prices) / binSize) - firstBin);
  const end = Math.min(buy.length, Math.ceil(Math.max(...prices) / binSize) - firstBin);
  return [first, end] as const;
}

/** A pixel line, held within a pane. */
const within = (line: number, height: number) => Math.max(0, Math.min(height, line));

/** The mean of the rows from `start` to before `end`. */
function meanOf(
  { firstBin, binSize, valueArea, buy, sell, unknown }: VolumeProfile,
  start: number,
  end: number,
): Pick<ProfileBand, 'buy' | 'sell' | 'unknown' | 'isValue'> {
  let [bought, sold, other] = [0, 0, 0];
  for (let row = start; row < end; row += 1) {
    bought += buy[row] as number;
    sold += sell[row] as number;
    other += unknown[row] as number;
  }
  const rows = end - start;
  const middle = (firstBin + (start + end) / 2) * binSize;
  return {
    buy: bought / rows,
    sell: sold / rows,
    unknown: other / rows,
    isValue: middle > valueArea.low && middle < valueArea.high,
  };
}
