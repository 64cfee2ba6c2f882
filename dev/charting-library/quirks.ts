export const OBJECT_NAMES = ['TradingViewApi', 'tradingViewApi', 'tvWidget', 'widget'] as const;

export type ObjectName = (typeof OBJECT_NAMES)[number];

/** The parts of the page object, as `missing` and `throwing` name them. */
export type ObjectPart =
  | 'api'
  | 'chart'
  | 'pane'
  | 'scale'
  | 'zone'
  | 'widget'
  | 'model'
  | 'times'
  | 'series';

/** A method of a part: `scale.coordinateToPrice`. */
export type MethodPath = `${ObjectPart}.${string}`;

/** How a version of the library, or a page that embeds it, differs from another as seen from outside. */
export interface Quirks {
  /** Where on the window the object is; undefined where the page keeps it to itself. */
  readonly name?: ObjectName;
  readonly missing: readonly MethodPath[];
  readonly throwing: readonly MethodPath[];
  /** Milliseconds after the start before `hasModel` says yes; until then the charts have no panes. */
  readonly modelAfter: number;
  /** `_firstBar` and `_lastBar` instead of methods. */
  readonly rangeFields: boolean;
  /** `_chartWidget` instead of `chartWidget()`. */
  readonly widgetField: boolean;
  /** The widget's model holds the chart's model instead of being it. */
  readonly wrappedModel: boolean;
  /** What the visible price range spans: it is not known for certain, and pages may differ. */
  readonly visibleRange: 'whole-pane' | 'without-margins';
  /** `crossHairMoved` takes the listener itself and returns nothing. */
  readonly plainCrosshair: boolean;
  /** Panes say nothing but their scales: no heights, no main series. */
  readonly plainPanes: boolean;
}

export const USUAL: Quirks = {
  name: 'TradingViewApi',
  missing: [],
  throwing: [],
  modelAfter: 0,
  rangeFields: false,
  widgetField: false,
  wrappedModel: false,
  visibleRange: 'whole-pane',
  plainPanes: false,
  plainCrosshair: false,
};

/** Versions a page can be asked for by name. */
export const VERSIONS = {
  usual: {},
  /** No price at a coordinate, as in versions before it was offered. */
  'range-only': { missing: ['scale.coordinateToPrice'] },
  'range-without-margins': { missing: ['scale.coordinateToPrice'], visibleRange: 'without-margins' },
  fields: { rangeFields: true, widgetField: true, wrappedModel: true },
  'plain-panes': { plainPanes: true, missing: ['chart.hasModel', 'chart.getTimezoneApi'] },
  /** Before charts could be active. */
  'by-index': { missing: ['api.activeChart', 'api.activeChartIndex'], plainCrosshair: true },
  'no-bars': { missing: ['chart.chartWidget'] },
  late: { modelAfter: 1500 },
  /** The getters this version has are traps. */
  throwing: { throwing: ['chart.getPanes', 'chart.symbol', 'chart.getTimezone'] },
  hidden: { name: undefined },
} as const satisfies Readonly<
  Record<string, Partial<Omit<Quirks, 'name'>> & { name?: ObjectName | undefined }>
>;

export type VersionName = keyof typeof VERSIONS;

export const isVersion = (name: string): name is VersionName => Object.hasOwn(VERSIONS, name);

/** The quirks of a version that has its object under `name`. */
export function quirksOf(version: VersionName, name: ObjectName): Quirks {
  const { name: hidden, ...changes }: { readonly name?: unknown } = { name, ...VERSIONS[version] };
  const quirks = { ...USUAL, ...changes };
  if (hidden === undefined) {
    const { name: _, ...rest } = quirks;
    return rest;
  }
  return { ...quirks, name };
}
