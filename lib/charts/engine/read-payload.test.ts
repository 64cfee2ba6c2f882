import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPayload } from './read-payload';

const row = ['63,500', 1000, 2000, 50, 4000, 1200];
const payload = (...rows: readonly unknown[]) => JSON.stringify([2, 7, rows]);

it('reads the labels of a payload', () => {
  expect(readPayload(payload(row))).toEqual([
    { text: '63,500', x: 10, y: 20, ink: 0.5, width: 40, height: 12 },
  ]);
});

describe('readPayload refuses', () => {
  it.each([
    ['no text', { a: 1 }],
    ['broken JSON', '[2,7,['],
    ['deep nesting', '['.repeat(30_000)],
    ['another version', JSON.stringify([1, 7, []])],
    ['a broken sequence', JSON.stringify([2, 1.5, []])],
    ['extra fields', JSON.stringify([2, 7, [], 0])],
    ['an object for the rows', JSON.stringify([2, 7, {}])],
    ['too many labels', payload(...Array.from({ length: 201 }, () => row))],
    ['too long a label', payload(['x'.repeat(41), 1, 1, 0, 1, 1])],
    ['too long a payload', ' '.repeat(40_001)],
    ['a short row', payload(['x', 1, 1])],
    ['a text for a number', payload(['x', '1', 1, 0, 1, 1])],
    ['null for NaN', payload(['x', null, 1, 0, 1, 1])],
    ['a huge number', payload(['x', 1e9, 1, 0, 1, 1])],
    ['infinity', '[2,7,[["x",1e999,1,0,1,1]]]'],
    ['a prototype', '{"__proto__":{"length":3,"0":1}}'],
  ])('%s', (_, detail) => expect(readPayload(detail)).toBeUndefined());
});

it('survives anything', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.json(),
    fc.array(fc.anything()).map((rows) => [2, 1, rows]),
  );
  expect(() =>
    fc.assert(
      fc.property(anything, (value) => {
        readPayload(value);
        readPayload(JSON.stringify(value));
      }),
    ),
  ).not.toThrow();
  expect(({} as { length?: unknown }).length).toBeUndefined();
});
