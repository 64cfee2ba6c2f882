import type { PlantedOrder, StoryTruth } from '../../dev/wall-story/labels';
import { type Findings, type FoundOrder, WALL_CLASSES } from './findings';

export const CLASSES = [...WALL_CLASSES, 'cascade'] as const;
export type Class = (typeof CLASSES)[number];

/** How often something was right, saw what was not there, and missed what was. */
export interface Counts {
  readonly hits: number;
  readonly false: number;
  readonly missed: number;
}

export type Score = Readonly<Record<Class, Counts>>;

/** A find may be off by so many ticks and so long, ms. */
const TICKS_OFF = 60;
const TIME_OFF = 5_000;

/** Finds against the truth of one story. What the truth cannot tell apart counts neither way. */
export function scoreOf(truth: StoryTruth, findings: Findings): Score {
  const { orders, cascades } = findings;
  return {
    genuine: countOrders(truth, orders, 'genuine'),
    pulled: countOrders(truth, orders, 'pulled'),
    absorbed: countOrders(truth, orders, 'absorbed'),
    iceberg: countOrders(truth, orders, 'iceberg'),
    cascade: countPairs(
      cascades,
      truth.cascades.filter(({ counts }) => counts),
      truth.cascades.filter(({ counts }) => !counts),
      overlaps,
    ),
  };
}

function countOrders(
  { orders: planted }: StoryTruth,
  found: readonly FoundOrder[],
  label: FoundOrder['label'],
): Counts {
  const doubtful = planted.filter((order) => order.label === 'none');
  return countPairs(
    found.filter((order) => order.label === label),
    planted.filter((order) => order.label === label),
    doubtful,
    isSame,
  );
}

/** Pairs each truth with the first find that fits and is free; finds left over that fit a doubtful truth are let go. */
function countPairs<Found, True>(
  found: readonly Found[],
  wanted: readonly True[],
  doubtful: readonly True[],
  fits: (found: Found, wanted: True) => boolean,
): Counts {
  const free = new Set(found);
  let hits = 0;
  for (const truth of wanted) {
    const match = [...free].find((find) => fits(find, truth));
    if (match === undefined) continue;
    free.delete(match);
    hits += 1;
  }
  const wrong = [...free].filter((find) => !doubtful.some((truth) => fits(find, truth)));
  return { hits, false: wrong.length, missed: wanted.length - hits };
}

export function isSame(found: FoundOrder, { side, tick, from, to }: PlantedOrder): boolean {
  return (
    found.side === side &&
    tick >= found.low - TICKS_OFF &&
    tick <= found.high + TICKS_OFF &&
    overlaps(found, { from, to })
  );
}

const overlaps = (
  a: { readonly from: number; readonly to: number },
  b: { readonly from: number; readonly to: number },
) => a.from <= b.to + TIME_OFF && a.to >= b.from - TIME_OFF;

export const precision = ({ hits, false: wrong }: Counts) => (hits + wrong > 0 ? hits / (hits + wrong) : 0);
export const recall = ({ hits, missed }: Counts) => (hits + missed > 0 ? hits / (hits + missed) : 0);

export function f1(counts: Counts): number {
  const { hits, false: wrong, missed } = counts;
  return hits > 0 ? (2 * hits) / (2 * hits + wrong + missed) : 0;
}

/** Counts of several stories together. */
export function addScores(scores: readonly Score[]): Score {
  const sum = (label: Class): Counts =>
    scores.reduce(
      (total, { [label]: counts }) => ({
        hits: total.hits + counts.hits,
        false: total.false + counts.false,
        missed: total.missed + counts.missed,
      }),
      { hits: 0, false: 0, missed: 0 },
    );
  return Object.fromEntries(CLASSES.map((label) => [label, sum(label)])) as Score;
}
