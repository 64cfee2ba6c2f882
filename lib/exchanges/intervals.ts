import { MINUTE_MS } from '../core/durations';
/** A venue's names of steps, by their milliseconds or the other way round. */
export type StepNames = ReadonlyMap<string, number> | ReadonlyMap<number, string>;

/**
 * A venue's name of a step.
 * @param venue for the error: `Deribit`.
 * @throws RangeError for a step that is not among its names.
 */
export function stepName(names: StepNames, intervalMs: number, venue: string): string {
  for (const [one, other] of names) {
    const [name, ms] = typeof one === 'string' ? [one, other] : [other, one];
    if (ms === intervalMs) return String(name);
  }
  throw new RangeError(`${venue} has no steps of ${intervalMs} ms here`);
}

/** The length of the bars that begin at these times, in either order, read off two neighbours; else a minute. */
export function barLengthOf([one, other]: readonly number[]): number {
  return one === undefined || other === undefined || one === other ? MINUTE_MS : Math.abs(one - other);
}
