import { HOUR_MS, MINUTE_MS } from '../core/durations';
import { randomFrom } from '../analysis/statistics/random';
import type { Answer, MarketRead, QuestionId, StepId, Verdict, Zone } from '../reading/read';
import { QUESTION_IDS, STEP_IDS } from '../reading/read';
import { type JournalEntry, newEntry } from './entry';
import type { Outcome, Scored } from './outcome';
import type { Plan, Remarks } from './plan';
import type { PriceBar } from './race';

/** A whole hour, when the reads of tests are made. */
export const READ_AT = Date.UTC(2026, 2, 15, 8);

export const answerOf = (verdict: Verdict, change: Partial<Answer> = {}): Answer => ({
  answer: 'The nearest cluster lies 1.2 % above.',
  verdict,
  evidence: [{ text: '$42M at 60,700…60,800', layer: 'liquidation', asOf: READ_AT - 4_000 }],
  asOf: READ_AT - 4_000,
  confidence: 0.7,
  wouldChange: 'A sweep of the cluster.',
  ...change,
});

export const zoneOf = (change: Partial<Zone> = {}): Zone => ({
  id: 'z1',
  kind: 'liquidation',
  side: 'above',
  low: 60_700,
  high: 60_800,
  peak: 60_750,
  distancePercent: 1.17,
  state: 'standing',
  evidence: [],
  ...change,
});

function recordOf<Key extends string, Value>(keys: readonly Key[], value: Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>;
}

/** A read at a price of 60,000 with a zone 1.2 % above. */
export const readOf = (change: Partial<MarketRead> = {}): MarketRead => ({
  market: 'BTC-USDT',
  time: READ_AT,
  price: 60_000,
  direction: 'long',
  target: 60_720,
  checklist: {
    ...recordOf<QuestionId, Answer>(QUESTION_IDS, answerOf('supports')),
    C2: answerOf('neutral', { evidence: [{ text: 'no wall', layer: 'order-book' }] }),
    C4: answerOf('unknown', { evidence: [], asOf: undefined, answer: 'Funding is not known.' }),
  },
  steps: recordOf<StepId, Answer>(STEP_IDS, answerOf('neutral')),
  zones: [zoneOf()],
  ...change,
});

export const planOf = (change: Partial<Plan & Remarks> = {}): Plan & Remarks => ({
  direction: 'long',
  target: 60_720,
  invalidation: 59_400,
  horizonMs: 4 * HOUR_MS,
  tags: [],
  notes: '',
  ...change,
});

export interface EntryChange extends Partial<Omit<JournalEntry, 'outcome'>> {
  readonly outcome?: Outcome | undefined;
}

/** An entry of its own: `index` makes it another. */
export function entryOf(index = 0, { outcome, ...change }: EntryChange = {}): JournalEntry {
  const entry = newEntry(readOf(), planOf(), {
    created: READ_AT + 1_000 + index * MINUTE_MS,
    nonce: `n${index}`,
    venue: 'binance-usdm',
    before: { kind: 'absent', reason: 'No chart is on this page.' },
  });
  return { ...entry, ...change, ...(outcome && { outcome }) };
}

export const scoredOf = (change: Partial<Scored> = {}): Scored => ({
  kind: 'scored',
  result: 'target',
  at: READ_AT + HOUR_MS,
  bestPercent: 1.2,
  worstPercent: 0.3,
  baseline: { reads: 60, independent: 42, targets: 20, invalidations: 30 },
  scoredAt: READ_AT + 4 * HOUR_MS,
  final: true,
  ...change,
});

/** Bars of a minute from a time on, out of `[open, high, low, close]` each. */
export const barsOf = (
  from: number,
  prices: readonly (readonly [open: number, high: number, low: number, close: number])[],
): readonly PriceBar[] =>
  prices.map(([open, high, low, close], index) => ({
    time: from + index * MINUTE_MS,
    intervalMs: MINUTE_MS,
    open,
    high,
    low,
    close,
  }));

/** So many quiet minutes at one price. */
export const quiet = (from: number, minutes: number, price = 60_000) =>
  barsOf(
    from,
    Array.from({ length: minutes }, () => [price, price + 1, price - 1, price] as const),
  );

/** A market without any structure: each minute is a few steps of a random walk. */
export function randomWalk(
  from: number,
  minutes: number,
  seed: number,
  stepShare = 0.000_15,
): readonly PriceBar[] {
  const random = randomFrom(seed);
  const STEPS = 20;
  let price = 60_000;
  return barsOf(
    from,
    Array.from({ length: minutes }, () => {
      const path = [price];
      for (let step = 0; step < STEPS; step += 1) {
        price *= random() < 0.5 ? 1 + stepShare : 1 / (1 + stepShare);
        path.push(price);
      }
      return [path[0] ?? 0, Math.max(...path), Math.min(...path), price] as const;
    }),
  );
}
