/** What a print counts on after as many later ones: half after some 1,400. */
const KEPT_PER_PRINT = 0.9995;

/** Twice the variance of a compound Poisson process, as forced closes come in bursts. */
const BURSTINESS = 2;

/** In quote units, before any print is seen: their sizes, weighted evenly and by themselves, and how many these count as. */
const USUAL_MEAN = 10_000;
const USUAL_WEIGHTED = 200_000;
const USUAL_PRINTS = 5;

/** The sizes of the forced closes seen. */
export class PrintSizes {
  /** Discounted sums of the sizes and of their squares, and of the prints. */
  sum: number;
  squares: number;
  prints: number = USUAL_PRINTS;
  /** All that were ever seen. */
  seen = 0;

  /** @param price turns the usual sizes into base units. */
  constructor(price: number) {
    this.sum = (USUAL_PRINTS * USUAL_MEAN) / price;
    this.squares = (this.sum * USUAL_WEIGHTED) / price;
  }

  add(size: number): void {
    this.sum = KEPT_PER_PRINT * this.sum + size;
    this.squares = KEPT_PER_PRINT * this.squares + size * size;
    this.prints = KEPT_PER_PRINT * this.prints + 1;
    this.seen += 1;
  }

  get mean(): number {
    return this.sum / this.prints;
  }

  /** Base units that count as one independent event: variance ÷ mean of what is liquidated within a while. */
  get eventSize(): number {
    return (BURSTINESS * this.squares) / this.sum;
  }
}
