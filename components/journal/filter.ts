import type { EntryHead } from '@/lib/journal/entry';
import { type GroupKind, groupNames } from '@/lib/journal/groups';
import { RESULTS } from '@/lib/journal/outcome';

/** What became of an entry, as far as one can ask for it. */
export const FATES = [...RESULTS, 'unscored', 'open'] as const;

export type Fate = (typeof FATES)[number];

/** Of what kind the reads are told apart by type. */
export const TYPE_KINDS = [
  'layer',
  'convergence',
  'zone',
  'verdicts',
] as const satisfies readonly GroupKind[];

/** A read type in a filter: `layer/liquidation`. */
export type TypeChoice = `${(typeof TYPE_KINDS)[number]}/${string}`;

/** Empty means all of it. */
export interface Filter {
  readonly market: string;
  readonly direction: '' | EntryHead['direction'];
  readonly fate: '' | Fate;
  readonly tag: string;
  readonly type: '' | TypeChoice;
  /** Of the newest so many that match; 0 is all. */
  readonly newest: number;
}

export const ALL: Filter = { market: '', direction: '', fate: '', tag: '', type: '', newest: 0 };

export function fateOf({ outcome }: EntryHead): Fate {
  if (!outcome) return 'open';
  return outcome.kind === 'scored' ? outcome.result : 'unscored';
}

export const typesOf = (entry: EntryHead): readonly TypeChoice[] =>
  TYPE_KINDS.flatMap((kind) => groupNames(kind, entry).map((name) => `${kind}/${name}` as const));

/** The entries that match, in their order. */
export function matching(entries: readonly EntryHead[], filter: Filter): readonly EntryHead[] {
  const { market, direction, fate, tag, type, newest } = filter;
  const found = entries.filter(
    (entry) =>
      (!market || entry.market === market) &&
      (!direction || entry.direction === direction) &&
      (!fate || fateOf(entry) === fate) &&
      (!tag || entry.tags.includes(tag)) &&
      (!type || typesOf(entry).includes(type)),
  );
  return newest > 0 ? found.slice(0, newest) : found;
}

const sorted = <T extends string>(values: Iterable<T>) => [...new Set(values)].toSorted();

/** What can be asked for: what some entry has, in order. */
export function choicesOf(entries: readonly EntryHead[]) {
  return {
    markets: sorted(entries.map(({ market }) => market)),
    tags: sorted(entries.flatMap(({ tags }) => tags)),
    types: sorted(entries.flatMap(typesOf)),
  };
}
