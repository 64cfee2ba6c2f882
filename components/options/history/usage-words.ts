import { DAY_MS } from '@/lib/core/durations';
import { LAYER_NAMES } from '@/components/popup/layers/layer-names';
import { formatBytes } from '@/components/popup/format';
import { HEAT_LAYERS } from '@/lib/heatmaps/layers';
import { type EstimateQuery, estimateBytes } from '@/lib/storage/pyramid/estimate';
import { TIERS } from '@/lib/storage/pyramid/tiers';
import type { TierUsage } from '@/lib/storage/pyramid/usage';
import type { Retention } from '@/lib/storage/settings';

const UNITS = [
  [DAY_MS, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** `6 hours`, `5 minutes`, `1 day`: in the longest unit that leaves nothing over, else in milliseconds. */
export function spanWords(ms: number): string {
  const [unitMs, name] = UNITS.find(([each]) => ms % each === 0) ?? [1, 'millisecond'];
  return ofThings(ms / unitMs, name);
}

/** A tier and how long its columns are kept: `Order book, 1 second, 6 hours`; of means, `Order book, 1 minute mean, 30 days`. */
export function tierWords({ layer, stepMs, pooled }: TierUsage, days: number): string {
  const tier = TIERS[layer].find((each) => each.stepMs === stepMs && each.pooled === pooled);
  const keptMs = Math.min(tier?.keepMs ?? Number.POSITIVE_INFINITY, days * DAY_MS);
  const step = pooled === 'mean' ? `${spanWords(stepMs)} mean` : spanWords(stepMs);
  return [LAYER_NAMES[layer], step, spanWords(keptMs)].join(', ');
}

/** By layer, the greatest before the mean, the finest first. */
export const inOrder = (usage: readonly TierUsage[]) =>
  usage.toSorted(
    (a, b) =>
      HEAT_LAYERS.indexOf(a.layer) - HEAT_LAYERS.indexOf(b.layer) ||
      Number(a.pooled === 'mean') - Number(b.pooled === 'mean') ||
      a.stepMs - b.stepMs,
  );

export const totalBytes = (usage: readonly TierUsage[]) => usage.reduce((sum, { bytes }) => sum + bytes, 0);

/** What is recorded: how many symbols, and at how many venues each. */
export type Recorded = Pick<EstimateQuery, 'venues'> & { readonly symbols: number };

/** About what a history will take once it is as long as it is kept, and whether it may grow so long. */
export function estimateWords({ symbols, venues }: Recorded, { days, megabytes }: Retention): string {
  const bytes = symbols * estimateBytes({ venues, layers: HEAT_LAYERS, days });
  const what = `${ofThings(symbols, 'symbol')} at ${ofThings(venues, 'venue')}`;
  const size = `About ${formatBytes(bytes)} for ${what} over ${ofThings(days, 'day')} of busy markets; calm ones take half.`;
  return bytes > megabytes * 1e6
    ? `${size} That is more than ${formatBytes(megabytes * 1e6)}, so the history will be shorter: the finest columns go first.`
    : size;
}

const ofThings = (count: number, name: string) => (count === 1 ? `1 ${name}` : `${count} ${name}s`);
