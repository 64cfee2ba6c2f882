import { expect, it } from 'vitest';
import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';
import { dydx } from '.';

const at = (last: number | undefined): Continuity => ({ last, fresh: false });

it.each<[string, SequenceHeader, Continuity, Verdict]>([
  ['a change before the snapshot', { snapshot: false, prev: 4, last: 5 }, at(undefined), 'gap'],
  ['the first snapshot', { snapshot: true, last: 5 }, at(undefined), 'apply'],
  ['the change after it', { snapshot: false, prev: 5, last: 9 }, at(5), 'apply'],
  ['a change after one that was missed', { snapshot: false, prev: 6, last: 9 }, at(5), 'gap'],
  ['a change without numbers', { snapshot: false }, at(5), 'gap'],
  ['a snapshot in the midst', { snapshot: true, last: 12 }, at(5), 'apply'],
])('%s', (_, header, state, verdict) => {
  expect(dydx.book.accept(header, state)).toBe(verdict);
});
