/** What the pages use of their libraries, told here because the tree is checked without the peers installed. */
declare module 'echarts' {
  /** In pixels from the corner of the chart's box. */
  interface GridModel {
    readonly coordinateSystem: {
      getRect(): {
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
      };
    };
  }
  interface Chart {
    setOption(option: object): void;
    dispatchAction(action: object): void;
    resize(): void;
    convertToPixel(finder: object, value: number): number;
    convertFromPixel(finder: object, pixel: number): number;
    getModel(): { getComponent(kind: 'grid', index: number): GridModel };
  }
  export function init(
    box: HTMLElement,
    theme: string | null,
    options: { renderer: 'canvas' | 'svg' },
  ): Chart;
}

declare module 'highcharts/highstock' {
  interface Axis {
    setExtremes(min: number | undefined, max: number | undefined, redraw: boolean, animation: boolean): void;
    update(options: { reversed: boolean }, redraw: boolean): void;
    toPixels(value: number): number;
    toValue(pixel: number): number;
  }
  interface Chart {
    readonly plotLeft: number;
    readonly plotTop: number;
    readonly plotWidth: number;
    readonly plotHeight: number;
    readonly xAxis: readonly [Axis];
    readonly yAxis: readonly [Axis];
    readonly series: readonly [{ setData(data: object[], redraw: boolean): void }];
    redraw(animation: boolean): void;
    setSize(width: number, height: number, animation: boolean): void;
  }
  const Highcharts: { stockChart(box: HTMLElement, options: object): Chart };
  export default Highcharts;
}

declare module 'chart.js' {
  interface Scale {
    getPixelForValue(value: number): number;
    getValueForPixel(pixel: number): number | undefined;
  }
  export interface ScaleOptions {
    min?: number | undefined;
    max?: number | undefined;
    reverse?: boolean;
  }
  export class Chart {
    static register(...parts: unknown[]): void;
    constructor(canvas: HTMLCanvasElement, config: object);
    readonly chartArea: {
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    };
    readonly data: { readonly datasets: [{ data: object[] }] };
    readonly options: { readonly scales: { readonly x: ScaleOptions; readonly y: ScaleOptions } };
    readonly scales: { readonly x: Scale; readonly y: Scale };
    update(mode: 'none'): void;
  }
  export const registerables: unknown[];
}

declare module 'chartjs-adapter-date-fns' {}

declare module 'chartjs-chart-financial' {
  export const CandlestickController: unknown;
  export const CandlestickElement: unknown;
}

declare module 'apexcharts' {
  /** The library's own scale state, in pixels from the corner of its `<svg>`. */
  interface Globals {
    readonly minX: number;
    readonly maxX: number;
    readonly minYArr: readonly [number];
    readonly maxYArr: readonly [number];
    readonly translateX: number;
    readonly translateY: number;
    readonly gridWidth: number;
    readonly gridHeight: number;
  }
  export default class ApexCharts {
    constructor(box: HTMLElement, options: object);
    readonly w: { readonly globals: Globals };
    render(): Promise<void>;
    updateOptions(options: object, redrawPaths: boolean, animate: boolean): Promise<void>;
  }
}

declare module 'd3' {
  interface Scale {
    (value: number): number;
    invert(pixel: number): number | Date;
    domain(values: readonly [number, number]): this;
    range(pixels: readonly [number, number]): this;
  }
  interface Axis {
    (group: Selection): void;
    ticks(count: number, format?: string): this;
  }
  interface Selection<Datum = unknown> {
    append(name: string): Selection<Datum>;
    attr(name: string, value: string | number | ((datum: Datum) => string | number)): this;
    call(draw: (group: Selection) => void): this;
    selectAll(name: string): Selection;
    data<Next>(data: readonly Next[]): { join(name: string): Selection<Next> };
    node(): SVGSVGElement | null;
  }
  export function select(element: Element): Selection;
  export function scaleUtc(): Scale;
  export function scaleLinear(): Scale;
  export function scaleLog(): Scale;
  export function axisBottom(scale: Scale): Axis;
  export function axisRight(scale: Scale): Axis;
}
