import type { Cutoff } from '@/lib/heatmaps/layer-style';

/** Plain digits, so that what is shown can be typed; a size moved to by hand has many more than matter. */
const DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4, useGrouping: false });
const MULTIPLES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 };

/** How a cut-off is typed: `25` and `1.5k` are sizes in base units, `40%` is a percentile of the cells in view. */
export const cutoffText = ({ kind, value }: Cutoff) =>
  kind === 'percentile' ? `${DIGITS.format(value)} %` : DIGITS.format(value);

/** The cut-off that the text names; undefined when it names none. */
export function parseCutoff(text: string): Cutoff | undefined {
  // A comma is a decimal point to some and a thousands mark to others: it is refused rather than guessed.
  const [, digits, suffix = ''] = /^([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*([%km]?)$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits);
  if (suffix === '%') return value <= 100 ? { kind: 'percentile', value } : undefined;
  return { kind: 'size', value: value * (MULTIPLES[suffix.toLowerCase()] ?? 1) };
}

/** False when the scale would end below its start; a size and a percentile cannot be compared here. */
export const isOrdered = (low: Cutoff, high: Cutoff) => low.kind !== high.kind || low.value < high.value;
