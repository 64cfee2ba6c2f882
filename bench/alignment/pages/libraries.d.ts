/** What the pages use of their libraries, told here because the tree is checked without the peers installed. */
declare module 'lightweight-charts-3' {
  import type { LightweightChart, LightweightSeries } from '@/dev/chart-lab/lightweight-charts';
  export interface OldChart extends LightweightChart {
    addCandlestickSeries(): LightweightSeries;
  }
  export function createChart(box: HTMLElement, options: object): OldChart;
}

declare module 'lightweight-charts-4' {
  export * from 'lightweight-charts-3';
}

declare module 'klinecharts-9' {
  import type { Gap, KlineBar, KlineChart } from '@/bench/alignment/pages/klinecharts';
  export interface Chart extends KlineChart {
    setPriceVolumePrecision(price: number, volume: number): void;
    applyNewData(bars: KlineBar[]): void;
    setStyles(styles: { yAxis: { type: 'normal' | 'log'; reverse: boolean } }): void;
    setPaneOptions(options: { id: string; gap: Gap }): void;
  }
  export function init(box: HTMLElement, options: { timezone: string }): Chart | null;
}

declare module 'klinecharts-10' {
  import type { Gap, KlineBar, KlineChart } from '@/bench/alignment/pages/klinecharts';
  export interface Chart extends KlineChart {
    setSymbol(symbol: { ticker: string; pricePrecision: number; volumePrecision: number }): void;
    setPeriod(period: { type: 'second' | 'minute' | 'hour' | 'day'; span: number }): void;
    setDataLoader(loader: {
      getBars: (wanted: { callback: (bars: KlineBar[], more: boolean) => void }) => void;
    }): void;
    resetData(): void;
    overrideYAxis(axis: { paneId: string; name: string; gap: Gap; reverse: boolean }): void;
  }
  export function init(box: HTMLElement, options: { timezone: string }): Chart | null;
}

declare module 'uplot' {
  export default class UPlot {
    static tzDate(date: Date, zone: string): Date;
    readonly over: HTMLElement;
    /** @param data epoch seconds, then the values at each. */
    constructor(options: UPlotOptions, data: [number[], number[]], box: HTMLElement);
    setData(data: [number[], number[]]): void;
    setScale(scale: 'x' | 'y', range: { min: number; max: number }): void;
    setSize(size: { width: number; height: number }): void;
    batch(task: () => void): void;
    valToPos(value: number, scale: 'x' | 'y'): number;
    posToVal(position: number, scale: 'x' | 'y'): number;
  }
  interface UPlotOptions {
    readonly width: number;
    readonly height: number;
    readonly tzDate: (seconds: number) => Date;
    readonly scales: object;
    readonly axes: readonly object[];
    readonly series: readonly object[];
  }
}
