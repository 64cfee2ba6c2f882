import { expect, it } from 'vitest';
import type { TradeEvent } from '../market/events';
import { TradeMemory } from './trade-memory';

const trade = (id: string | undefined, symbol = 'BTC'): TradeEvent => ({
  type: 'trade',
  venue: 'hyperliquid',
  symbol,
  time: 1,
  price: 1,
  size: 1,
  side: 'buy',
  ...(id !== undefined && { id }),
});

it('lets a trade pass once, by symbol', () => {
  const memory = new TradeMemory();
  expect([trade('1'), trade('2'), trade('1'), trade('1', 'ETH')].map((one) => memory.isNew(one))).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

it('cannot tell trades without an id apart', () => {
  const memory = new TradeMemory();
  expect([trade(undefined), trade(undefined)].map((one) => memory.isNew(one))).toEqual([true, true]);
});

it('forgets trades that no venue tells again', () => {
  const memory = new TradeMemory();
  for (let id = 0; id <= 500; id += 1) memory.isNew(trade(String(id)));
  expect([memory.isNew(trade('1')), memory.isNew(trade('0'))]).toEqual([false, true]);
});
