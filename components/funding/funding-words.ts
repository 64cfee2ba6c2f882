import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/core/durations';
import { formatAge } from '@/components/popup/format';
import type { LeftOut } from '@/lib/heatmaps/funding/across-venues';
import type { FundingLevel } from '@/lib/heatmaps/funding/level';
import type { FundingRank } from '@/lib/heatmaps/funding/rank';
import type { NextSettlement } from '@/lib/heatmaps/funding/settlement';

const RATE = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 4,
  maximumFractionDigits: 4,
  signDisplay: 'exceptZero',
});
const YEAR = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A fraction as `+0.0100 %`, with a space that no line break parts. */
export const rateText = (fraction: number) => `${RATE.format(fraction * 100)}\u00A0%`;

/** A fraction of a year as `+10.95 %`. */
export const yearText = (fraction: number) => `${YEAR.format(fraction * 100)}\u00A0%`;

/** A share as `87 %`. */
export const shareText = (share: number) => `${WHOLE.format(share * 100)}\u00A0%`;

/** Base units as `80.3K`. */
export const sizeText = (size: number) => COMPACT.format(size);

/** `longs pay $480K`; who pays is said in words, not by a sign. */
export function costText(cost: number): string {
  if (cost === 0) return 'nobody pays';
  return `${cost > 0 ? 'longs' : 'shorts'} pay $${COMPACT.format(Math.abs(cost))}`;
}

/** `2 d 3 h`, `3 h 12 min`, `4 min 10 s`, `9 s`: the two largest units; `0 s` when it is over. */
export function durationText(ms: number): string {
  const left = Math.max(0, ms);
  const part = (unit: number, within: number) => Math.floor((left % within) / unit);
  if (left >= DAY_MS) return `${Math.floor(left / DAY_MS)} d ${part(HOUR_MS, DAY_MS)} h`;
  if (left >= HOUR_MS) return `${Math.floor(left / HOUR_MS)} h ${part(MINUTE_MS, HOUR_MS)} min`;
  if (left >= MINUTE_MS) return `${Math.floor(left / MINUTE_MS)} min ${part(SECOND_MS, MINUTE_MS)} s`;
  return `${Math.floor(left / SECOND_MS)} s`;
}

/** When funding is charged next. */
export function nextText(next: NextSettlement, now: number): string {
  if (next.kind === 'continuous') return 'all the time';
  if (next.kind === 'unknown') return 'not told';
  return `${next.kind === 'derived' ? 'about ' : ''}${durationText(next.time - now)}`;
}

/** Where that comes from. */
export const NEXT_SOURCES: Readonly<Record<NextSettlement['kind'], string>> = {
  told: 'As the venue says.',
  derived: 'The venue does not say: one interval after its last settlement.',
  continuous: 'Paid in proportion to the time a position is held.',
  unknown: 'Neither a next settlement nor a recent one is known.',
};

export const LEVEL_TONES: Readonly<Record<FundingLevel, 'warn' | 'busy' | 'off'>> = {
  'crowded long': 'warn',
  'elevated long': 'warn',
  usual: 'off',
  'elevated short': 'busy',
  'crowded short': 'busy',
};

export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, string>> = {
  'no rate': 'no rate known',
  'old rate': 'its rate is too old',
  'no open interest': 'open interest not known',
  'old open interest': 'its open interest is more than an hour old',
};

/** `above 93 % of 90 d, n = 270`; the days are those that are known. */
export function rankText({ share, count, from }: FundingRank, now: number): string {
  const days = Math.max(1, Math.round((now - from) / DAY_MS));
  return `above ${shareText(share)} of ${days} d, n = ${count}`;
}

/** `3 s ago`. */
export const agoText = (time: number, now: number) => `${formatAge(now - time)} ago`;
