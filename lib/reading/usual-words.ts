import { REACHES } from '../analysis/clusters/asymmetry';
import { clusterShare, movedSince } from '../analysis/clusters/map-hour';
import { likeMoves, type Rank, rankIndex, rankShare } from '../analysis/clusters/usual';
import type { MapReading } from '../analysis/density/density';
import { counted, percent } from '../market/words';
import type { KnownCluster } from './context';
import type { ReadInput } from './input';
import type { Evidence } from './read';

const SHARE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const whole = (share: number) => SHARE.format(share * 100);

/** `87 % of 312 like hours`. */
const rankWords = ({ share, count }: Rank, what: string) => `${whole(share)}\u00A0% of ${count} ${what}`;

/** `(95 %: 70–96 %, by 24 days)`. */
const sureWords = ({ interval: { low, high }, days }: Rank) =>
  `(95\u00A0%: ${whole(low)}–${whole(high)}\u00A0%, by ${counted(days, 'day')})`;

/** The other way round. */
const mirrored = ({ share, interval: { low, high }, ...rank }: Rank): Rank => ({
  ...rank,
  share: 1 - share,
  interval: { low: 1 - high, high: 1 - low },
});

const lies = (index = 0) => `more of it lies ${index < 0 ? 'below' : 'above'} than in`;

const TOO_FEW = 'too few like hours of the last 30 days are stored';

/** How usual the balance of both sides is, in one clause and in facts. */
export interface UsualBalance {
  readonly clause: string;
  readonly evidence: readonly Evidence[];
}

/**
 * The balance at each reach beside that of the last 30 days' hours before which the price had moved alike.
 * @param indices at each of `REACHES`; undefined where it is not known.
 * @param main the reach that the clause is about.
 */
export function usualBalance(
  { past, time, price }: Pick<ReadInput, 'past' | 'time' | 'price'>,
  indices: readonly (number | undefined)[],
  main: (typeof REACHES)[number],
): UsualBalance {
  if (!past) return unknownBalance('the stored maps have not been read yet');
  const moved = movedSince(past, { time, price });
  // Of a past of less than two days there are none.
  if (moved === undefined) return unknownBalance(TOO_FEW);
  const ranks = REACHES.map((reach, at) => {
    const index = indices[at];
    const rank = index === undefined ? undefined : rankIndex(past, at, { index, moved }).value;
    return { reach, index, rank: rank && (index ?? 0) < 0 ? mirrored(rank) : rank };
  });
  const told = ranks.find(({ reach }) => reach === main);
  if (!told?.rank) return unknownBalance(TOO_FEW);
  return {
    clause: `Within ${percent(main)} ${lies(told.index)} ${rankWords(told.rank, 'like hours')}.`,
    evidence: [
      ...ranks.flatMap(({ reach, index, rank }): Evidence[] => {
        if (!rank) return [];
        const text = `Within ${percent(reach)} ${lies(index)} ${rankWords(rank, 'like hours')} ${sureWords(rank)}`;
        return [{ text, layer: 'liquidation', asOf: time }];
      }),
      {
        text: `Like hours are those of the last 30 days before which the price had moved in a day by ${movesWords(moved)}, as now. An index is a ratio: it can be compared although stored maps do not say what their sizes rest on`,
      },
    ],
  };
}

const unknownBalance = (why: string): UsualBalance => ({
  clause: `Whether that is usual is not known: ${why}.`,
  evidence: [],
});

const signed = (move: number) => `${move < 0 ? '−' : '+'}${percent(move)}`;

function movesWords(moved: number): string {
  const { from, to } = likeMoves(moved);
  if (from === -Infinity) return `${signed(to)} or further down`;
  return to === Infinity ? `${signed(from)} or further up` : `${signed(from)} to ${signed(to)}`;
}

/** How large a cluster is among those that stood as far from the price; empty where that is not known. */
export function usualShare({ cluster }: KnownCluster, reading: MapReading, past: ReadInput['past']): string {
  const share = past && clusterShare(reading, cluster);
  const rank = share && rankShare(past, share).value;
  if (!rank) return '';
  const more = rankWords(rank, 'hourly readings of clusters as far away in 30 days');
  return `; it holds ${percent(share.share)} of its side within 10\u00A0%, more than ${more} ${sureWords(rank)}`;
}
