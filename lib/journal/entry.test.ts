import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { describe, expect, it } from 'vitest';
import { AFTER_WAS_MISSED, afterPicture, attentionAt, scoreAt } from './due';
import { bytesOf, dueAt, headOf } from './entry';
import { planFault, tidyRemarks } from './plan';
import { readTypesOf } from './read-types';
import { answerOf, entryOf, planOf, READ_AT, readOf, scoredOf, zoneOf } from './test-journal';

describe('a plan', () => {
  it.each([
    [{}, undefined],
    [{ direction: 'short', target: 59_000, invalidation: 60_500 }, undefined],
    [{ target: 59_000 }, 'The target of a long must lie above the price.'],
    [{ target: 60_000 }, 'The target of a long must lie above the price.'],
    [{ invalidation: 60_100 }, 'The invalidation of a long must lie below the price.'],
    [
      { direction: 'short', target: 61_000, invalidation: 62_000 },
      'The target of a short must lie below the price.',
    ],
    [{ target: Number.NaN }, 'Target and invalidation must be prices.'],
    [{ horizonMs: MINUTE_MS }, 'The horizon must be between five minutes and thirty days.'],
    [{ probability: 1.2 }, 'The probability must be between 0 and 100 %.'],
  ] as const)('with %j: %s', (change, fault) => {
    expect(planFault(planOf(change), 60_000)).toBe(fault);
  });

  it('has remarks that are tidy', () => {
    expect(tidyRemarks({ tags: [' a ', '', 'a', 'b'.repeat(60)], notes: 'x'.repeat(30_000) })).toEqual({
      tags: ['a', 'b'.repeat(40)],
      notes: 'x'.repeat(20_000),
    });
  });
});

const evidence = (...layers: readonly ('liquidation' | 'order-book' | 'funding')[]) =>
  layers.map((layer) => ({ text: '', layer }));

const unscoredAt = (scoredAt: number) => entryOf(0, { outcome: { kind: 'unscored', reason: '', scoredAt } });

describe('the type of a read', () => {
  it('is what supports it, what agrees at its target, and its verdicts', () => {
    const read = readOf({
      checklist: { ...readOf().checklist, C5: answerOf('supports', { evidence: evidence('funding') }) },
      zones: [
        zoneOf({ kind: 'convergence', evidence: evidence('liquidation', 'order-book', 'liquidation') }),
        zoneOf({
          kind: 'convergence',
          low: 64_000,
          high: 64_100,
          evidence: evidence('funding', 'order-book'),
        }),
      ],
    });
    expect(readTypesOf(read, 60_720)).toEqual({
      layers: ['liquidation', 'funding'],
      convergence: 2,
      verdicts: '+0+?+',
    });
    expect(readTypesOf(read, 62_000).convergence).toBe(0);
  });
});

describe('an entry', () => {
  const DUE = READ_AT + 4 * HOUR_MS;

  it('is scored when it is due, again when its zone can be told of, and then no more', () => {
    expect(dueAt(entryOf())).toBe(DUE);
    expect(scoreAt(entryOf())).toBe(DUE + 2 * MINUTE_MS);
    expect(scoreAt(entryOf(0, { outcome: scoredOf({ final: false }) }))).toBe(DUE + 32 * MINUTE_MS);
    expect(scoreAt(entryOf(0, { outcome: scoredOf() }))).toBeUndefined();
  });

  it('that could not be scored is tried hourly for a week', () => {
    expect(scoreAt(unscoredAt(DUE + HOUR_MS))).toBe(DUE + 2 * HOUR_MS);
    expect(scoreAt(unscoredAt(DUE + 7 * DAY_MS))).toBeUndefined();
  });

  it('has its picture taken for a while after it is due', () => {
    const entry = entryOf();
    const times = [DUE - 1, DUE, DUE + 4 * HOUR_MS - 1, DUE + 4 * HOUR_MS];
    expect(times.map((time) => afterPicture(entry, time))).toEqual(['early', 'due', 'due', 'missed']);
    const long = entryOf(0, { horizonMs: 30 * DAY_MS });
    expect(afterPicture(long, dueAt(long) + DAY_MS)).toBe('missed');
    const missed = { ...entry.pictures, after: { kind: 'absent', reason: AFTER_WAS_MISSED } } as const;
    expect(afterPicture(entryOf(0, { pictures: missed }), DUE)).toBe('settled');
    expect(attentionAt(entryOf(0, { pictures: missed, outcome: scoredOf() }), DUE)).toBe(Infinity);
    expect(attentionAt(entryOf(0, { outcome: scoredOf() }), 0)).toBe(DUE);
  });

  it('counts what it takes on disk', () => {
    const head = headOf(entryOf());
    const note = { kind: 'kept', time: 0, bytes: 90_000, byHand: false } as const;
    expect(head.readBytes).toBe(JSON.stringify(readOf()).length);
    const pictures = { before: note, after: note };
    expect(bytesOf({ ...head, pictures }) - bytesOf(head)).toBe(180_000);
  });
});
