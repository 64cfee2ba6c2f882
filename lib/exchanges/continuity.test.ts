import { describe, expect, it } from 'vitest';
import type { Continuity, Verdict } from './exchange';
import {
  followChain,
  followCount,
  followGrowingLink,
  followLink,
  followNumbers,
  followRange,
} from './continuity';

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

const link = (last: number, prev?: number) => ({ snapshot: false, last, prev });

it.each([
  ['gap', 'nothing before a snapshot', link(5, 4), undefined],
  ['apply', 'one that counts on', link(8), 7],
  ['skip', 'one that comes twice', link(7), 7],
  ['skip', 'a late one', link(6), 7],
  ['gap', 'one that leaves another out', link(9), 7],
] as const)('a count: %s for %s', (verdict, _, header, last) => {
  expect(followCount(header, { last, fresh: false })).toBe(verdict);
});

it.each([
  ['gap', 'nothing before a snapshot', link(5, 4), undefined],
  ['apply', 'the next', link(9, 7), 7],
  ['gap', 'one that names another', link(9, 8), 7],
  ['gap', 'one that names none', link(8), 7],
  ['gap', 'the same again', link(7, 6), 7],
] as const)('numbers of our own: %s for %s', (verdict, _, header, last) => {
  expect(followNumbers(header, { last, fresh: false })).toBe(verdict);
});

it.each([
  ['gap', 'gap', 'nothing before a snapshot', link(5, 4), undefined],
  ['apply', 'apply', 'the next', link(9, 7), 7],
  ['apply', 'apply', 'one that goes on lower', link(2, 7), 7],
  ['apply', 'apply', 'one that changes nothing', link(7, 7), 7],
  ['skip', 'skip', 'the same again', link(7, 6), 7],
  ['gap', 'skip', 'a late one', link(6, 5), 7],
  ['gap', 'gap', 'one that names another', link(9, 8), 7],
  ['apply', 'apply', 'one without link of the same moment', link(7), 7],
  ['skip', 'skip', 'a late one without link', link(6), 7],
] as const)('links: %s, or %s where they grow, for %s', (verdict, growing, _, header, last) => {
  expect(followLink(header, { last, fresh: false })).toBe(verdict);
  expect(followGrowingLink(header, { last, fresh: false })).toBe(growing);
});

it('every rule takes a snapshot at any time', () => {
  for (const follow of [followCount, followNumbers, followLink, followGrowingLink])
    expect(follow({ snapshot: true, last: 5 }, following(100))).toBe('apply');
});
