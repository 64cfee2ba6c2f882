import { describe, expect, it } from 'vitest';
import {
  idText,
  indexPrice,
  levels,
  MalformedError,
  positiveSize,
  price,
  rate,
  sequence,
  signedSize,
  size,
  time,
} from './fields';

const refused = [
  '',
  ' ',
  '-',
  'abc',
  '0x10',
  'NaN',
  'Infinity',
  '1e999',
  '1,000',
  ' 1',
  '1.',
  '.5',
  null,
  undefined,
  true,
  [],
  {},
  NaN,
  Infinity,
  -Infinity,
];

describe('numbers of a venue', () => {
  it.each(refused)('refuses %j wherever a number belongs', (value) => {
    for (const read of [price, size, positiveSize, signedSize, rate, time, sequence]) {
      expect(() => read(value, 'field')).toThrow(MalformedError);
    }
  });

  it.each([
    ['price', price, '0.10', 0.1],
    ['price', price, 61_800.2, 61_800.2],
    ['price', price, '1e-7', 1e-7],
    ['size', size, '0', 0],
    ['size', size, '0.00000000', 0],
    ['positive size', positiveSize, '0.001', 0.001],
    ['signed size', signedSize, -108, -108],
    ['rate', rate, '-0.00022270', -0.000_222_7],
    ['time', time, '1771012546112', 1_771_012_546_112],
    ['sequence', sequence, 5_123_107_832_006, 5_123_107_832_006],
  ] as const)('reads a %s', (_, read, value, expected) => {
    expect(read(value, 'field')).toBe(expected);
  });

  it.each([
    ['a price of nothing', price, '0'],
    ['a negative price', price, '-1'],
    ['a price beyond any market', price, '1e30'],
    ['a negative size', size, '-0.001'],
    ['a size beyond any market', size, '1e16'],
    ['a trade of nothing', positiveSize, '0'],
    ['a sale of nothing', signedSize, '-0'],
    ['a price that nothing costs', price, '1e-300'],
    ['a rate above the whole worth', rate, '1.5'],
    ['a time in microseconds', time, 1_771_012_546_112_000],
    ['half a millisecond', time, 1_771_012_546_112.5],
    ['a sequence that a double cannot count', sequence, 2 ** 53],
    ['a negative sequence', sequence, -1],
  ] as const)('refuses %s', (_, read, value) => {
    expect(() => read(value, 'field')).toThrow(MalformedError);
  });
});

const double = (wire: number) => wire * 2;

describe('names', () => {
  it.each([
    ['9fce7dac', '9fce7dac'],
    ['4611686018439397540', '4611686018439397540'],
    [77, '77'],
  ])('reads %j', (value, expected) => {
    expect(idText(value, 'id')).toBe(expected);
  });

  it.each(['', null, undefined, {}, -1, 1.5, 2 ** 60])('refuses %j', (value) => {
    expect(() => idText(value, 'id')).toThrow(MalformedError);
  });
});

describe('levels', () => {
  it('converts each size', () => {
    expect(
      levels(
        [
          ['1.5', '2'],
          ['1.4', '0'],
        ],
        'b',
        double,
      ),
    ).toEqual([
      [1.5, 4],
      [1.4, 0],
    ]);
  });

  it.each([
    ['no list', 'x'],
    ['a level that is no pair', [['1', '2'], 'x']],
    ['a level without a size', [['1']]],
    [
      'one broken number among good ones',
      [
        ['1', '2'],
        ['2', '-1'],
      ],
    ],
  ])('refuses %s as a whole', (_, value) => {
    expect(() => levels(value, 'b', double)).toThrow(MalformedError);
  });
});

describe('the index price', () => {
  it.each([undefined, '', '0', '0.00000000', 0])('is left out where the venue has none: %j', (value) => {
    expect(indexPrice(value)).toEqual({});
  });

  it('is read or refused otherwise', () => {
    expect(indexPrice('61000.5')).toEqual({ index: 61_000.5 });
    expect(() => indexPrice('-1')).toThrow(MalformedError);
  });
});
