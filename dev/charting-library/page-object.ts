import type { Chart } from './chart';
import type { CrosshairListener } from './crosshair';
import type { Pane } from './pane';
import type { ObjectPart, Quirks } from './quirks';

type Methods = Readonly<Record<string, unknown>>;

/** The charts of a layout as the page object reaches them. */
export interface Layout {
  readonly charts: readonly Chart[];
  /** Index of the chart that was touched last. */
  readonly active: number;
  setSymbol(chart: Chart, symbol: string): void;
  setResolution(chart: Chart, resolution: string): void;
}

/**
 * The object that pages of the library leave on their window, as one version has it. Names and meanings are those of
 * its public documentation as far as that goes; `chartWidget`, `model` and everything below them are internals that
 * user scripts are known to read, and how they look in any version is not known for certain.
 */
export function pageObject(layout: Layout, quirks: Quirks): Methods {
  const shape = shaper(quirks);
  const started = performance.now();
  const hasModel = () => performance.now() - started >= quirks.modelAfter;
  const objects = new Map(
    layout.charts.map((chart) => [chart, chartObject(layout, chart, hasModel, quirks)]),
  );
  const at = (index: number) => objects.get(layout.charts[index] ?? layout.charts[0] ?? raise());
  return shape('api', {
    activeChart: () => at(layout.active),
    activeChartIndex: () => layout.active,
    chart: (index = layout.active) => at(index),
    chartsCount: () => layout.charts.length,
    onChartReady: (tell: () => void) => void setTimeout(tell, quirks.modelAfter),
    getTheme: () => layout.charts[0]?.options.theme,
  });
}

function raise(): never {
  throw new Error('The layout has no chart');
}

/** Leaves out and booby-traps what the version says. */
function shaper({ missing, throwing }: Quirks): (part: ObjectPart, methods: Methods) => Methods {
  return (part, methods) =>
    Object.fromEntries(
      Object.entries(methods)
        .filter(([name]) => !missing.includes(`${part}.${name}`))
        .map(([name, method]) => [name, throwing.includes(`${part}.${name}`) ? trap : method]),
    );
}

function trap(): never {
  throw new Error('Value is null');
}

function chartObject(layout: Layout, chart: Chart, hasModel: () => boolean, quirks: Quirks): Methods {
  const shape = shaper(quirks);
  const panes = chart.panes.map((pane, index) => paneObject(pane, index, quirks));
  const widget = () => shape('widget', { model: () => modelObject(chart, quirks) });
  const zone = shape('zone', {
    getTimezone: () => ({ id: chart.options.timeZone }),
    setTimezone: (timeZone: string) => chart.apply({ timeZone }),
  });
  return shape('chart', {
    hasModel,
    symbol: () => chart.options.symbol,
    resolution: () => chart.options.resolution,
    setSymbol: (symbol: string) => layout.setSymbol(chart, symbol),
    setResolution: (resolution: string) => layout.setResolution(chart, resolution),
    getPanes: () => (hasModel() ? panes : []),
    getAllPanesHeight: () => chart.panes.map(({ price }) => price.height),
    getTimezone: () => chart.options.timeZone,
    getTimezoneApi: () => zone,
    getVisibleRange: () => visibleTimes(chart),
    crossHairMoved: quirks.plainCrosshair
      ? (hear: CrosshairListener) => void chart.crosshair.listeners.add(hear)
      : () => crosshairEvents(chart),
    ...(quirks.widgetField ? { ['_chartWidget']: widget() } : { chartWidget: widget }),
  });
}

/** Epoch seconds, as everything the object says about time. */
function visibleTimes({ bars, time }: Chart) {
  const [first, last] = time.strictRange();
  const at = (index: number) => (bars[Math.min(bars.length - 1, Math.max(0, index))]?.time ?? 0) / 1000;
  return { from: at(first), to: at(last) };
}

function crosshairEvents({ crosshair: { listeners } }: Chart) {
  const heard = new Map<CrosshairListener, CrosshairListener>();
  return {
    subscribe(self: unknown, listener: CrosshairListener) {
      const hear: CrosshairListener = (point) => listener.call(self, point);
      heard.set(listener, hear);
      listeners.add(hear);
    },
    unsubscribe(_: unknown, listener: CrosshairListener) {
      const hear = heard.get(listener);
      if (hear) listeners.delete(hear);
    },
  };
}

function paneObject(pane: Pane, index: number, quirks: Quirks): Methods {
  const shape = shaper(quirks);
  const scale = scaleObject(pane, quirks);
  const getMainSourcePriceScale = () => scale;
  if (quirks.plainPanes) return { getMainSourcePriceScale };
  return shape('pane', {
    hasMainSeries: () => pane.isMain,
    paneIndex: () => index,
    getHeight: () => pane.price.height,
    getMainSourcePriceScale,
  });
}

function scaleObject({ price }: Pane, quirks: Quirks): Methods {
  return shaper(quirks)('scale', {
    getMode: () => price.mode,
    isInverted: () => price.inverted,
    coordinateToPrice: (y: number) => price.priceAt(y),
    priceToCoordinate: (value: number) => price.yOf(value),
    getVisiblePriceRange: () =>
      quirks.visibleRange === 'whole-pane' ? price.wholeRange() : { ...price.range },
  });
}

function modelObject(chart: Chart, quirks: Quirks): Methods {
  const shape = shaper(quirks);
  const { time } = chart;
  const model = shape('model', {
    timeScale: () =>
      shape('times', {
        indexToCoordinate: (index: number) => time.xOf(index),
        visibleBarsStrictRange: () => barRange(time.strictRange(), quirks),
      }),
    mainSeries: () => shape('series', { bars: () => ({ valueAt: (index: number) => rowAt(chart, index) }) }),
  });
  return quirks.wrappedModel ? { model: () => model } : model;
}

function barRange([first, last]: readonly [number, number], { rangeFields }: Quirks): Methods {
  return rangeFields
    ? { ['_firstBar']: first, ['_lastBar']: last }
    : { firstBar: () => first, lastBar: () => last };
}

/** `[time in epoch seconds, open, high, low, close]`; null where there is no bar. */
function rowAt({ bars }: Chart, index: number): readonly number[] | null {
  const bar = bars[index];
  return bar ? [bar.time / 1000, bar.open, bar.high, bar.low, bar.close] : null;
}
