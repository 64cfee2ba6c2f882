import { describe, expect, it } from 'vitest';
import { dydx as adapter } from '../../../lib/exchanges/dydx';
import { traceMapper } from '../../../lib/exchanges/trace-mapper';
import { TestClient } from '../test-client';
import { TestMarket, verdicts } from '../test-market';
import { describeLocal } from '../describe-local';
import { dydx } from './dydx';

describe('the adapter', () => {
  describeLocal(adapter, dydx, {
    symbol: 'BTC-USD',
    types: ['book', 'trade', 'liquidation', 'mark', 'funding', 'openInterest', 'candle'],
  });
});

const subscribe = (channel: string, id?: string) => ({ type: 'subscribe', channel, id });

const open = () => {
  const market = new TestMarket(dydx, 'dydx');
  return { market, client: new TestClient(market.venue) };
};

describe('dYdX on loopback', () => {
  it('counts every message of a connection, beginning with its greeting', () => {
    const { market, client } = open();
    client.say(subscribe('v4_orderbook', 'BTC-USD'));
    client.say(subscribe('v4_trades', 'BTC-USD'));
    client.say(subscribe('v4_markets'));
    client.say('nonsense');
    market.advance(20);
    const messages = client.since(0);
    expect(messages[0]).toEqual({ type: 'connected', connection_id: 'local-1', message_id: 0 });
    expect(messages.map(({ message_id: id }) => id as number)).toEqual(messages.map((_, index) => index));
    expect(new TestClient(market.venue).since(0)).toMatchObject([
      { connection_id: 'local-2', message_id: 0 },
    ]);
  });

  it('begins with everything and goes on with changes', () => {
    const { market, client } = open();
    const [whole] = client.say(subscribe('v4_orderbook', 'BTC-USD'));
    expect(whole).toMatchObject({ type: 'subscribed', channel: 'v4_orderbook', id: 'BTC-USD' });
    expect(whole?.['contents'].bids[0]).toEqual({
      price: expect.stringMatching(/^\d+$/) as string,
      size: expect.stringMatching(/^\d+\.\d{4}$/) as string,
    });
    const [markets] = client.say(subscribe('v4_markets'));
    expect(markets?.['contents'].markets).toMatchObject({ 'BTC-USD': { tickSize: '1', stepSize: '0.0001' } });
    market.advance(3);
    const told = verdicts(adapter, client.frames);
    expect(told.length).toBeGreaterThan(3);
    expect(new Set(told)).toEqual(new Set(['apply']));
  });

  it.each([
    ['an unknown channel', [subscribe('v4_dance')], 'Invalid channel: v4_dance'],
    ['an unknown market', [subscribe('v4_trades', 'NOPE')], 'Invalid subscription id'],
    ['a type it does not know', [{ type: 'dance' }], 'Invalid message type'],
    ['what is there already', [subscribe('v4_markets'), subscribe('v4_markets')], 'already subscribed'],
  ])('refuses %s', (_, messages, words) => {
    const { client } = open();
    const answers = messages.map((message) => client.say(message));
    const message = expect.stringContaining(words) as string;
    expect(answers.at(-1)).toMatchObject([{ type: 'error', message }]);
  });

  it('unsubscribes', () => {
    const { client } = open();
    client.say(subscribe('v4_trades', 'BTC-USD'));
    const [answer] = client.say({ ...subscribe('v4_trades', 'BTC-USD'), type: 'unsubscribe' });
    expect(answer).toMatchObject({ type: 'unsubscribed', channel: 'v4_trades' });
    expect(client.streams).toEqual([]);
  });

  it('shows by its count that a change is lost', () => {
    const { market, client } = open();
    client.say(subscribe('v4_orderbook', 'BTC-USD'));
    market.advance(2);
    const before = verdicts(adapter, client.frames).length;
    market.venue.wire.faults.addDepth('gap', 1);
    market.advance(2);
    expect(verdicts(adapter, client.frames).indexOf('gap')).toBe(before);
  });

  it('shows by its count that a change came before', () => {
    const { market, client } = open();
    client.say(subscribe('v4_orderbook', 'BTC-USD'));
    market.venue.wire.faults.addDepth('duplicate', 1);
    market.advance(2);
    const books = client.since(0).filter(({ channel }) => channel === 'v4_orderbook');
    expect(verdicts(adapter, client.frames)).toEqual(books.slice(1).map(() => 'apply'));
  });

  it('crosses for a moment, and tells the same book in the end', () => {
    const { market, client } = open();
    client.say(subscribe('v4_orderbook', 'BTC-USD'));
    market.advance(100);
    const sides = { bids: new Map<number, number>(), asks: new Map<number, number>() };
    let crossed = 0;
    const { map } = traceMapper(adapter);
    for (const event of client.frames.flatMap((frame) => map(frame))) {
      if (event.type !== 'book') continue;
      for (const side of ['bids', 'asks'] as const)
        for (const [price, size] of event[side])
          if (size === 0) sides[side].delete(price);
          else sides[side].set(price, size);
      if (Math.max(...sides.bids.keys()) >= Math.min(...sides.asks.keys())) crossed += 1;
    }
    expect(crossed).toBeGreaterThan(0);
    expect(Math.max(...sides.bids.keys())).toBeLessThan(Math.min(...sides.asks.keys()));
  });
});
