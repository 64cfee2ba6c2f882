import { onceEach } from '../core/once-each';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import type { ProfileBand } from './paint-profile-bands';

/** A bar of a profile in whole pixels of the pane. */
export interface ProfileBar {
  readonly top: number;
  readonly height: number;
  readonly isValue: boolean;
  /** From the right edge of the pane leftwards: where what was bought begins, what was sold, what is not known, the end. */
  readonly edges: readonly [number, number, number, number];
  /** Whether a candle keeps it from its full length. */
  readonly isCut: boolean;
}

/** Higher bars are kept apart by a pixel. */
const MIN_SPLIT_PX = 4;

/**
 * Bars from the right edge of a pane leftwards; the largest row of the whole profile is as long as `longest`.
 * @param width of the pane.
 * @param ends for each pixel line, where the last candle on it ends.
 */
export function profileBars(
  profile: VolumeProfile,
  bands: readonly ProfileBand[],
  { width, longest, ends }: { readonly width: number; readonly longest: number; readonly ends: Int32Array },
): readonly ProfileBar[] {
  const perPixel = largestRow(profile) / longest;
  const bars: ProfileBar[] = [];
  for (const { top, bottom, from, to, buy, sell, unknown, isValue } of bands) {
    const total = buy + sell + unknown;
    const limit = lastEnd(ends, from, to);
    if (!(total > 0) || limit >= width) continue;
    const length = Math.max(1, Math.round(total / perPixel));
    const edge = (share: number) => Math.max(limit, width - Math.round(length * share));
    const height = bottom - top;
    bars.push({
      top,
      height: height < MIN_SPLIT_PX ? height : height - 1,
      isValue,
      edges: [width, edge(buy / total), edge((buy + sell) / total), edge(1)],
      isCut: width - length < limit,
    });
  }
  return bars;
}

const largestRow = onceEach(({ buy, sell, unknown }: VolumeProfile) => {
  let most = 0;
  for (let row = 0; row < buy.length; row += 1) {
    most = Math.max(most, (buy[row] as number) + (sell[row] as number) + (unknown[row] as number));
  }
  return most;
});

/** Where the last candle on any of the lines from `from` to before `to` ends. */
export function lastEnd(ends: Int32Array, from: number, to: number): number {
  let last = 0;
  for (let line = from; line < to; line += 1) {
    const end = ends[line] as number;
    if (end > last) last = end;
  }
  return last;
}
