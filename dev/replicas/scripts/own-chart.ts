import type { Bar, ChartTruth } from '../../chart-lab/in-page';
import type { View } from '../../chart-lab/views';
import type { LibraryBar } from '../../charting-library/bars';
import { listenToDrag } from '../../charting-library/gestures';
import { PriceScale } from '../../charting-library/price-scale';
import { type PriceFormat, type PriceTick, priceTicks } from '../../charting-library/price-ticks';
import { withBar } from '../../charting-library/supply-bars';
import { bareTheme, type Theme, THEMES } from '../../charting-library/theme';
import { TimeScale } from '../../charting-library/time-scale';
import { type OwnTimeTick, timeTicks } from './own-time-ticks';
import type { Replica } from './replica';
import type { InlineChart } from './run-page';
import type { ChartStyle } from './surroundings';

const RIGHT_AXIS = 76;
const FOOT = 26;

/** All a painter needs for one drawing; coordinates are CSS pixels from the corner of the box, where the plot begins. */
export interface OwnScene {
  readonly bars: readonly LibraryBar[];
  readonly time: TimeScale;
  readonly price: PriceScale;
  readonly theme: Theme;
  readonly prices: readonly PriceTick[];
  readonly times: readonly OwnTimeTick[];
  readonly width: number;
  readonly height: number;
  readonly pointer: { readonly x: number; readonly y: number } | undefined;
}

/** Draws a chart with what a page has: a canvas, elements, images. */
export interface OwnPainter {
  readonly format: PriceFormat;
  /** The whole box, axes included. */
  resize(width: number, height: number): void;
  paint(scene: OwnScene): void;
}

/** A chart that a page has written itself: one plot, prices at the right, times at the foot. */
export class OwnChart implements InlineChart {
  readonly time = new TimeScale();
  readonly price = new PriceScale({ top: 0.12, bottom: 0.12 });
  bars: readonly LibraryBar[] = [];
  private theme: Theme = THEMES.dark;
  private readonly life = new AbortController();
  private readonly watch = new ResizeObserver(() => this.draw());
  private fixed: { readonly from: number; readonly to: number } | undefined;
  private pointer: OwnScene['pointer'];
  private request = 0;

  constructor(
    private readonly box: HTMLElement,
    private readonly painter: OwnPainter,
    private readonly replica: Replica,
  ) {
    this.price.inverted = replica.inverted;
    this.restyle(replica);
    this.listen();
    this.watch.observe(box);
  }

  restyle({ theme, mode }: ChartStyle): void {
    this.theme = this.replica.bare ? bareTheme(THEMES[theme]) : THEMES[theme];
    this.price.mode = mode;
    this.invalidate();
  }

  destroy(): void {
    this.life.abort();
    this.watch.disconnect();
    cancelAnimationFrame(this.request);
    this.box.replaceChildren();
  }

  setBars(bars: readonly LibraryBar[]): void {
    this.bars = bars;
    Object.assign(this.time, { last: bars.length - 1, barSpacing: 8, rightOffset: 6 });
    this.fixed = undefined;
    this.invalidate();
  }

  update(bar: LibraryBar): void {
    this.bars = withBar(this.bars, bar) ?? this.bars;
    this.time.last = this.bars.length - 1;
    this.invalidate();
  }

  show({ from, to, prices, inverted }: View): void {
    this.time.show(from, to);
    this.price.inverted = inverted;
    this.fixed = prices && { from: prices.low, to: prices.high };
    this.invalidate();
  }

  private invalidate(): void {
    if (this.request === 0) this.request = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
    const { clientWidth, clientHeight } = this.box;
    if (clientWidth === 0) return;
    this.painter.resize(clientWidth, clientHeight);
    const { bars, time, price, theme, pointer } = this;
    const [width, height] = [clientWidth - RIGHT_AXIS, clientHeight - FOOT];
    time.width = width;
    price.height = height;
    if (bars.length === 0) return;
    price.range = this.fixed ?? this.rangeOfBars();
    const prices = priceTicks(price, this.painter.format);
    const times = timeTicks(bars, time);
    this.painter.paint({ bars, time, price, theme, prices, times, width, height, pointer });
  }

  private rangeOfBars() {
    const [first, last] = this.time.strictRange();
    const seen = this.bars.slice(Math.max(0, first), Math.max(1, last + 1));
    return { from: Math.min(...seen.map(({ low }) => low)), to: Math.max(...seen.map(({ high }) => high)) };
  }

  private listen(): void {
    const { box, time } = this;
    const { signal } = this.life;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      time.zoom(Math.exp(-event.deltaY / 900), event.clientX - box.getBoundingClientRect().left);
      this.invalidate();
    };
    box.addEventListener('wheel', onWheel, { passive: false, signal });
    listenToDrag(box, signal, (x) => time.scroll(x));
    const point = (pointer: OwnScene['pointer']) => {
      this.pointer = pointer;
      this.invalidate();
    };
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      const { left, top } = box.getBoundingClientRect();
      point({ x: clientX - left, y: clientY - top });
    };
    box.addEventListener('pointermove', onMove, { signal });
    box.addEventListener('pointerleave', () => point(undefined), { signal });
  }

  truth(): Omit<ChartTruth, 'livePrice'> {
    const { box, price, time } = this;
    const corner = () => box.getBoundingClientRect();
    const bars = (): readonly Bar[] => this.bars;
    return {
      pane: () => {
        const { left, top } = corner();
        return { left, top, width: time.width, height: price.height };
      },
      priceAt: (y) => price.priceAt(y - corner().top),
      yOf: (value) => corner().top + price.yOf(value),
      xOf(wanted) {
        const index = bars().findIndex((bar) => bar.time === wanted);
        return index < 0 ? null : corner().left + time.xOf(index);
      },
      visibleTimes() {
        const [first, last] = time.strictRange();
        return bars()
          .slice(Math.max(0, first), Math.max(0, last + 1))
          .map((bar) => bar.time);
      },
    };
  }
}
