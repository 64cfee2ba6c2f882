/** The modes of the library's price scales, under its own numbers. */
export const MODE = { linear: 0, logarithmic: 1, percentage: 2, indexedTo100: 3 } as const;

export type PriceMode = (typeof MODE)[keyof typeof MODE];

export interface PriceRange {
  readonly from: number;
  readonly to: number;
}

/** Shares of the pane's height that stay free above and below the range. */
export interface Margins {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Prices up and down a pane. The range ends at the middle of the first and the last pixel row between the margins;
 * that the library itself counts so is taken over from its open sister and not known for certain.
 */
export class PriceScale {
  mode: PriceMode = MODE.linear;
  inverted = false;
  /** CSS pixels. */
  height = 1;
  /** What 0 % and 100 points mean: the first bar in view. */
  base = 1;
  range: PriceRange = { from: 0, to: 1 };

  constructor(readonly margins: Margins = { top: 0.1, bottom: 0.08 }) {}

  /** CSS pixels down the pane. */
  yOf(price: number): number {
    const { from, span } = this.scaled();
    const up = this.bottom + (this.inner * (this.scale(price) - from)) / span;
    return this.inverted ? up : this.height - 1 - up;
  }

  priceAt(y: number): number {
    const { from, span } = this.scaled();
    const up = this.inverted ? y : this.height - 1 - y;
    return this.unscale(from + ((up - this.bottom) * span) / this.inner);
  }

  /** What the whole pane shows, margins included. */
  wholeRange(): PriceRange {
    const ends = [this.priceAt(0), this.priceAt(this.height)];
    return { from: Math.min(...ends), to: Math.max(...ends) };
  }

  /** Widens (above 1) or narrows the range around its middle. */
  stretch(factor: number): void {
    const { from, span } = this.scaled();
    const middle = from + span / 2;
    this.set(middle - (span * factor) / 2, middle + (span * factor) / 2);
  }

  /** Moves what is shown down by so many pixels. */
  shift(pixels: number): void {
    const { from, span } = this.scaled();
    const by = ((this.inverted ? -pixels : pixels) * span) / this.inner;
    this.set(from + by, from + span + by);
  }

  private set(from: number, to: number): void {
    this.range = { from: this.unscale(from), to: this.unscale(to) };
  }

  private scaled(): { readonly from: number; readonly span: number } {
    const from = this.scale(this.range.from);
    return { from, span: this.scale(this.range.to) - from };
  }

  private get bottom(): number {
    return this.height * (this.inverted ? this.margins.top : this.margins.bottom);
  }

  private get inner(): number {
    return Math.max(1, this.height * (1 - this.margins.top - this.margins.bottom) - 1);
  }

  private scale(price: number): number {
    return this.mode === MODE.logarithmic ? Math.log(price) : price;
  }

  private unscale(value: number): number {
    return this.mode === MODE.logarithmic ? Math.exp(value) : value;
  }
}
