import type { Asymmetry } from '@/lib/analysis/clusters/asymmetry';
import type { Cluster } from '@/lib/analysis/clusters/cluster';
import { clusterShare } from '@/lib/analysis/clusters/map-hour';
import type { MapReading } from '@/lib/analysis/density/density';
import { price, venueNames, worth } from '@/lib/market/words';
import type { StoredPair } from '@/lib/reading/map-pair';
import { shareText } from '../sidebar-words';

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `12 Mar 20:55`, in UTC. */
export const momentText = (time: number) => MOMENT.format(time).replace(',', '');

const SIGNED = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** `+2.0 %`, `−18.0 %`. */
export const signedText = (share: number) => `${SIGNED.format(share * 100).replace('-', '−')}\u00A0%`;

export const spanText = ({ low, high }: Cluster) => `${price(low)} – ${price(high)}`;

/** `$33.1M · 31 % of side`; without dollars where only ratios are known. */
export function clusterText(cluster: Cluster, reading: MapReading, isSized: boolean): string {
  const share = clusterShare(reading, cluster)?.share;
  return [
    ...(isSized ? [worth(cluster.worth)] : []),
    ...(share === undefined ? [] : [`${shareText(share)} of side`]),
  ].join(' · ');
}

/** `0.54 skewed`, of which the index is positive where more lies above. */
export function balanceText({ index, shape }: Asymmetry): string {
  if (index.value === undefined || shape.value === undefined) return 'not known';
  return `${index.value < 0 ? '−' : ''}${Math.abs(index.value).toFixed(2)} ${shape.value}`;
}

/** Why there is nothing to compare. */
export function missingText({ moments, since }: Extract<StoredPair, { kind: 'missing' }>): string {
  if (since === undefined) return 'No liquidation map of this market is stored yet.';
  const which = moments.map((time) => `${momentText(time)} UTC`).join(' and of ');
  const first = `The first that is stored is of ${momentText(since)} UTC`;
  const isBefore = moments.every((time) => time <= since);
  return `No map is stored of ${which}. ${first}${isBefore ? '' : '; there are gaps'}.`;
}

/** Which venues are in one of the maps alone; empty where none is. */
export function venuesText(before: MapReading, after: MapReading): string {
  const [then, now] = [before, after].map(({ bid }) => bid.parts.map(({ venue }) => venue));
  const only = (some: typeof then = [], other: typeof then = []) =>
    some.filter((venue) => !other.includes(venue));
  const [gone, come] = [only(then, now), only(now, then)];
  return [
    ...(gone.length > 0 ? [`Only in the first: ${venueNames(gone)}.`] : []),
    ...(come.length > 0 ? [`Only in the second: ${venueNames(come)}.`] : []),
  ].join(' ');
}
