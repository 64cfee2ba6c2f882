import { MINUTE_MS } from '../core/durations';
const FIRST_MS = 1_000;
const LONGEST_MS = MINUTE_MS;
/** Good data for this long forgives the failures before it. */
const HEALTHY_MS = MINUTE_MS;

/** How long to wait after the `failures`-th failure in a row (from 0): doubling to a minute, spread by ±50 %. */
export function backoffMs(failures: number, random: () => number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** failures) * (0.5 + random());
}

/** Growing delays between attempts. Only good data for a minute starts them over: a connection that opens proves nothing. */
export class Backoff {
  private count = 0;
  private goodSince: number | undefined;

  constructor(private readonly random: () => number) {}

  /** Failures in a row since things were last healthy. */
  get failures(): number {
    return this.count;
  }

  /** Counts a failure and says how long to wait, in ms. */
  fail(): number {
    this.goodSince = undefined;
    const delay = backoffMs(this.count, this.random);
    this.count += 1;
    return delay;
  }

  /** Good data arrived at `now`. */
  good(now: number): void {
    this.goodSince ??= now;
    if (now - this.goodSince >= HEALTHY_MS) this.count = 0;
  }

  /** For a request, where one good answer is proof enough. */
  reset(): void {
    this.count = 0;
    this.goodSince = undefined;
  }
}
