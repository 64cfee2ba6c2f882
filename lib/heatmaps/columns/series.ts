import { isVenueId, type VenueId } from '../../market/venues';
import { HEAT_LAYERS, type HeatLayerId } from '../layers';

/** What a cell of a pooled column is: the greatest size of its interval, or the mean. */
export const POOLED = ['max', 'mean'] as const;

export type Pooled = (typeof POOLED)[number];

/** One stored run of columns: a heatmap of a market at one venue, or of all venues laid on the reference venue's prices. */
export interface HeatSeries {
  readonly layer: HeatLayerId;
  /** Base and quote: `BTC-USDT`. */
  readonly market: string;
  /** `all` is the aggregate. */
  readonly source: VenueId | 'all';
  readonly stepMs: number;
  /** Left out, a cell is what was recorded, or the greatest of what was. */
  readonly pooled?: Pooled;
}

/** The key of the series in storage and messages. */
export const seriesKey = ({ layer, market, source, stepMs, pooled }: HeatSeries) =>
  `${layer}/${market}/${source}/${stepMs}${pooled === 'mean' ? '/mean' : ''}`;

/** The series of a key, or undefined when no series of ours has it. */
export function seriesOfKey(key: string): HeatSeries | undefined {
  const [layer, market = '', source = '', step] = key.split('/');
  const known = HEAT_LAYERS.find((id) => id === layer);
  if (!known || !(source === 'all' || isVenueId(source))) return undefined;
  const series: HeatSeries = { layer: known, market, source, stepMs: Number(step) };
  const mean: HeatSeries = { ...series, pooled: 'mean' };
  return [series, mean].find((each) => seriesKey(each) === key);
}
