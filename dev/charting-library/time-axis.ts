import { barLength, type LibraryBar } from './bars';
import { crosshairDate } from './formats';
import type { Layers } from './frame';
import { FONT, type Theme } from './theme';
import type { TimeScale } from './time-scale';
import { chooseTicks, tickText, type TimeTick, weightBetween } from './time-ticks';
import { ZoneClock } from './zone-clock';

/** Widest usual label and the space around it. */
const LABEL_GAP = 62;
/** The library dates the empty space at the right too. */
const FUTURE_BARS = 400;
const LABEL_HEIGHT = 20;

/** The dates along the foot of a chart. */
export class TimeAxis {
  clock = new ZoneClock('Etc/UTC');
  private times: readonly number[] = [];
  private weights: readonly number[] = [];
  private chosen: { readonly gap: number; readonly indices: readonly number[] } | undefined;
  private barMs = 60_000;

  constructor(private readonly layers: Layers) {}

  /** Dates the bars anew: after other bars, another resolution or another zone. */
  date(bars: readonly LibraryBar[], resolution: string): void {
    this.barMs = barLength(resolution);
    const newest = bars.at(-1)?.time ?? 0;
    const future = Array.from({ length: FUTURE_BARS }, (_, step) => newest + (step + 1) * this.barMs);
    this.times = [...bars.map(({ time }) => time), ...future];
    this.weights = this.times.map((time, index) =>
      index === 0 ? 0 : weightBetween(this.clock, this.times[index - 1] ?? 0, time),
    );
    this.chosen = undefined;
  }

  /** The time of a bar, also of one still to come. */
  timeAt(index: number): number | undefined {
    return this.times[index];
  }

  ticks(scale: TimeScale): readonly TimeTick[] {
    const gap = Math.max(1, Math.ceil(LABEL_GAP / scale.barSpacing));
    if (this.chosen?.gap !== gap) this.chosen = { gap, indices: chooseTicks(this.weights, gap) };
    const [first, last] = scale.strictRange();
    return this.chosen.indices
      .filter((index) => index >= first && index <= last)
      .map((index) => this.tick(index));
  }

  private tick(index: number): TimeTick {
    const weight = this.weights[index] ?? 0;
    const text = tickText(this.clock, this.times[index] ?? 0, weight, this.barMs < 60_000);
    return { index, text, major: weight >= 50 };
  }

  draw(scale: TimeScale, theme: Theme): void {
    this.layers.base.draw((brush) => {
      brush.box(0, 0, brush.width, brush.height, theme.page);
      brush.box(0, 0, brush.width, 1, theme.line);
      for (const { index, text, major } of this.ticks(scale)) {
        const font = major ? `bold ${FONT}` : FONT;
        brush.text(text, scale.xOf(index), brush.height / 2, theme.text, font, 'center');
      }
    });
  }

  drawCrosshair(theme: Theme, x: number | undefined, index: number): void {
    const time = this.times[index];
    this.layers.top.draw((brush) => {
      if (x === undefined || time === undefined) return;
      const text = crosshairDate(this.clock.partsAt(time), this.barMs);
      brush.context.font = FONT;
      const half = brush.context.measureText(text).width / 2 + 8;
      // Pushed inwards at the ends, as the library does.
      const middle = Math.min(brush.width - half, Math.max(half, x));
      brush.box(middle - half, 2, middle + half, 2 + LABEL_HEIGHT, theme.label);
      brush.text(text, middle, 2 + LABEL_HEIGHT / 2, theme.labelText, FONT, 'center');
    });
  }
}
