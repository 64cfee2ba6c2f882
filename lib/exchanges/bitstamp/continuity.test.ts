import { expect, it } from 'vitest';
import type { SequenceHeader } from '../../market/depth-frame';
import type { Verdict } from '../exchange';
import { followTime } from './continuity';

const change = (last: number, prev?: number): SequenceHeader => ({ snapshot: false, last, prev });

it.each<[string, SequenceHeader, number | undefined, Verdict]>([
  ['a change before the seed', change(90, 80), undefined, 'gap'],
  ['the seed', { snapshot: true, last: 100 }, undefined, 'apply'],
  ['a change older than the seed', change(90, 80), 100, 'skip'],
  ['the first of all changes, older than the seed', change(90), 100, 'skip'],
  ['the change at the seed', change(100, 90), 100, 'skip'],
  ['the change that spans the seed', change(110, 95), 100, 'apply'],
  ['the change after the seed', change(110, 100), 100, 'apply'],
  ['the first of all changes, newer than the seed', change(110), 100, 'gap'],
  ['a change after one that is missing', change(120, 110), 100, 'gap'],
])('%s', (_, header, last, verdict) => {
  for (const fresh of [true, false]) expect(followTime(header, { last, fresh })).toBe(verdict);
});
