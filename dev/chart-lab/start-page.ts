import type { Bar, ChartTruth } from './in-page';
import type { PageQuery } from './page-query';
import { createRandom, makeBars } from './series';
import { driftView, firstView, frame, jumpView, type View } from './views';

/** How a page under test drives the chart of its library. Whatever is changed must be drawn two frames later. */
export interface LabChart {
  /** Shows another series of bars: another interval, or newer bars. Called once before the first view. */
  setBars(bars: readonly Bar[], interval: number): void | Promise<void>;
  show(view: View): void | Promise<void>;
  /** The box has another size, in CSS pixels; for libraries that do not see it themselves. */
  resize(width: number, height: number): void | Promise<void>;
  readonly truths: readonly ChartTruth[];
}

export interface PageOptions {
  readonly query: PageQuery;
  /** The box of the chart; the page resizes and moves it. */
  readonly box: HTMLElement;
  readonly chart: LabChart;
  /** The bars of an interval; a series without gaps by default. */
  readonly barsOf?: (interval: number) => readonly Bar[];
  /** How many frames the library needs to draw a change. */
  readonly settleFrames?: number;
  /** The intervals a jump may change to; with `&fixed` it never does. */
  readonly intervals?: readonly number[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const INTERVALS = [SECOND, MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 24 * HOUR];
const OTHER_INTERVAL_EVERY = 12;

/** Shows the first view and leaves `chartPage` and `chartDrawnAt` on the window. */
export async function startPage(options: PageOptions): Promise<void> {
  const { chart, settleFrames = 2 } = options;
  const page = new Page(options);
  await page.open();
  await frame(settleFrames);
  window.chartPage = {
    get charts() {
      return chart.truths;
    },
    bars: () => page.bars,
    drift: (step) => page.drift(step),
    jump: (step) => page.jump(step),
    tick: () => page.tick(),
  };
}

class Page {
  bars: readonly Bar[] = [];
  private interval: number;
  /** Index of the current bar since the epoch when the bars were made. */
  private current = 0;
  private view: View = { from: 0, to: 1, inverted: false };
  private readonly random;
  private readonly barsOf;

  constructor(private readonly options: PageOptions) {
    const { query } = options;
    this.interval = query.interval;
    // Views must not depend on how many bars were made.
    this.random = createRandom(query.seed + 1);
    this.barsOf = options.barsOf ?? ((interval: number) => makeBars({ ...query, interval }));
  }

  async open(): Promise<void> {
    const ready = this.setInterval(this.interval);
    // Some libraries draw as soon as they have their bars, others once they are told what to show.
    void frame().then(() => (window.chartDrawnAt = performance.now()));
    await ready;
    this.view = firstView(this.bars);
    await this.options.chart.show(this.view);
    await frame();
  }

  async drift(step: number): Promise<void> {
    await this.show(driftView(this.view, step, this.bars, this.random));
  }

  async jump(step: number): Promise<void> {
    const { random } = this;
    if (step % OTHER_INTERVAL_EVERY === OTHER_INTERVAL_EVERY - 1) await this.changeInterval();
    if (step % 10 === 9) await this.resize();
    if (step % 10 === 5) this.options.box.style.marginTop = `${Math.round(random() * 40)}px`;
    await this.show(jumpView(step, this.bars, random, this.options.query.scale === 'log'));
  }

  async tick(): Promise<void> {
    await this.setInterval(this.interval);
    await this.show(this.view);
  }

  private async show(view: View): Promise<void> {
    this.view = view;
    // As on a live page, the newest bar is always the current one.
    if (Math.floor(Date.now() / this.interval) !== this.current) await this.setInterval(this.interval);
    await this.options.chart.show(view);
    await frame(this.options.settleFrames ?? 2);
  }

  private async changeInterval(): Promise<void> {
    const { query, intervals = INTERVALS } = this.options;
    const others = query.has('fixed') ? [] : intervals.filter((interval) => interval !== this.interval);
    await this.setInterval(others[Math.floor(this.random() * others.length)] ?? this.interval);
  }

  private async setInterval(interval: number): Promise<void> {
    this.interval = interval;
    this.current = Math.floor(Date.now() / interval);
    this.bars = this.barsOf(interval);
    await this.options.chart.setBars(this.bars, interval);
  }

  private async resize(): Promise<void> {
    const { box, chart } = this.options;
    const [width, height] = [640 + Math.round(this.random() * 500), 320 + Math.round(this.random() * 300)];
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
    await chart.resize(width, height);
  }
}

/** The empty box of the chart, 1000 × 560. */
export function chartBox(): HTMLElement {
  const box = document.querySelector<HTMLElement>('#chart');
  if (!box) throw new Error('The page has no place for the chart');
  Object.assign(box.style, { width: '1000px', height: '560px' });
  return box;
}
