import type { Feed } from './bars';
import { Chart } from './chart';
import type { ChartSettings } from './chart-options';
import { type Layout, pageObject } from './page-object';
import { type Quirks, USUAL } from './quirks';
import { type Supply, supplyBars } from './supply-bars';

export interface WidgetOptions {
  readonly feed: Feed;
  /** One, two or four charts side by side. */
  readonly charts: readonly ChartSettings[];
  readonly quirks?: Quirks;
}

const GRIDS: Readonly<Record<number, string>> = {
  1: '1fr / 1fr',
  2: '1fr / 1fr 1fr',
  4: '1fr 1fr / 1fr 1fr',
};

/** A layout of charts over one feed. */
export class Widget implements Layout {
  readonly charts: readonly Chart[];
  active = 0;
  private readonly supplies = new Map<Chart, Supply>();

  constructor(
    private readonly container: HTMLElement,
    private readonly feed: Feed,
    settings: readonly ChartSettings[],
  ) {
    Object.assign(container.style, {
      display: 'grid',
      grid: GRIDS[settings.length] ?? '1fr / 1fr',
      gap: '2px',
    });
    this.charts = settings.map((one, index) => this.addChart(one, index));
  }

  private addChart(settings: ChartSettings, index: number): Chart {
    const box = this.container.ownerDocument.createElement('div');
    // Without it a cell of a grid never becomes narrower than its content.
    Object.assign(box.style, { minWidth: '0', minHeight: '0', position: 'relative' });
    box.addEventListener('pointerdown', () => {
      this.active = index;
    });
    this.container.append(box);
    return new Chart(box, settings);
  }

  /** Loads and follows what every chart shows; settles when all have bars. */
  async start(): Promise<void> {
    await Promise.all(this.charts.map((chart) => this.load(chart)));
  }

  setSymbol(chart: Chart, symbol: string): void {
    chart.apply({ symbol });
    void this.load(chart);
  }

  setResolution(chart: Chart, resolution: string): void {
    chart.apply({ resolution });
    void this.load(chart);
  }

  destroy(): void {
    for (const supply of this.supplies.values()) supply.stop();
    for (const chart of this.charts) chart.destroy();
  }

  private load(chart: Chart): Promise<void> {
    this.supplies.get(chart)?.stop();
    const { symbol, resolution } = chart.options;
    const supply = supplyBars(this.feed, symbol, resolution, {
      setBars: (bars) => {
        chart.apply({ tick: this.feed.tickOf(symbol) });
        chart.setBars(bars);
      },
      update: (bar) => chart.update(bar),
    });
    this.supplies.set(chart, supply);
    return supply.ready;
  }
}

/** Makes a layout and leaves its object on the window under the name that the quirks say. */
export function createWidget(
  container: HTMLElement,
  { feed, charts, quirks = USUAL }: WidgetOptions,
): Widget {
  const widget = new Widget(container, feed, charts);
  const { name } = quirks;
  if (name) Object.defineProperty(window, name, { value: pageObject(widget, quirks), configurable: true });
  return widget;
}
