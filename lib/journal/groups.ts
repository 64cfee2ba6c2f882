import type { EntryHead } from './entry';

/** By what entries are told apart when their accuracy is counted. */
export const GROUP_KINDS = ['all', 'direction', 'layer', 'convergence', 'zone', 'verdicts'] as const;

export type GroupKind = (typeof GROUP_KINDS)[number];

export interface Group {
  readonly kind: GroupKind;
  readonly name: string;
  readonly members: readonly EntryHead[];
}

/** Which groups of a kind an entry is of. An entry may be of several: of each layer it rests on. */
const NAMES: Readonly<Record<GroupKind, (entry: EntryHead) => readonly string[]>> = {
  all: () => ['all reads'],
  direction: ({ direction }) => [direction],
  layer: ({ types }) => (types.layers.length > 0 ? types.layers : ['no layer']),
  convergence: ({ types }) => [convergenceName(types.convergence)],
  zone: ({ zone }) => [zone?.kind ?? 'no zone'],
  verdicts: ({ types }) => [types.verdicts],
};

const convergenceName = (layers: number) =>
  layers === 0 ? 'none' : layers < 4 ? `${layers} layers` : '4 or more layers';

/** What an entry is called among those of a kind. */
export const groupNames = (kind: GroupKind, entry: EntryHead) => NAMES[kind](entry);

/** Every group that has an entry, by kind and then the largest first. */
export function groupsOf(entries: readonly EntryHead[]): readonly Group[] {
  return GROUP_KINDS.flatMap((kind) => {
    const groups = new Map<string, EntryHead[]>();
    for (const entry of entries) {
      for (const name of groupNames(kind, entry)) {
        const members = groups.get(name);
        if (members) members.push(entry);
        else groups.set(name, [entry]);
      }
    }
    return [...groups]
      .map(([name, members]) => ({ kind, name, members }))
      .toSorted((one, other) => other.members.length - one.members.length);
  });
}
