import type { Bar } from '../../../dev/chart-lab/in-page';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import type { PageQuery } from '../../../dev/chart-lab/page-query';
import { chartBox, type LabChart, startPage } from '../../../dev/chart-lab/start-page';
import { barRange, frame, type View } from '../../../dev/chart-lab/views';

const PANE = 'candle_pane';

/** What the pages use of a klinecharts chart, the same in versions 9 and 10. */
export interface KlineChart {
  getDom(pane: string, part: 'main'): HTMLElement | null;
  setBarSpace(pixels: number): void;
  scrollToDataIndex(index: number): void;
  getVisibleRange(): { readonly realFrom: number; readonly realTo: number };
  convertToPixel(points: [KlinePoint], finder: { paneId: string }): [{ x?: number; y?: number }];
  convertFromPixel(points: [{ x: number; y: number }], finder: { paneId: string }): [KlinePoint];
  resize(): void;
}

export interface KlinePoint {
  readonly dataIndex?: number;
  readonly value?: number;
}

export interface KlineBar extends Omit<Bar, 'time'> {
  readonly timestamp: number;
}

/** Room above and below the bars, as shares of their height below 1. */
export interface Gap {
  readonly top: number;
  readonly bottom: number;
}

/** What the two versions do in ways of their own. */
export interface KlineVersion {
  readonly chart: KlineChart;
  setBars(bars: KlineBar[], interval: number): void;
  setPriceAxis(pane: string, gap: Gap, inverted: boolean): void;
}

const USUAL_GAP: Gap = { top: 0.2, bottom: 0.1 };
const MAX_GAP = 0.95;

export function startKlinePage(query: PageQuery, version: KlineVersion): void {
  const box = chartBox();
  tellLivePrice(box, query.price);
  // The library reads its size and draws in timers of its own.
  void startPage({ query, box, chart: labOfKline(version, query.price), settleFrames: 4 });
}

function labOfKline({ chart, ...version }: KlineVersion, livePrice: number): LabChart {
  let bars: readonly Bar[] = [];
  let indices = new Map<number, number>();
  const finder = { paneId: PANE };
  const pane = () => {
    const main = chart.getDom(PANE, 'main');
    if (!main) throw new Error('The chart has no pane');
    return main.getBoundingClientRect();
  };
  const place = (point: KlinePoint) => chart.convertToPixel([point], finder)[0];
  return {
    truths: [
      {
        pane,
        livePrice,
        priceAt: (y) => chart.convertFromPixel([{ x: 10, y: y - pane().top }], finder)[0].value ?? null,
        yOf: (price) => offset(place({ value: price }).y, pane().top),
        xOf(time) {
          const dataIndex = indices.get(time);
          return dataIndex === undefined ? null : offset(place({ dataIndex }).x, pane().left);
        },
        visibleTimes() {
          const { realFrom, realTo } = chart.getVisibleRange();
          return bars.slice(Math.max(0, realFrom), realTo).map(({ time }) => time);
        },
      },
    ],
    async setBars(next, interval) {
      bars = next;
      indices = new Map(bars.map(({ time }, index) => [time, index]));
      version.setBars(
        bars.map(({ time, ...prices }) => ({ timestamp: time, ...prices })),
        interval,
      );
      await frame();
    },
    show({ from, to, prices, inverted }: View) {
      chart.setBarSpace(Math.max(1, Math.min(50, pane().width / (to - from))));
      chart.scrollToDataIndex(to);
      version.setPriceAxis(PANE, prices ? gapOf(prices, barRange(bars, from, to)) : USUAL_GAP, inverted);
    },
    async resize() {
      chart.resize();
      await frame();
    },
  };
}

const offset = (coordinate: number | undefined, corner: number) =>
  coordinate === undefined ? null : coordinate + corner;

type Prices = NonNullable<View['prices']>;

function gapOf(wanted: Prices, seen: Prices): Gap {
  const height = seen.high - seen.low;
  const share = (room: number) => Math.max(0, Math.min(MAX_GAP, room / height));
  return { top: share(wanted.high - seen.high), bottom: share(seen.low - wanted.low) };
}
