import { expect, it } from 'vitest';
import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';
import { okxSwap } from '.';

const at = (last: number | undefined): Continuity => ({ last, fresh: false });
const delta = (prev: number | undefined, last: number | undefined): SequenceHeader => ({
  snapshot: false,
  prev,
  last,
});

it.each<[string, SequenceHeader, Continuity, Verdict]>([
  ['a delta before the snapshot', delta(5, 7), at(undefined), 'gap'],
  ['the first snapshot', { snapshot: true, last: 5 }, at(undefined), 'apply'],
  ['a snapshot in the midst', { snapshot: true, last: 5 }, at(9), 'apply'],
  ['a delta that follows', delta(5, 7), at(5), 'apply'],
  ['a heartbeat without changes', delta(5, 5), at(5), 'apply'],
  ['numbers that go on lower', delta(500, 3), at(500), 'apply'],
  ['a missing delta', delta(7, 9), at(5), 'gap'],
  ['a delta that comes twice', delta(5, 7), at(7), 'skip'],
  ['a late delta', delta(3, 5), at(7), 'gap'],
  ['a loss around numbers that go on lower', delta(510, 3), at(500), 'gap'],
  ['a frame without numbers', delta(undefined, 1000), at(900), 'apply'],
  ['a frame without numbers, of the same moment', delta(undefined, 900), at(900), 'apply'],
  ['a late frame without numbers', delta(undefined, 800), at(900), 'skip'],
])('%s', (_, header, state, verdict) => {
  expect(okxSwap.book.accept(header, state)).toBe(verdict);
});
