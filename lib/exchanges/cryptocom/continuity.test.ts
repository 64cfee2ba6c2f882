import { expect, it } from 'vitest';
import { cryptocom } from '.';

const delta = (last: number, prev?: number) => ({ snapshot: false, first: undefined, last, prev });

it.each([
  ['apply', 'a snapshot at any time', { ...delta(7), snapshot: true }, 900],
  ['gap', 'an update before any snapshot', delta(8, 7), undefined],
  ['apply', 'the one that names the last', delta(80, 7), 7],
  ['skip', 'one from before the snapshot', delta(6, 5), 7],
  ['skip', 'one that was there already', delta(7, 5), 7],
  ['gap', 'one that names another', delta(9, 8), 7],
  ['apply', 'a later one of the protocol before', delta(1000), 7],
  ['skip', 'an earlier one of the protocol before', delta(6), 7],
] as const)('is to %s %s', (verdict, _, header, last) => {
  expect(cryptocom.book.accept(header, { last, fresh: false })).toBe(verdict);
});
