import { ColorType, PriceScaleMode, type UTCTimestamp } from 'lightweight-charts';
import { truthOfLightweight } from '../../chart-lab/lightweight-charts';
import type { View } from '../../chart-lab/views';
import type { LibraryBar } from '../../charting-library/bars';
import { decimalsOf } from '../../charting-library/formats';
import { MODE } from '../../charting-library/price-scale';
import { withBar } from '../../charting-library/supply-bars';
import { THEMES } from '../../charting-library/theme';
import { createPriceChart, type PriceChart } from '../../pages/scripts/price-chart';
import { localName } from '../markets';
import { localFeed } from './feed';
import type { Replica } from './replica';
import type { InlineChart } from './run-page';
import type { ChartStyle } from './surroundings';

export const secondsOf = ({ time }: LibraryBar) => (time / 1000) as UTCTimestamp;

const candleOf = (bar: LibraryBar) => {
  const { open, high, low, close } = bar;
  return { time: secondsOf(bar), open, high, low, close };
};

/** Candles of lightweight-charts. */
export class LightweightChart implements InlineChart {
  bars: readonly LibraryBar[] = [];
  readonly made: PriceChart;

  constructor(
    private readonly box: HTMLElement,
    { market, resolution, theme, bare, mode, inverted }: Replica,
  ) {
    this.made = createPriceChart(box, {
      symbol: localName(market),
      interval: resolution,
      light: theme === 'light',
      bare,
      log: mode === MODE.logarithmic,
    });
    this.made.chart.priceScale('right').applyOptions({ invertScale: inverted });
  }

  prepare(symbol: string, resolution: string): void {
    const minMove = localFeed.tickOf(symbol);
    const priceFormat = { type: 'price', precision: decimalsOf(minMove), minMove } as const;
    this.made.series.applyOptions({ priceFormat });
    this.made.chart.applyOptions({ timeScale: { secondsVisible: resolution.endsWith('S') } });
  }

  setBars(bars: readonly LibraryBar[]): void {
    this.bars = bars;
    this.made.series.setData(bars.map(candleOf));
    this.made.chart.priceScale('right').applyOptions({ autoScale: true });
  }

  restyle({ theme, mode }: ChartStyle): void {
    const { page, text } = THEMES[theme];
    const layout = { background: { type: ColorType.Solid, color: page }, textColor: text } as const;
    this.made.chart.applyOptions({ layout });
    const scale = mode === MODE.logarithmic ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal;
    this.made.chart.priceScale('right').applyOptions({ mode: scale });
  }

  destroy(): void {
    this.made.chart.remove();
  }

  update(bar: LibraryBar): void {
    const bars = withBar(this.bars, bar);
    if (!bars) return;
    this.bars = bars;
    this.made.series.update(candleOf(bar));
  }

  truth() {
    return truthOfLightweight({ box: this.box, ...this.made, livePrice: 0 }, () => this.bars);
  }

  show({ from, to, inverted }: View): void {
    const { chart } = this.made;
    chart.timeScale().setVisibleLogicalRange({ from, to });
    chart.priceScale('right').applyOptions({ autoScale: true, invertScale: inverted });
  }
}
