import { expect, it } from 'vitest';
import type { SequenceHeader } from '../../market/depth-frame';
import type { Verdict } from '../exchange';
import { coinbase } from '.';

it.each<[string, SequenceHeader, number | undefined, Verdict]>([
  ['a change before the snapshot', { snapshot: false, last: 2, prev: 1 }, undefined, 'gap'],
  ['a change of a lost book before the snapshot', { snapshot: false, last: 2 }, undefined, 'gap'],
  ['the first snapshot', { snapshot: true, last: 1 }, undefined, 'apply'],
  ['the change after it', { snapshot: false, last: 2, prev: 1 }, 1, 'apply'],
  ['a change after a loss', { snapshot: false, last: 3 }, 2, 'gap'],
  ['a change after another one', { snapshot: false, last: 9, prev: 8 }, 2, 'gap'],
  ['the snapshot of another connection', { snapshot: true, last: 1 }, 900, 'apply'],
])('%s', (_, header, last, verdict) => {
  expect(coinbase.book.accept(header, { last, fresh: false })).toBe(verdict);
});
