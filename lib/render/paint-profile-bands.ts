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

/** The rows of a profile in view, from the lowest price, low ones put together until they can be seen. */
export function profileBands(axes: ChartAxes, profile: VolumeProfile): readonly ProfileBand[] {
  const { firstBin, binSize } = profile;
  const [first, end] = rowsInView(axes, profile);
  const bands: ProfileBand[] = [];
  let start = first;
  let startY = edgeY(axes, (firstBin + first) * binSize);
  for (let row = first; row < end; row += 1) {
    const y = edgeY(axes, (firstBin + row + 1) * binSize);
    if (Math.abs(y - startY) < MIN_BAND_PX && row + 1 < end) continue;
    const band = bandOf(axes, profile, [start, row + 1], [startY, y]);
    if (band) bands.push(band);
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

function bandOf(
  { pane }: ChartAxes,
  { firstBin, binSize, valueArea, buy, sell, unknown }: VolumeProfile,
  [start, end]: readonly [number, number],
  edges: readonly [number, number],
): ProfileBand | undefined {
  const [upper, lower] = [Math.min(...edges), Math.max(...edges)];
  const line = (y: number) => Math.max(0, Math.min(Math.floor(pane.height), y));
  const [top, bottom] = [line(Math.round(upper)), line(Math.round(lower))];
  if (bottom <= top) return undefined;
  let [bought, sold, other] = [0, 0, 0];
  for (let row = start; row < end; row += 1) {
    bought += buy[row] as number;
    sold += sell[row] as number;
    other += unknown[row] as number;
  }
  const rows = end - start;
  const middle = (firstBin + (start + end) / 2) * binSize;
  return {
    top,
    bottom,
    from: line(Math.floor(upper)),
    to: line(Math.ceil(lower)),
    buy: bought / rows,
    sell: sold / rows,
    unknown: other / rows,
    isValue: middle > valueArea.low && middle < valueArea.high,
  };
}
