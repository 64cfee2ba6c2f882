import { describe, expect, it } from 'vitest';
import type { Continuity, Verdict } from './exchange';
import { followChain, followRange } from './continuity';

const delta = (first: number, last: number, prev?: number) => ({ snapshot: false, first, last, prev });
const seeded = (last: number): Continuity => ({ last, fresh: true });
const following = (last: number): Continuity => ({ last, fresh: false });
const unseeded: Continuity = { last: undefined, fresh: true };

describe('the chain of futures', () => {
  it.each<[string, ReturnType<typeof delta>, Continuity, Verdict]>([
    ['nothing before a seed', delta(90, 110, 89), unseeded, 'gap'],
    ['older than the seed', delta(90, 99, 89), seeded(100), 'skip'],
    ['spans the seed', delta(90, 110, 89), seeded(100), 'apply'],
    ['begins at the seed', delta(100, 110, 99), seeded(100), 'apply'],
    ['ends at the seed', delta(90, 100, 89), seeded(100), 'apply'],
    ['follows the seed directly', delta(150, 160, 100), seeded(100), 'apply'],
    ['begins after the seed: the seed is older than the stream', delta(150, 160, 140), seeded(100), 'gap'],
    ['continues', delta(150, 160, 120), following(120), 'apply'],
    ['names another frame as the one before', delta(150, 160, 130), following(120), 'gap'],
    ['comes twice', delta(110, 120, 105), following(120), 'skip'],
    ['comes late', delta(100, 105, 95), following(120), 'skip'],
    ['spans the last one, which only a first may', delta(110, 130, 105), following(120), 'gap'],
    ['names no frame before', delta(121, 130), following(120), 'gap'],
  ])('%s', (_, header, state, verdict) => {
    expect(followChain(header, state)).toBe(verdict);
  });

  it('takes every snapshot', () => {
    for (const state of [unseeded, seeded(100), following(100)]) {
      expect(followChain({ snapshot: true, last: 50 }, state)).toBe('apply');
    }
  });
});

describe('the ranges of spot', () => {
  it.each<[string, ReturnType<typeof delta>, Continuity, Verdict]>([
    ['nothing before a seed', delta(90, 110), unseeded, 'gap'],
    ['ends at the seed', delta(90, 100), seeded(100), 'skip'],
    ['spans the update after the seed', delta(90, 110), seeded(100), 'apply'],
    ['begins right after the seed', delta(101, 110), seeded(100), 'apply'],
    ['begins later: the seed is older than the stream', delta(102, 110), seeded(100), 'gap'],
    ['continues', delta(121, 130), following(120), 'apply'],
    ['overlaps', delta(110, 130), following(120), 'apply'],
    ['leaves updates out', delta(122, 130), following(120), 'gap'],
    ['comes twice', delta(110, 120), following(120), 'skip'],
    ['comes late', delta(100, 105), following(120), 'skip'],
  ])('%s', (_, header, state, verdict) => {
    expect(followRange(header, state)).toBe(verdict);
  });

  it('takes every snapshot', () => {
    expect(followRange({ snapshot: true, last: 50 }, following(100))).toBe('apply');
  });
});
