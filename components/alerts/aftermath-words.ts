import type { Aftermath } from '@/lib/alerts/alert';

const PERCENT = new Intl.NumberFormat('en-US', {
  signDisplay: 'exceptZero',
  minimumFractionDigits: 1,
  maximumFractionDigits: 2,
});

const percent = (value: number) => `${PERCENT.format(value)}\u00A0%`;

/** What happened next: "In the hour after: +0.4 % at its end, between −0.2 % and +0.9 %; its price was reached." */
export function aftermathWords({ highPercent, lowPercent, lastPercent, reached }: Aftermath): string {
  const path = `${percent(lastPercent)} at its end, between ${percent(lowPercent)} and ${percent(highPercent)}`;
  const outcome =
    reached === undefined ? '' : reached ? '; its price was reached' : '; its price was not reached';
  return `In the hour after: ${path}${outcome}.`;
}
