import { type BrierScore, brierScore } from '../analysis/statistics/brier';
import { ENOUGH, type Interval, proportionOf } from '../analysis/statistics/proportion';
import type { EntryHead } from './entry';
import { keptFindings } from '../analysis/statistics/false-discovery';
import { type Chance, chanceOf } from '../analysis/statistics/matched-chance';
import type { Scored } from './outcome';
import { type GroupKind, groupsOf } from './groups';

/** What can be said of a share: only where there is a baseline and enough reads is it held against chance. */
export type Standing = 'not enough' | 'no baseline' | 'within chance' | 'above chance' | 'below chance';

/** How often the target came first, over some of the entries. */
export interface Accuracy {
  readonly kind: GroupKind;
  readonly name: string;
  /** Scored entries; one that expired counts as a target that was not reached. */
  readonly n: number;
  readonly hits: number;
  readonly expired: number;
  /** Entries that could not be scored. */
  readonly unscored: number;
  /** Of the share, 95 % (Wilson). */
  readonly interval: Interval | undefined;
  readonly chance: Chance | undefined;
  readonly standing: Standing;
}

export interface AccuracyReport {
  readonly rows: readonly Accuracy[];
  /** Of the entries with a probability; undefined while there is none. */
  readonly brier: BrierScore | undefined;
  /** How prices behaved where they reached the zone of the target: chance gives half. */
  readonly reaction: { readonly turned: number; readonly n: number; readonly interval: Interval | undefined };
}

type Settled = EntryHead & { readonly outcome: Scored };

const isSettled = (entry: EntryHead): entry is Settled => entry.outcome?.kind === 'scored';
const isHit = ({ outcome }: Settled) => outcome.result === 'target';

/** The accuracy of all entries together, and by type of read. The parts are looks at the same entries: exploratory. */
export function accuracyOf(entries: readonly EntryHead[]): AccuracyReport {
  const rows = groupsOf(entries).map(({ kind, name, members }) => ({ kind, name, ...measure(members) }));
  const tested = rows.filter(({ n, chance }) => n >= ENOUGH && chance);
  const standsOut = keptFindings(tested.map(({ chance }) => chance?.p ?? 1));
  const settled = entries.filter(isSettled);
  return {
    rows: rows.map((row) => ({ ...row, standing: standingOf(row, standsOut[tested.indexOf(row)] ?? false) })),
    brier: brierScore(
      settled.flatMap((entry) =>
        entry.probability === undefined ? [] : [{ probability: entry.probability, cameTrue: isHit(entry) }],
      ),
    ).value,
    reaction: reactionOf(settled),
  };
}

function measure(members: readonly EntryHead[]): Omit<Accuracy, 'kind' | 'name' | 'standing'> {
  const settled = members.filter(isSettled);
  const hits = settled.filter(isHit).length;
  const matched = settled.flatMap((entry) => {
    const { baseline } = entry.outcome;
    return baseline ? [{ isHit: isHit(entry), baseline }] : [];
  });
  return {
    n: settled.length,
    hits,
    expired: settled.filter(({ outcome }) => outcome.result === 'expired').length,
    unscored: members.filter(({ outcome }) => outcome?.kind === 'unscored').length,
    interval: proportionOf(hits, settled.length).value,
    chance: chanceOf(matched),
  };
}

function standingOf({ n, chance }: Omit<Accuracy, 'standing'>, standsOut: boolean): Standing {
  if (n < ENOUGH) return 'not enough';
  if (!chance || chance.n < ENOUGH) return 'no baseline';
  if (!standsOut) return 'within chance';
  return chance.hits / chance.n > chance.share ? 'above chance' : 'below chance';
}

function reactionOf(settled: readonly Settled[]): AccuracyReport['reaction'] {
  const reactions = settled.map(({ outcome }) => outcome.zone?.reaction);
  const turned = reactions.filter((reaction) => reaction === 'turned').length;
  const n = turned + reactions.filter((reaction) => reaction === 'went through').length;
  return { turned, n, interval: proportionOf(turned, n).value };
}
