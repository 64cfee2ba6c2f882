/**
 * The parts of TradingView's chart object that are read. None of it is promised to us: names come from the public
 * documentation of the charting library and from what pages carry, so every one may be missing in some version.
 */
export interface TradingViewApi {
  activeChart(): TradingViewChart;
}

export interface TradingViewChart {
  hasModel?(): boolean;
  getPanes?(): readonly TradingViewPane[];
  getAllPanesHeight?(): readonly number[];
  symbol?(): unknown;
  resolution?(): unknown;
  getTimezone?(): unknown;
  getTimezoneApi?(): { getTimezone?(): { id?: unknown } };
  chartWidget?(): { model(): TradingViewModel };
  readonly _chartWidget?: { model(): TradingViewModel };
}

export interface TradingViewPane {
  hasMainSeries?(): boolean;
  getHeight?(): number;
  getMainSourcePriceScale?(): TradingViewPriceScale | null;
}

export interface TradingViewPriceScale {
  getMode?(): number;
  isInverted?(): boolean;
  coordinateToPrice?(y: number): unknown;
  getVisiblePriceRange?(): { readonly from: number; readonly to: number } | null;
}

export interface TradingViewModel {
  model?(): TradingViewModel;
  timeScale?(): TradingViewTimeScale;
  mainSeries?(): { bars(): { valueAt(index: number): readonly unknown[] | null } };
}

export interface TradingViewTimeScale {
  indexToCoordinate(index: number): number;
  visibleBarsStrictRange(): TradingViewRange;
}

/** Methods in some versions, fields in others. */
export interface TradingViewRange {
  firstBar?(): number;
  lastBar?(): number;
  readonly _firstBar?: number;
  readonly _lastBar?: number;
}

const NAMES = ['TradingViewApi', 'tradingViewApi', 'tvWidget', 'widget'];

/** The chart object of a page, under whichever of its names. */
export function findTradingView(page: object): TradingViewApi | undefined {
  for (const name of NAMES) {
    const found = attempt(() => (page as Record<string, unknown>)[name]);
    if (isApi(found)) return found;
  }
  return undefined;
}

const isApi = (value: unknown): value is TradingViewApi =>
  attempt(() => typeof (value as TradingViewApi | undefined)?.activeChart === 'function') === true;

/** The result of a look into the page, or undefined when the page throws. */
export function attempt<Result>(look: () => Result): Result | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
