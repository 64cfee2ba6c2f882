import { findMainPane, samplePrices } from './main-pane';
import { attempt, type TradingViewChart } from './page-object';
import { defined, isMode, isName, type SaidSample } from './sample';
import { sampleBars } from './sample-bars';

/** Reads one chart; undefined when it says neither its symbol nor its prices. Never throws. */
export function sampleChart(
  chart: TradingViewChart,
): Omit<SaidSample, 'index' | 'active' | 'crosshair'> | undefined {
  if (attempt(() => chart.hasModel?.()) === false) return undefined;
  const symbol = nameOf(() => chart.symbol?.());
  const pane = attempt(() => findMainPane(chart));
  const prices = (pane && attempt(() => samplePrices(pane))) ?? [];
  if (symbol === undefined && prices.length === 0) return undefined;
  const mode = attempt(() => pane?.scale.getMode?.());
  return {
    ...defined({
      symbol,
      resolution: nameOf(() => chart.resolution?.()),
      timeZone: zoneOf(chart),
      paneHeight: pane?.height,
      mode: isMode(mode) ? mode : undefined,
    }),
    inverted: attempt(() => pane?.scale.isInverted?.()) === true,
    prices,
    bars: attempt(() => sampleBars(chart)) ?? [],
  };
}

const zoneOf = (chart: TradingViewChart) =>
  nameOf(() => chart.getTimezoneApi?.().getTimezone?.().id) ?? nameOf(() => chart.getTimezone?.());

function nameOf(look: () => unknown): string | undefined {
  const value = attempt(look);
  return isName(value) ? value : undefined;
}
