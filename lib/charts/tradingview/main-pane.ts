import { MAX_COORDINATE } from '../label-payload';
import {
  attempt,
  type TradingViewChart,
  type TradingViewPane,
  type TradingViewPriceScale,
} from './page-object';
import { isWithin, type PricePoint } from './sample';

export interface MainPane {
  readonly scale: TradingViewPriceScale;
  readonly height: number;
}

const MIN_PANE = 20;
const MAX_PANES = 32;
/** Heights down the pane at which the price scale is sampled, as shares. */
const SHARES = [0.05, 0.275, 0.5, 0.725, 0.95];

/** The pane with the main series; undefined where the version cannot tell which of several it is. May throw. */
export function findMainPane(chart: TradingViewChart): MainPane | undefined {
  const panes = chart.getPanes?.() ?? [];
  const index = mainIndex(panes);
  const pane = panes[index];
  const scale = pane?.getMainSourcePriceScale?.();
  if (!pane || !scale) return undefined;
  const height = attempt(() => chart.getAllPanesHeight?.()[index]) ?? attempt(() => pane.getHeight?.());
  return isWithin(height, MAX_COORDINATE) && height > MIN_PANE ? { scale, height } : undefined;
}

/** −1 where no pane is known to be the main one. */
function mainIndex(panes: readonly TradingViewPane[]): number {
  let silent = true;
  for (let index = 0; index < Math.min(panes.length, MAX_PANES); index += 1) {
    const answer = attempt(() => panes[index]?.hasMainSeries?.());
    if (answer === true) return index;
    silent &&= answer === undefined;
  }
  return silent && panes.length === 1 ? 0 : -1;
}

/** `[price, y]` down the pane; undefined where the scale does not say every one of them. May throw. */
export function samplePrices({ scale, height }: MainPane): readonly PricePoint[] | undefined {
  if (typeof scale.coordinateToPrice !== 'function') return rangePrices(scale, height);
  const points: PricePoint[] = [];
  for (const share of SHARES) {
    const y = share * height;
    const price = scale.coordinateToPrice(y);
    if (typeof price !== 'number' || !Number.isFinite(price)) return undefined;
    points.push([price, y]);
  }
  return points;
}

/** Versions without coordinates say which prices are at the ends of the pane. */
function rangePrices(scale: TradingViewPriceScale, height: number): readonly PricePoint[] | undefined {
  const range = scale.getVisiblePriceRange?.();
  const inverted = scale.isInverted?.();
  if (!range || typeof inverted !== 'boolean') return undefined;
  const { from, to } = range;
  if (!Number.isFinite(from) || !Number.isFinite(to) || !(to > from)) return undefined;
  return [
    [to, inverted ? height : 0],
    [from, inverted ? 0 : height],
  ];
}
