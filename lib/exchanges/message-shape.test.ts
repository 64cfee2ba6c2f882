import { expect, it } from 'vitest';
import { kindBy, plain, shapeOf } from './message-shape';

it.each([
  ['null', null],
  ['number', 7],
  ['list', [[[1]]]],
  ['{}', {}],
  ['{a,b}', { b: 1, a: 2 }],
  ['{a,b,c,d,e,f,g,h}', { i: 0, h: 0, g: 0, f: 0, e: 0, d: 0, c: 0, b: 0, a: 0 }],
])('calls what was not recognised %s', (shape, value) => {
  expect(shapeOf(value)).toBe(shape);
});

it('keeps a name short', () => {
  expect(shapeOf({ ['x'.repeat(100)]: 1 })).toHaveLength(80);
  expect(plain('x'.repeat(100))).toHaveLength(40);
});

it.each([
  ['404', 404],
  ['bad_request', 'bad_request'],
  ['object', { toString: 1 }],
  ['object', null],
  ['undefined', undefined],
])('notes %s', (text, value) => {
  expect(plain(value)).toBe(text);
});

it('tells a body by the first kind whose fields it has', () => {
  const kinds = [
    ['depth', ['bids', 'asks']],
    ['side', ['bids']],
  ] as const;
  expect(kindBy({ asks: [], bids: [] }, kinds)).toBe('depth');
  expect(kindBy({ bids: [] }, kinds)).toBe('side');
  expect(kindBy({ trades: [] }, kinds)).toBeUndefined();
});
