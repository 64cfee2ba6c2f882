import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { Gap } from '../heatmaps/columns/column';
import type { HeatSeries } from '../heatmaps/columns/series';
import type { ColumnStore } from '../storage/column-store';
import type { Extent } from '../storage/pyramid/read-extent';

/** What one tier gives: its columns that begin within `[from, to)`, of those in the chunks. */
export interface Section extends Extent {
  readonly stepMs: number;
  readonly chunks: readonly EncodedChunk[];
  readonly gaps: readonly Gap[];
}

/**
 * What tiers together know of a stretch of time, in order and without a column twice: one tier as far as it goes, coarser
 * ones before it, where it is no longer kept, and finer ones behind it, where it is not made yet.
 * @param tiers of one heatmap, finest first.
 * @param chosen the place of the tier that is to be read first.
 */
export async function loadSections(
  store: Pick<ColumnStore, 'load'>,
  tiers: readonly HeatSeries[],
  chosen: number,
  stretch: Extent,
): Promise<readonly Section[]> {
  let sections: readonly Section[] = [];
  for (const series of tiers.slice(chosen)) {
    const known = sections[0] && timesOf(sections[0])[0];
    if (known !== undefined && known <= stretch.from) break;
    sections = putBefore(await loadSection(store, series, { ...stretch, to: known ?? stretch.to }), sections);
  }
  for (const series of tiers.slice(0, chosen).toReversed()) {
    const end = sections.flatMap(endOf).at(-1) ?? stretch.from;
    if (end >= stretch.to) break;
    sections = [...sections, await loadSection(store, series, { ...stretch, from: end })];
  }
  return sections;
}

/** A coarser section before finer ones, which begin where its last column ends; nothing of it when it has no whole column before them. */
function putBefore(coarser: Section, sections: readonly Section[]): readonly Section[] {
  const [first, ...others] = sections;
  if (!first) return [coarser];
  const start = timesOf(coarser)[0];
  const [end] = endOf(coarser);
  const known = timesOf(first)[0] ?? first.to;
  if (start === undefined || end === undefined || start + coarser.stepMs > known) return sections;
  return [coarser, { ...first, from: end }, ...others];
}

/** Where the last column of a section ends, if it has one. */
const endOf = (section: Section): readonly number[] => {
  const last = timesOf(section).at(-1);
  return last === undefined ? [] : [last + section.stepMs];
};

/** When the columns of a section begin; the first may reach into it from before. */
function timesOf({ from, to, stepMs, chunks }: Section): readonly number[] {
  return chunks
    .flatMap(({ start, offsets }) => Array.from(offsets, (offset) => start + offset * stepMs))
    .filter((time) => time + stepMs > from && time < to);
}

async function loadSection(
  store: Pick<ColumnStore, 'load'>,
  series: HeatSeries,
  { from, to }: Extent,
): Promise<Section> {
  const { chunks, gaps } = await store.load(series, from, to);
  return { from, to, stepMs: series.stepMs, chunks, gaps };
}
