import { expect, it } from 'vitest';
import type { SequenceHeader } from '../../market/depth-frame';
import type { Continuity, Verdict } from '../exchange';
import { followTime } from './continuity';

const at = (last: number | undefined): Continuity => ({ last, fresh: true });

it.each<[string, SequenceHeader, Continuity, Verdict]>([
  ['the first book', { snapshot: true, last: 1000 }, at(undefined), 'apply'],
  ['the next one', { snapshot: true, last: 1500 }, at(1000), 'apply'],
  ['one of the same moment', { snapshot: true, last: 1000 }, at(1000), 'apply'],
  ['a late one', { snapshot: true, last: 999 }, at(1000), 'skip'],
  ['a change, which there is none', { snapshot: false, last: 1500 }, at(1000), 'gap'],
])('%s', (_, header, state, verdict) => {
  expect(followTime(header, state)).toBe(verdict);
});
