import { expect, it } from 'vitest';
import { MalformedError } from './fields';
import { closedBy, sideOf, takerOf } from './sides';

it.each([
  ['buy', 'buy'],
  ['sell', 'SELL'],
  ['buy', 'Buy'],
])('is %s in %j', (side, value) => {
  expect(sideOf(value)).toBe(side);
});

it.each(['', 'b', 'hold', null, { toString: 'buy' }, ['buy']])('refuses %j', (value) => {
  expect(() => sideOf(value)).toThrow(MalformedError);
  expect(() => takerOf(value)).toThrow(MalformedError);
});

it('takes the maker’s side for the other one', () => {
  expect([takerOf(true), takerOf(false)]).toEqual(['sell', 'buy']);
});

it('closes a long by a sell', () => {
  expect([closedBy('sell'), closedBy('buy')]).toEqual(['long', 'short']);
});
