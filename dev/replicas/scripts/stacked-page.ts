import { createChart, HistogramSeries, type IChartApi, LineSeries } from 'lightweight-charts';
import type { View } from '../../chart-lab/views';
import type { LibraryBar } from '../../charting-library/bars';
import { LightweightChart, secondsOf } from './lightweight-chart';
import { readReplica, type Replica } from './replica';
import { runPage } from './run-page';
import { elementById } from './surroundings';

/** A page of several charts below one another: the price, and statistics of the same times that are no prices. */
class StackedCharts extends LightweightChart {
  private readonly interestChart: IChartApi;
  private readonly liquidationChart: IChartApi;
  private readonly interest;
  private readonly liquidations;

  constructor(
    private readonly stack: HTMLElement,
    replica: Replica,
  ) {
    super(addBox(stack), replica);
    this.interestChart = addChart(stack, replica);
    this.interest = this.interestChart.addSeries(LineSeries, { priceFormat: { type: 'volume' } });
    this.liquidationChart = addChart(stack, replica);
    this.liquidations = this.liquidationChart.addSeries(HistogramSeries, { priceFormat: { type: 'volume' } });
  }

  override setBars(bars: readonly LibraryBar[]): void {
    super.setBars(bars);
    this.interest.setData(bars.map(interestOf));
    this.liquidations.setData(bars.map(liquidatedOf));
  }

  override update(bar: LibraryBar): void {
    super.update(bar);
    if (this.bars.at(-1) !== bar) return;
    this.interest.update(interestOf(bar));
    this.liquidations.update(liquidatedOf(bar));
  }

  override destroy(): void {
    super.destroy();
    this.interestChart.remove();
    this.liquidationChart.remove();
    this.stack.remove();
  }

  override show(view: View): void {
    super.show(view);
    for (const chart of [this.interestChart, this.liquidationChart])
      chart.timeScale().setVisibleLogicalRange(view);
  }
}

function addBox(stack: HTMLElement): HTMLElement {
  const box = document.createElement('div');
  stack.append(box);
  return box;
}

function addChart(stack: HTMLElement, { theme }: Replica): IChartApi {
  const isDark = theme === 'dark';
  return createChart(addBox(stack), {
    autoSize: true,
    layout: {
      background: { color: isDark ? '#10141c' : '#ffffff' },
      textColor: isDark ? '#aab3c2' : '#4a5364',
      attributionLogo: false,
    },
    grid: { vertLines: { visible: false }, horzLines: { visible: false } },
    timeScale: { timeVisible: true, rightOffset: 14, barSpacing: 7 },
  });
}

/** Numbers that move with the bars and look like what such pages show. */
const interestOf = (bar: LibraryBar) => ({
  time: secondsOf(bar),
  value: (bar.close + 2 * bar.high) * 41_000,
});

const liquidatedOf = (bar: LibraryBar) => ({
  time: secondsOf(bar),
  value: ((bar.high - bar.low) / bar.close) * 3e9 * (bar.close >= bar.open ? 1 : -1),
});

await runPage(readReplica(), (replica) => {
  const stack = document.createElement('div');
  stack.className = 'stack';
  elementById('chart').append(stack);
  return new StackedCharts(stack, replica);
});
