import { formatAge, formatCount } from '@/components/popup/format';
import type { ObservedReport } from '@/lib/feeds/observed-positions';

const PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumSignificantDigits: 2 });

/** `41 BTC positions of 120 addresses: 3.1 % of all longs, 2.4 % of all shorts, 4 min old in the middle.` */
export function observedWords({ accounts, positions, longs, shorts, ageMs }: ObservedReport): string {
  const known = `${formatCount(positions)} BTC positions of ${formatCount(accounts)} addresses`;
  const cover =
    longs === undefined || shorts === undefined
      ? 'their share of the open interest is not known yet'
      : `${PERCENT.format(longs)} of all longs, ${PERCENT.format(shorts)} of all shorts`;
  return `${known}: ${cover}${ageMs === undefined ? '' : `; the middle answer is ${formatAge(ageMs)} old`}.`;
}
