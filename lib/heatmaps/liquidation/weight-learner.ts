import { ATOMS } from './prior';

/** How many events the prior counts as, for each atom. */
const PRIOR_EVENTS = 2;

/** What a bar teaches beside its prints. */
export interface Lesson {
  /** The share of what was learnt before that still counts. */
  readonly kept: number;
  /** The mass per atom that the price swept. */
  readonly swept: Float64Array;
  /** The share of what is liquidated that the feed shows. */
  readonly shown: number;
  /** Base units that count as one independent event. */
  readonly eventSize: number;
}

/**
 * Learns how much of each atom's mass is really liquidated: a mixture of Poisson processes with gamma priors, taught online.
 * Prints say where it happened; the exposure says what the price swept, printed or not, without which only the survivors'
 * leverage would be missed. The mean of each weight is `(n0 + hits) / (n0/prior + exposure)`.
 */
export class WeightLearner {
  readonly weights = new Float64Array(ATOMS);
  readonly hits = new Float64Array(ATOMS);
  readonly exposure = new Float64Array(ATOMS);
  private readonly pending = new Float64Array(ATOMS);

  /** @param prior the weights before anything is learnt. */
  constructor(readonly prior: Float64Array) {
    this.refresh();
  }

  /** What is expected of a mass per atom. */
  expected(mass: Float64Array): number {
    let sum = 0;
    for (let atom = 0; atom < ATOMS; atom += 1)
      sum += (this.weights[atom] as number) * (mass[atom] as number);
    return sum;
  }

  /** Shares a print's size among the atoms that expected it; one that none expected teaches nothing. */
  credit(mass: Float64Array, size: number): void {
    const sum = this.expected(mass);
    if (!(sum > 0)) return;
    for (let atom = 0; atom < ATOMS; atom += 1) {
      const share = ((this.weights[atom] as number) * (mass[atom] as number)) / sum;
      this.pending[atom] = (this.pending[atom] as number) + size * share;
    }
  }

  /** Ends a bar. */
  learn({ kept, swept, shown, eventSize }: Lesson): void {
    for (let atom = 0; atom < ATOMS; atom += 1) {
      this.hits[atom] = (this.hits[atom] as number) * kept + (this.pending[atom] as number) / eventSize;
      this.exposure[atom] =
        (this.exposure[atom] as number) * kept + (shown * (swept[atom] as number)) / eventSize;
    }
    this.pending.fill(0);
    this.refresh();
  }

  /** The weights that follow from hits and exposure. */
  refresh(): void {
    for (let atom = 0; atom < ATOMS; atom += 1) {
      this.weights[atom] = (PRIOR_EVENTS + (this.hits[atom] as number)) / this.certainty(atom);
    }
  }

  /** The posterior variance of each weight. */
  variances(): Float64Array {
    return this.weights.map((weight, atom) => weight / this.certainty(atom));
  }

  private certainty(atom: number): number {
    // A prior of 0 makes it infinite, and the weight stay 0.
    return PRIOR_EVENTS / (this.prior[atom] as number) + (this.exposure[atom] as number);
  }
}
