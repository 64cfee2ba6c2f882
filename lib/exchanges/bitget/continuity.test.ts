import { expect, it } from 'vitest';
import { bitgetUsdt } from '.';

const delta = (last: number, prev?: number) => ({
  snapshot: false,
  first: undefined,
  last,
  prev,
});

it.each([
  ['apply', 'a snapshot at any time', { ...delta(7), snapshot: true }, 900],
  ['gap', 'a delta before any snapshot', delta(8, 7), undefined],
  ['apply', 'the one that names the last', delta(8, 7), 7],
  ['apply', 'one that changes nothing', delta(7, 7), 7],
  ['apply', 'one whose number is lower but whose chain holds', delta(2, 7), 7],
  ['skip', 'one from before the snapshot', delta(6, 5), 7],
  ['gap', 'one that names another', delta(9, 8), 7],
  ['apply', 'one of v2, not before the last', delta(1000), 1000],
  ['skip', 'one of v2 from before', delta(999), 1000],
] as const)('is to %s %s', (verdict, _, header, last) => {
  expect(bitgetUsdt.book.accept(header, { last, fresh: false })).toBe(verdict);
});
