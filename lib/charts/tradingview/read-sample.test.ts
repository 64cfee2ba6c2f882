import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ANSWER_LENGTH, readAnswer } from './read-sample';

const good = {
  index: 0,
  active: true,
  symbol: 'BINANCE:BTCUSDT.P',
  resolution: '60',
  timeZone: 'Etc/UTC',
  paneHeight: 400,
  mode: 1,
  crosshair: { time: 1, price: 2 },
  inverted: false,
  prices: [
    [1, 2],
    [2, 3],
  ],
  bars: [[5, 6]],
};
const read = (...samples: unknown[]) => readAnswer(JSON.stringify(['7', samples]))?.samples;
const pairs = (count: number) => Array.from({ length: count }, () => [1, 2]);

describe('readAnswer', () => {
  it('takes what the page side says, and adds the length of a bar', () => {
    expect(readAnswer(JSON.stringify(['7', [good]]))).toEqual({
      stamp: '7',
      samples: [{ ...good, intervalMs: 3_600_000 }],
    });
    expect(read()).toEqual([]);
    expect(read(good, { ...good, index: 15, active: false })).toHaveLength(2);
  });

  it('takes a chart that says little', () => {
    const little = { index: 3, active: false, inverted: false, prices: [], bars: [] };
    expect(read(little)).toEqual([little]);
  });

  it.each([
    ['no text', [good]],
    ['no JSON', '['],
    ['null', 'null'],
    ['an object', JSON.stringify({ 0: '7', 1: [good], length: 2 })],
    ['a stamp alone', '["7"]'],
    ['more than two parts', JSON.stringify(['7', [good], 1])],
    ['a stamp that is no text', JSON.stringify([7, [good]])],
    ['an endless stamp', JSON.stringify(['7'.repeat(65), [good]])],
    ['no list', JSON.stringify(['7', { length: 0 }])],
    ['too long a text', `["7",[${' '.repeat(MAX_ANSWER_LENGTH)}]]`],
    ['a deep text', '['.repeat(MAX_ANSWER_LENGTH)],
  ])('refuses %s', (_, detail) => expect(readAnswer(detail)).toBeUndefined());

  it.each([
    ['no chart', null],
    ['a number', 5],
    ['no index', { ...good, index: undefined }],
    ['a broken index', { ...good, index: 0.5 }],
    ['an index beyond the layout', { ...good, index: 16 }],
    ['an index below zero', { ...good, index: -1 }],
    ['an active that is a text', { ...good, active: 'true' }],
    ['an inverted that is none', { ...good, inverted: null }],
    ['no prices', { ...good, prices: undefined }],
    ['prices that are an object', { ...good, prices: { length: 2 } }],
    ['too many prices', { ...good, prices: pairs(6) }],
    ['too many bars', { ...good, bars: pairs(13) }],
    ['a huge list of bars', { ...good, bars: pairs(5000) }],
    ['a price that is a text', { ...good, prices: [['1', 2]] }],
    ['a price that is none', { ...good, prices: [[null, 2]] }],
    ['a pair of three', { ...good, prices: [[1, 2, 3]] }],
    ['a place beyond any screen', { ...good, prices: [[1, 40_000]] }],
    ['a bar of no date', { ...good, bars: [[9e15, 1]] }],
  ])('refuses the whole answer for a chart with %s', (_, sample) => {
    expect(read(good, { ...good, index: 1, active: false })).toHaveLength(2);
    expect(read(sample)).toBeUndefined();
    expect(read(good, sample)).toBeUndefined();
  });

  it('refuses infinity', () => {
    expect(readAnswer(JSON.stringify(['7', [good]]).replace('[[1,2]', '[[1e999,2]'))).toBeUndefined();
  });

  it.each([
    ['seventeen charts', Array.from({ length: 17 }, (_, index) => ({ ...good, index, active: false }))],
    ['one index twice', [good, { ...good, active: false }]],
    [
      'charts out of order',
      [
        { ...good, index: 1 },
        { ...good, active: false },
      ],
    ],
    ['two active charts', [good, { ...good, index: 1 }]],
  ])('refuses %s', (_, samples) => expect(read(...samples)).toBeUndefined());

  it.each([
    ['symbol', 'x'.repeat(65)],
    ['symbol', 7],
    ['resolution', ''],
    ['timeZone', {}],
    ['paneHeight', 0],
    ['paneHeight', 1e6],
    ['mode', 4],
    ['mode', '0'],
    ['crosshair', 5],
  ])('leaves out a %s that is %s', (field, value) => {
    expect(read({ ...good, [field]: value })?.[0]).not.toHaveProperty(field);
  });

  it('has no length of a bar but that of the resolution', () => {
    expect(read({ ...good, intervalMs: 5 })?.[0]?.intervalMs).toBe(3_600_000);
    expect(read({ ...good, intervalMs: 5, resolution: '1T' })?.[0]).not.toHaveProperty('intervalMs');
  });

  it('leaves out what is no number in the crosshair', () => {
    expect(read({ ...good, crosshair: { time: 9e15, price: 5, more: 1 } })?.[0]?.crosshair).toEqual({
      price: 5,
    });
  });

  it('takes nothing through a prototype', () => {
    const text = JSON.stringify(['7', [{ ...good, mode: undefined }]]);
    const detail = text.replace('{', '{"__proto__":{"mode":0,"polluted":1},"constructor":{},"toJSON":1,');
    const [sample] = readAnswer(detail)?.samples ?? [];
    expect(sample).toEqual({ ...good, mode: undefined, intervalMs: 3_600_000 });
    expect(Object.getPrototypeOf(sample)).toBe(Object.prototype);
    expect(Object.keys(sample ?? {})).not.toContain('toJSON');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('survives anything', () => {
    const list = fc.array(fc.record({ ...pick(), index: fc.anything() }, { requiredKeys: [] }));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.tuple(fc.string(), list)), (value) => {
        const answer = readAnswer(JSON.stringify(value));
        for (const { prices, bars } of answer?.samples ?? [])
          expect([...prices, ...bars].flat().every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

const pick = () =>
  Object.fromEntries(
    Object.entries(good).map(([key, value]) => [key, fc.oneof(fc.constant(value), fc.anything())]),
  );
