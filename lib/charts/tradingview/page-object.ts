/**
 * The parts of TradingView's chart object that are read. None of it is promised to us: names come from the public
 * documentation of the charting library and from what pages carry, so every one may be missing in some version.
 * Times the object speaks of are epoch seconds, coordinates CSS pixels from the corner of a pane.
 */
export interface TradingViewApi {
  activeChart?(): TradingViewChart;
  activeChartIndex?(): number;
  /** Of the layout, from 0; the active one without an index. */
  chart?(index?: number): TradingViewChart;
  chartsCount?(): number;
}

export interface TradingViewChart {
  hasModel?(): boolean;
  getPanes?(): readonly TradingViewPane[];
  getAllPanesHeight?(): readonly number[];
  symbol?(): unknown;
  resolution?(): unknown;
  getTimezone?(): unknown;
  getTimezoneApi?(): { getTimezone?(): { id?: unknown } };
  /** Older versions take a callback here instead, which nobody can take back. */
  crossHairMoved?(): TradingViewSubscription;
  chartWidget?(): { model(): TradingViewModel };
  readonly _chartWidget?: { model(): TradingViewModel };
}

/** `owner` only groups listeners; the library takes null. */
export interface TradingViewSubscription {
  subscribe(owner: null, listener: (params: unknown) => void): void;
  unsubscribe(owner: null, listener: (params: unknown) => void): void;
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

/** What looks like a chart object in a page, under any of its names. None of them need be ready to answer. */
export function findTradingView(page: object): readonly TradingViewApi[] {
  const values = NAMES.map((name) => attempt(() => (page as Record<string, unknown>)[name]));
  return values.filter(isApi);
}

/** Other libraries also call things `widget` or `chart`: calling those could do anything. */
const isApi = (value: unknown): value is TradingViewApi =>
  hasMethod(value, 'activeChart') ||
  (hasMethod(value, 'chart') && (hasMethod(value, 'chartsCount') || hasMethod(value, 'onChartReady')));

/** Whether a value of the page has a method of that name. */
export const hasMethod = (value: unknown, name: string) =>
  isObject(value) && attempt(() => typeof (value as Record<string, unknown>)[name] === 'function') === true;

/** Whether a value of the page can have methods; some versions hand out functions as objects. */
export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** The result of a look into the page, or undefined when the page throws. */
export function attempt<Result>(look: () => Result): Result | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
