import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/core/durations';
import type { LayerId } from '@/lib/heatmaps/layers';
import { amount, worth } from '@/lib/market/words';
import type { Evidence, Zone } from '@/lib/reading/read';

/** A fact is out of date once it is this old: by how often what it was read from is worked out. */
const STALE_MS: Readonly<Record<LayerId, number>> = {
  'order-book': 15 * SECOND_MS,
  liquidation: 11 * MINUTE_MS,
  'open-interest': 11 * MINUTE_MS,
  'volume-profile': 3 * MINUTE_MS,
  funding: HOUR_MS,
};

export const isStale = ({ layer, asOf }: Evidence, now: number) =>
  layer !== undefined && asOf !== undefined && now - asOf > STALE_MS[layer];

/** `now`, `4 s ago`, `12 min ago`, `3 h ago`, `2 days ago`. A clock that runs ahead of ours gives `now`. */
export function agoText(time: number, now: number): string {
  const span = spanText(now - time);
  return span === '0 s' ? 'now' : `${span} ago`;
}

/** `4 s`, `12 min`, `3 h`, `2 days`. */
export function spanText(ms: number): string {
  const age = Math.max(0, ms);
  if (age < MINUTE_MS) return `${Math.floor(age / SECOND_MS)} s`;
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} min`;
  return age < 48 * HOUR_MS ? `${Math.floor(age / HOUR_MS)} h` : `${Math.floor(age / DAY_MS)} days`;
}

const PERCENT = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const SHARE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const shareText = (share: number) => `${SHARE.format(share * 100)}\u00A0%`;

/** `1.32 % above`, `at the price`. */
export function distanceText(percent: number): string {
  if (percent === 0) return 'at the price';
  return `${PERCENT.format(Math.abs(percent))}\u00A0% ${percent > 0 ? 'above' : 'below'}`;
}

/** `$33.1M modelled`, `340 BTC`; said where it is not known. Voids and agreements have none. */
export function sizeText({ kind, size }: Zone, base: string): string {
  if (kind === 'void' || kind === 'convergence') return '';
  if (!size) return 'size not known';
  const told = size.unit === 'usd' ? worth(size.amount) : `${amount(size.amount)} ${base}`;
  return `${told}${size.modelled ? ' modelled' : ''}`;
}

/** `for 3 h`; said where it was there before anybody looked. */
export const sinceText = ({ since }: Zone, now: number) =>
  since === undefined ? 'age unknown' : `for ${spanText(now - since)}`;
