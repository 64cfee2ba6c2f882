import { priceToY, timeToX } from '../charts/chart-view';
import type { ChartAxes } from './project';

/** Numbers of a candle: opening (epoch ms), highest and lowest price; NaN where those are not known. */
const CANDLE_FIELDS = 3;
/** Of a candle's place: left, right, top and bottom in whole pixels of the pane; right and bottom are exclusive. */
const BOX_FIELDS = 4;

/** Pixels of a pane that candles lie on, and what is free beside them. Laying candles anew takes no new memory. */
export class CandlePlaces {
  private boxes = new Int32Array();
  private lines = new Int32Array();
  private count = 0;
  private height = 0;

  /** @param candles rows of opening (epoch ms), high, low, oldest first; `barMs` is how long each lasts. */
  lay(axes: ChartAxes, candles: Float64Array, barMs: number): this {
    const most = (candles.length / CANDLE_FIELDS) * BOX_FIELDS;
    if (this.boxes.length < most) this.boxes = new Int32Array(most);
    this.height = Math.floor(axes.pane.height);
    this.count = 0;
    for (let at = 0; at < candles.length; at += CANDLE_FIELDS) this.add(axes, candles, at, barMs);
    return this;
  }

  /**
   * For each pixel line of the pane, where the last candle on it ends; 0 where that is not right of `left`. It holds until
   * it is asked for again.
   */
  ends(left: number): Int32Array {
    if (this.lines.length !== this.height) this.lines = new Int32Array(this.height);
    const ends = this.lines.fill(0);
    // They come from left to right, so that the last one stays.
    for (let index = this.firstEndingAfter(left); index < this.count; index += 1)
      ends.fill(this.right(index), this.top(index), this.bottom(index));
    return ends;
  }

  /** Fills a pixel line between `left` and `right` where no candle lies on it. */
  fillLine(
    context: Pick<CanvasRenderingContext2D, 'fillRect'>,
    line: number,
    left: number,
    right: number,
  ): void {
    let start = left;
    for (let index = this.firstEndingAfter(left); index < this.count; index += 1) {
      const from = this.left(index);
      if (from >= right) break;
      if (!this.meets(index, line, line + 1)) continue;
      if (from > start) context.fillRect(start, line, from - start, 1);
      start = Math.max(start, this.right(index));
    }
    if (right > start) context.fillRect(start, line, right - start, 1);
  }

  /** Where the last stretch of a pixel line between `left` and `right` ends that no candle lies on; NaN without one. */
  lastFree(line: number, left: number, right: number): number {
    let end = right;
    for (let index = this.count - 1; index >= 0 && end > left; index -= 1) {
      if (this.left(index) >= right || !this.meets(index, line, line + 1)) continue;
      if (this.right(index) < end) break;
      end = this.left(index);
    }
    return end > left ? end : Number.NaN;
  }

  /** The left edge of the last candle that lies on a rectangle; NaN when none does. */
  lastOn(left: number, top: number, right: number, bottom: number): number {
    let found = Number.NaN;
    for (let index = this.firstEndingAfter(left); index < this.count && this.left(index) < right; index += 1)
      if (this.meets(index, top, bottom)) found = this.left(index);
    return found;
  }

  /** The first pixel line above all candles between `left` and `right`, or below them; NaN without candles there. */
  beyond(left: number, right: number, isAbove: boolean): number {
    let found = Number.NaN;
    for (
      let index = this.firstEndingAfter(left);
      index < this.count && this.left(index) < right;
      index += 1
    ) {
      const edge = isAbove ? this.top(index) - 1 : this.bottom(index);
      if (!(isAbove ? edge >= found : edge <= found)) found = edge;
    }
    return found;
  }

  /**
   * The pixels that a candle touches, if any of them is in the pane. Most charts draw a candle around the place of its
   * opening, some from there on: both places are kept free. One whose range is not known may touch every line.
   */
  private add(axes: ChartAxes, candles: Float64Array, at: number, barMs: number): void {
    const { pane, time } = axes;
    const high = candles[at + 1] as number;
    const low = candles[at + 2] as number;
    const opening = timeToX(time, candles[at] as number) - pane.left;
    const width = time.slope * barMs;
    const isKnown = !Number.isNaN(high) && !Number.isNaN(low);
    const one = isKnown ? edgeY(axes, high) : 0;
    const other = isKnown ? edgeY(axes, low) : pane.height;
    const left = Math.max(0, Math.floor(opening - width / 2));
    const right = Math.min(Math.ceil(pane.width), Math.ceil(opening + width));
    const top = Math.max(0, Math.floor(Math.min(one, other)));
    const bottom = Math.min(this.height, Math.max(Math.ceil(Math.max(one, other)), top + 1));
    if (right <= left || bottom <= top) return;
    const { boxes } = this;
    const box = this.count * BOX_FIELDS;
    boxes[box] = left;
    boxes[box + 1] = right;
    boxes[box + 2] = top;
    boxes[box + 3] = bottom;
    this.count += 1;
  }

  private meets(index: number, top: number, bottom: number): boolean {
    return this.top(index) < bottom && this.bottom(index) > top;
  }

  private firstEndingAfter(x: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.right(middle) <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private readonly left = (index: number) => this.boxes[index * BOX_FIELDS] as number;
  private readonly right = (index: number) => this.boxes[index * BOX_FIELDS + 1] as number;
  private readonly top = (index: number) => this.boxes[index * BOX_FIELDS + 2] as number;
  private readonly bottom = (index: number) => this.boxes[index * BOX_FIELDS + 3] as number;
}

/** Where a price lies, in pixels from the top of the pane; what a logarithmic scale cannot show is beyond its lower end. */
export function edgeY({ pane, price }: ChartAxes, value: number): number {
  const y = priceToY(price, value) - pane.top;
  if (!Number.isNaN(y)) return y;
  return price.slope < 0 ? Infinity : -Infinity;
}
