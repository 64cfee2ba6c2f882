import { describe, expect, it } from 'vitest';
import { hyperliquid as adapter } from '../../../lib/exchanges/hyperliquid';
import {
  coverage,
  ObservedAccounts,
  positionsRequest,
  readPositions,
} from '../../../lib/exchanges/hyperliquid/positions';
import { traceMapper } from '../../../lib/exchanges/trace-mapper';
import { TestClient } from '../test-client';
import { TestMarket, verdicts } from '../test-market';
import { describeLocal } from '../describe-local';
import { hyperliquid } from './hyperliquid';

describe('the adapter', () => {
  describeLocal(adapter, hyperliquid, {
    symbol: 'BTC',
    types: ['book', 'trade', 'mark', 'funding', 'openInterest', 'candle'],
  });
});

const ask = (method: string, subscription: object) => ({ method, subscription });
const BOOK = { type: 'l2Book', coin: 'BTC' };

const open = () => {
  const market = new TestMarket(hyperliquid, 'hyperliquid');
  return { market, client: new TestClient(market.venue) };
};

const info = (market: TestMarket, question: object) =>
  market.venue.rest({
    method: 'POST',
    path: '/info',
    query: new URLSearchParams(),
    body: JSON.stringify(question),
  });

describe('Hyperliquid on loopback', () => {
  it('acknowledges and sends a whole book at once and again, of as many levels as were wanted', () => {
    const { market, client } = open();
    const [answer, book] = client.say(ask('subscribe', BOOK));
    expect(answer).toEqual({ channel: 'subscriptionResponse', data: ask('subscribe', BOOK) });
    expect(book?.['data'].levels[0]).toHaveLength(20);
    client.say(ask('unsubscribe', BOOK));
    client.say(ask('subscribe', { ...BOOK, fast: true }));
    const before = client.frames.length;
    market.advance(11);
    const fast = client.since(before);
    expect(fast).toHaveLength(3);
    expect(fast[0]?.['data']).toMatchObject({ fast: true, levels: [{ length: 5 }, { length: 5 }] });
    expect(new Set(verdicts(adapter, client.frames))).toEqual(new Set(['apply']));
  });

  it.each([
    ['what it does not know', [ask('subscribe', { type: 'l2Book', coin: 'NOPE' })]],
    ['what makes no sense', ['nonsense']],
    ['what is there already', [ask('subscribe', BOOK), ask('subscribe', BOOK)]],
  ])('refuses %s', (_, messages) => {
    const { client } = open();
    const answers = messages.map((message) => client.say(message));
    expect(answers.at(-1)).toMatchObject([{ channel: 'error' }]);
  });

  it('answers a ping and cuts off who is silent for a minute', () => {
    const { market, client } = open();
    client.say(ask('subscribe', BOOK));
    market.advance(590);
    expect(client.say({ method: 'ping' })).toEqual([{ channel: 'pong' }]);
    market.advance(590);
    expect(client.closed).toBe(false);
    market.advance(30);
    expect(client.closed).toBe(true);
  });

  it('begins trades with the last ones', () => {
    const { market, client } = open();
    market.advance(20);
    const [, trades] = client.say(ask('subscribe', { type: 'trades', coin: 'BTC' }));
    expect(trades?.['data']).toHaveLength(10);
    expect(info(market, { type: 'recentTrades', coin: 'BTC' }).body).toEqual(trades?.['data']);
  });

  it('understands a question or says that it does not', () => {
    const { market } = open();
    expect(info(market, { type: 'l2Book', coin: 'NOPE' })).toEqual({ status: 200, body: null });
    expect(info(market, { type: 'dance' })).toMatchObject({ status: 422 });
    expect(info(market, { type: 'candleSnapshot', req: { coin: 'BTC', interval: '7m' } })).toMatchObject({
      status: 422,
    });
  });
});

describe('the positions of those who trade', () => {
  it('are told one account after the other, and cover a share of the open interest', () => {
    const { market, client } = open();
    client.say(ask('subscribe', { type: 'trades', coin: 'BTC' }));
    market.advance(200);
    const accounts = new ObservedAccounts(100, 60_000);
    const { map } = traceMapper(adapter);
    for (const frame of client.frames)
      for (const event of map(frame)) if (event.type === 'trade') accounts.saw(event.accounts ?? []);
    expect(accounts.size).toBe(100);
    for (let asked = accounts.next(market.time); asked; asked = accounts.next(market.time)) {
      const question = JSON.parse(positionsRequest(asked).body ?? '') as object;
      accounts.answered(asked, readPositions(info(market, question).body), market.time);
    }
    const positions = accounts.positions('BTC');
    const longs = positions.filter(({ side }) => side === 'long');
    expect(longs.length).toBeGreaterThan(20);
    for (const { entryPrice, liquidationPrice = 0 } of longs)
      expect(liquidationPrice).toBeLessThan(entryPrice);
    const share = coverage(positions, 82_000);
    expect(share.longs).toBeGreaterThan(0.02);
    expect(share.longs).toBeLessThan(0.5);
  });
});
