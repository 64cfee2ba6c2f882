import { deviation, spearman } from './statistics';

const MINUTES_PER_HOUR = 60;

/** Compares what was expected to be closed by force in each hour with what was. */
export class HourlyScore {
  private readonly hours: { expected: number; real: number }[] = [];
  private expected = 0;
  private real = 0;
  private minutes = 0;

  /** Base units of one minute. */
  add(expected: number, real: number): void {
    this.expected += expected;
    this.real += real;
    this.minutes += 1;
    if (this.minutes % MINUTES_PER_HOUR !== 0) return;
    this.hours.push({ expected: this.expected, real: this.real });
    this.expected = 0;
    this.real = 0;
  }

  /** Rank correlation of expected and realised amounts; 0 for a model that always expects the same. */
  rho(): number {
    return spearman(
      this.hours.map(({ expected }) => expected),
      this.hours.map(({ real }) => real),
    );
  }

  /** Standard deviation of log10(expected ÷ realised) of the hours in which both are above 0; NaN without such. */
  spread(): number {
    const logs = this.hours
      .filter(({ expected, real }) => expected > 0 && real > 0)
      .map(({ expected, real }) => Math.log10(expected / real));
    return deviation(logs);
  }
}
