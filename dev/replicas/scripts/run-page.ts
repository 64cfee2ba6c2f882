import type { ChartTruth } from '../../chart-lab/in-page';
import type { View } from '../../chart-lab/views';
import type { LibraryBar } from '../../charting-library/bars';
import { type BarsTarget, type Supply, supplyBars } from '../../charting-library/supply-bars';
import { exposePage } from './expose-page';
import { localFeed } from './feed';
import type { Replica } from './replica';
import { type ChartStyle, surround } from './surroundings';

/** A chart that stands in the page itself. */
export interface InlineChart extends BarsTarget {
  readonly bars: readonly LibraryBar[];
  /** The symbol or the bar length is about to change. */
  prepare?(symbol: string, resolution: string): void;
  restyle(style: ChartStyle): void;
  truth(): Omit<ChartTruth, 'livePrice'>;
  show(view: View): void;
  /** Leaves nothing of itself in the page. */
  destroy(): void;
}

/** A page around its chart: loads and follows bars, changes market, bar length and style, makes the chart anew. */
class InlinePage {
  private chart: InlineChart;
  private supply: Supply | undefined;

  constructor(
    private replica: Replica,
    private readonly make: (replica: Replica) => InlineChart,
  ) {
    this.chart = make(replica);
  }

  async load(): Promise<void> {
    this.supply?.stop();
    const { site, market, resolution } = this.replica;
    const symbol = site.symbol(market);
    this.chart.prepare?.(symbol, resolution);
    this.supply = supplyBars(localFeed, symbol, resolution, this.chart);
    await this.supply.ready;
    this.expose();
  }

  private expose(): void {
    const { chart } = this;
    const truth = {
      ...chart.truth(),
      get livePrice() {
        return chart.bars.at(-1)?.close ?? 0;
      },
    };
    exposePage({ charts: [truth], bars: () => chart.bars, show: (view) => chart.show(view) });
  }

  change(changes: Partial<Replica>): void {
    this.replica = { ...this.replica, ...changes };
  }

  restyle(style: ChartStyle): void {
    this.change(style);
    this.chart.restyle(style);
  }

  remake(): void {
    this.supply?.stop();
    this.chart.destroy();
    this.chart = this.make(this.replica);
    void this.load();
  }
}

/** Runs a page and leaves the truth about its chart on the window. */
export async function runPage(replica: Replica, make: (replica: Replica) => InlineChart): Promise<void> {
  const page = new InlinePage(replica, make);
  surround(replica, {
    show(market, resolution) {
      page.change({ market, resolution });
      void page.load();
    },
    restyle: (style) => page.restyle(style),
    remake: () => page.remake(),
  });
  await page.load();
}
