import { describe, expect, it } from 'vitest';
import type { Absorption } from './absorption';
import { emptyAbsorptions, followAbsorption } from './absorption-watch';

const FOUND: Absorption = { side: 'bid', signed: -1e6, travelBp: 0, ratio: 5 };

/** One look a second: an absorption or none, and the mid in ticks. */
function play(seconds: readonly { found?: Absorption; mid?: number }[]): readonly string[] {
  const state = emptyAbsorptions();
  return seconds.flatMap(({ found, mid = 600_000 }, second) =>
    followAbsorption(state, found, { time: second * 1_000, mid, tick: 600_000 }).map(
      ({ type }) => `${second} ${type}`,
    ),
  );
}

const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe('followAbsorption', () => {
  it('begins, bears a pause and ends, and has stood two minutes later', () => {
    const pause = times(3, {});
    expect(play([{ found: FOUND }, ...pause, { found: FOUND }, ...times(125, {})])).toEqual([
      '0 started',
      '9 ended',
      '124 stood',
    ]);
  });

  it('fails when the price goes through it', () => {
    expect(play([{ found: FOUND }, ...times(8, {}), { mid: 599_000 }])).toEqual([
      '0 started',
      '5 ended',
      '9 failed',
    ]);
  });

  it('gives way to one of the other side at once', () => {
    const other: Absorption = { ...FOUND, side: 'ask' };
    expect(play([{ found: FOUND }, { found: other }])).toEqual(['0 started', '1 ended', '1 started']);
  });
});
