import type { LibraryBar } from './bars';
import { candles } from './candles';
import { type ChartOptions, type ChartSettings, withDefaults } from './chart-options';
import { Crosshair } from './crosshair';
import { buildFrame, type Frame, sizeLayers, TIME_AXIS_HEIGHT } from './frame';
import { type Gestures, listenToPane, listenToPriceAxis, listenToTimeAxis } from './gestures';
import { relativeStrength, volumes } from './indicators';
import { Legend } from './legend';
import { Pane } from './pane';
import type { PriceRange } from './price-scale';
import { withBar } from './supply-bars';
import { bareTheme, type Theme, THEMES } from './theme';
import { TimeAxis } from './time-axis';
import { TimeScale } from './time-scale';
import { ZoneClock } from './zone-clock';

const MAIN_SHARE = 3;
const DIGIT_WIDTH = 7;
const MIN_AXIS_WIDTH = 58;
const USUAL = { barSpacing: 7, rightOffset: 10 };

/** One chart of the layout: panes below one another over one time axis. Draws what has changed in the next frame. */
export class Chart {
  readonly time = new TimeScale();
  readonly timeAxis: TimeAxis;
  readonly panes: readonly Pane[];
  readonly crosshair: Crosshair;
  readonly main: Pane;
  bars: readonly LibraryBar[] = [];
  options: ChartOptions;
  /** Heard after every drawing of the panes. */
  onDrawn: () => void = () => undefined;
  private readonly frame: Frame;
  private readonly legend: Legend;
  private readonly life = new AbortController();
  private readonly watch = new ResizeObserver(() => this.resized());
  private request = 0;
  private size = { width: 0, height: 0 };
  private axisWidth = MIN_AXIS_WIDTH;

  constructor(
    private readonly container: HTMLElement,
    settings: ChartSettings,
  ) {
    this.options = withDefaults(settings);
    const { volume, rsi } = this.options;
    const studies = [
      candles(() => this.options.tick),
      ...(volume ? [volumes()] : []),
      ...(rsi ? [relativeStrength()] : []),
    ];
    this.frame = buildFrame(container, studies.length);
    this.panes = this.frame.panes.flatMap((row, index) => {
      const study = studies[index];
      return study ? [new Pane(study, row, index === 0)] : [];
    });
    const [main] = this.panes;
    if (!main) throw new Error('A chart has at least one pane');
    this.main = main;
    this.timeAxis = new TimeAxis(this.frame.timeAxis);
    this.crosshair = new Crosshair(this.panes, this.time, this.timeAxis);
    this.legend = new Legend(main.row.pane.box);
    this.listen();
    this.apply({});
    this.resized();
    this.watch.observe(container);
  }

  get theme(): Theme {
    const theme = THEMES[this.options.theme];
    return this.options.bare ? bareTheme(theme) : theme;
  }

  /** Changes some options; the panes are those the chart began with. */
  apply(changes: Partial<ChartOptions>): void {
    this.options = { ...this.options, ...changes };
    const { mode, inverted, timeZone, resolution } = this.options;
    Object.assign(this.main.price, { mode, inverted });
    if (this.timeAxis.clock.zone !== timeZone) this.timeAxis.clock = new ZoneClock(timeZone);
    this.timeAxis.date(this.bars, resolution);
    this.invalidate();
  }

  /** Shows other bars from their usual view on. */
  setBars(bars: readonly LibraryBar[]): void {
    this.bars = bars;
    this.time.last = bars.length - 1;
    Object.assign(this.time, USUAL);
    this.main.fixedRange = undefined;
    this.apply({});
  }

  /** Takes over the running bar: the newest one changed, or another began. */
  update(bar: LibraryBar): void {
    const bars = withBar(this.bars, bar);
    if (!bars) return;
    const isNext = bars.length > this.bars.length;
    this.bars = bars;
    if (isNext) {
      // The view moves on with the newest bar, unless somebody looks at older ones.
      if (this.time.rightOffset < 0) this.time.rightOffset -= 1;
      this.time.last = this.bars.length - 1;
      this.timeAxis.date(this.bars, this.options.resolution);
    }
    this.invalidate();
  }

  /** Shows the bars between two indices, and these prices or those that fit the bars. */
  show(from: number, to: number, prices?: PriceRange): void {
    this.time.show(from, to);
    this.main.fixedRange = prices;
    this.invalidate();
  }

  /** Asks for a drawing in the next frame. */
  invalidate(): void {
    if (this.request === 0) this.request = requestAnimationFrame(() => this.draw());
  }

  destroy(): void {
    this.life.abort();
    this.watch.disconnect();
    cancelAnimationFrame(this.request);
    this.frame.root.remove();
  }

  private resized(): void {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (width === this.size.width && height === this.size.height) return;
    this.size = { width, height };
    // At once: a canvas of a new size is empty, and would be seen so.
    this.draw();
  }

  private layout(): void {
    const { width, height } = this.size;
    const paneWidth = Math.max(1, width - this.axisWidth);
    const shares = MAIN_SHARE + this.panes.length - 1;
    const free = Math.max(1, height - TIME_AXIS_HEIGHT);
    const small = Math.floor(free / shares);
    this.time.width = paneWidth;
    for (const pane of this.panes)
      pane.resize(paneWidth, pane.isMain ? free - small * (this.panes.length - 1) : small, this.axisWidth);
    sizeLayers(this.frame.timeAxis, paneWidth, TIME_AXIS_HEIGHT);
    this.frame.corner.style.width = `${this.axisWidth}px`;
    Object.assign(this.frame.corner.style, { background: this.theme.page });
  }

  private draw(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
    if (this.size.width === 0 || this.size.height === 0) return;
    this.layout();
    this.follow();
    if (this.bars.length > 0 && this.axisWidth !== this.wantedAxisWidth()) {
      this.axisWidth = this.wantedAxisWidth();
      this.layout();
      this.follow();
    }
    const { bars, time, theme, options } = this;
    const timeLines = this.timeAxis.ticks(time).map(({ index }) => time.xOf(index));
    for (const pane of this.panes) pane.draw({ bars, time, theme, timeLines });
    this.timeAxis.draw(time, theme);
    this.crosshair.draw(theme);
    this.legend.show({ ...options, title: options.symbol.replace(/^.*:/, '') }, theme);
    this.onDrawn();
  }

  private follow(): void {
    for (const pane of this.panes) pane.follow(this);
  }

  private wantedAxisWidth(): number {
    const texts = this.panes.flatMap((pane) => pane.ticks().map(({ text }) => text));
    const longest = Math.max(
      0,
      ...texts.map(({ length }) => length),
      this.main.textOf(this.lastPrice).length,
    );
    return Math.max(MIN_AXIS_WIDTH, 16 + longest * DIGIT_WIDTH);
  }

  get lastPrice(): number {
    return this.bars.at(-1)?.close ?? 0;
  }

  private listen(): void {
    const { signal } = this.life;
    const gestures = this.gestures();
    for (const [index, { row }] of this.panes.entries()) {
      listenToPane(row.pane.box, index, gestures, signal);
      listenToPriceAxis(row.axis.box, index, gestures, signal);
    }
    listenToTimeAxis(this.frame.timeAxis.box, gestures, signal);
    // The device pixel ratio has no event of its own; browsers tell its change as a new size of the window.
    addEventListener('resize', () => this.invalidate(), { signal });
  }

  private gestures(): Gestures {
    const { time, panes, crosshair } = this;
    const then =
      <Input extends readonly unknown[]>(act: (...input: Input) => void) =>
      (...input: Input) => {
        act(...input);
        this.invalidate();
      };
    const fix = (index: number, act: (pane: Pane) => void) => {
      const pane = panes[index];
      if (!pane) return;
      act(pane);
      pane.fixedRange = pane.price.range;
    };
    return {
      zoom: then((factor, x) => time.zoom(factor, x)),
      scroll: then((pixels) => time.scroll(pixels)),
      pan: then((index, pixels) => {
        if (panes[index]?.fixedRange) fix(index, ({ price }) => price.shift(pixels));
      }),
      stretchPrices: then((index, factor) => fix(index, ({ price }) => price.stretch(factor))),
      fitPrices: then((index) => {
        const pane = panes[index];
        if (pane) pane.fixedRange = undefined;
      }),
      stretchTimes: then((factor) => time.zoom(factor, time.width)),
      resetTimes: then(() => Object.assign(time, USUAL)),
      point: then((pane, x, y) => crosshair.point(pane, x, y)),
      leave: then(() => crosshair.leave()),
    };
  }
}
