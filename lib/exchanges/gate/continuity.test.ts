import { expect, it } from 'vitest';
import type { Continuity, Verdict } from '../exchange';
import { gateSpot, gateUsdt } from '.';

const delta = (first: number, last: number) => ({ snapshot: false, first, last });
const seeded: Continuity = { last: 100, fresh: true };
const following: Continuity = { last: 120, fresh: false };

it.each<[string, ReturnType<typeof delta>, Continuity, Verdict]>([
  ['a delta before the seed', delta(90, 110), { last: undefined, fresh: true }, 'gap'],
  ['one that the seed holds', delta(90, 100), seeded, 'skip'],
  ['one that spans the update after the seed', delta(90, 105), seeded, 'apply'],
  ['the first after the seed', delta(101, 101), seeded, 'apply'],
  ['a seed older than the stream', delta(102, 110), seeded, 'gap'],
  ['the next', delta(121, 125), following, 'apply'],
  ['a missing one', delta(122, 125), following, 'gap'],
  ['one that comes twice', delta(118, 120), following, 'skip'],
  ['the count starting over', delta(1, 4), following, 'skip'],
])('%s', (_, header, state, verdict) => {
  for (const { book } of [gateUsdt, gateSpot]) expect(book.accept(header, state)).toBe(verdict);
});

it('takes a whole book at any time', () => {
  expect(gateUsdt.book.accept({ snapshot: true, first: 1, last: 4 }, following)).toBe('apply');
});
