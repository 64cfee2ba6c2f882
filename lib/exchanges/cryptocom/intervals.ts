import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';

/** Bar lengths by the venue's names of them; months have no length. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ...[1, 5, 15, 30].map((count) => [`${count}m`, count * MINUTE_MS] as const),
  ...[1, 2, 4, 12].map((count) => [`${count}h`, count * HOUR_MS] as const),
  ...[1, 7, 14].map((count) => [`${count}D`, count * DAY_MS] as const),
]);

const LEGACY: Readonly<Record<string, string>> = { M: 'm', H: 'h', D: 'D' };

/** Milliseconds of `1m`, `4h`, `1D` or, as they were called before, `M1`, `H4`, `D1`, `1d`. */
export function intervalOf(name: string): number | undefined {
  const [, unit = '', count = ''] = /^([MHD])(\d+)$/.exec(name) ?? [];
  return INTERVALS.get(unit === '' ? name.replace('d', 'D') : `${count}${LEGACY[unit] ?? ''}`);
}
