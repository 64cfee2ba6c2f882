import { describe, expect, it } from 'vitest';
import { deribit as adapter } from '../../../lib/exchanges/deribit';
import { ensureDefined } from '../../../lib/core/assert';
import { describeLocal } from '../describe-local';
import { deribit } from './deribit';
import { TestClient } from '../test-client';
import { TestMarket, verdicts } from '../test-market';

describe('the adapter', () => {
  describeLocal(adapter, deribit, {
    symbol: 'BTC-PERPETUAL',
    types: ['book', 'trade', 'liquidation', 'mark', 'funding', 'openInterest', 'candle'],
  });
});

const call = (method: string, params: object, id = 1) => ({ jsonrpc: '2.0', id, method, params });
const BOOK = 'book.BTC-PERPETUAL.100ms';

const open = () => {
  const market = new TestMarket(deribit, 'deribit');
  return { market, client: new TestClient(market.venue) };
};

describe('Deribit on loopback', () => {
  it('names the channels it knows and begins a book with a snapshot', () => {
    const { client } = open();
    const channels = [BOOK, 'book.NOPE-PERPETUAL.100ms', 'trades.BTC-PERPETUAL.100ms'];
    const [answer, snapshot, ...more] = client.say(call('public/subscribe', { channels }, 5));
    expect(answer).toMatchObject({ id: 5, result: [BOOK, 'trades.BTC-PERPETUAL.100ms'] });
    expect(snapshot).toMatchObject({
      method: 'subscription',
      params: { channel: BOOK, data: { type: 'snapshot' } },
    });
    expect(more).toEqual([]);
    client.say(call('public/unsubscribe', { channels: [BOOK] }));
    expect(client.streams).toEqual(['trades.BTC-PERPETUAL.100ms']);
  });

  it.each([
    ['no login', call('public/subscribe', { channels: ['book.BTC-PERPETUAL.raw'] }), 13_778],
    ['no method', call('public/dance', {}), -32_601],
    ['no sense', 'nonsense', -32_601],
    ['too many heartbeats', call('public/set_heartbeat', { interval: 5 }), 11_050],
  ])('refuses %s', (_, message, code) => {
    expect(open().client.say(message)).toMatchObject([{ error: { code } }]);
  });

  it('asks for signs of life and cuts off who gives none', () => {
    const { market, client } = open();
    client.say(call('public/set_heartbeat', { interval: 30 }));
    market.advance(301);
    const [test] = client.frames.filter((frame) => frame.includes('test_request'));
    const demand = adapter.demand?.(ensureDefined(test, 'a test'));
    client.say(typeof demand === 'object' ? demand.say : '');
    market.advance(300);
    expect(client.closed).toBe(false);
    market.advance(300);
    expect(client.closed).toBe(true);
  });

  it('breaks the sequence where a change is lost, and where it restarts', () => {
    const { market, client } = open();
    client.say(call('public/subscribe', { channels: [BOOK] }));
    market.advance(3);
    market.venue.wire.faults.addDepth('gap', 1);
    market.advance(2);
    expect(verdicts(adapter, client.frames)).toEqual(['apply', 'apply', 'apply', 'apply', 'gap']);
    const again = new TestClient(market.venue);
    again.say(call('public/subscribe', { channels: [BOOK] }));
    market.advance(2);
    market.venue.restart();
    market.advance(1);
    expect(verdicts(adapter, again.frames)).toEqual(['apply', 'apply', 'apply', 'gap']);
  });

  it('begins with an old snapshot when told to, which the next change does not follow', () => {
    const { market, client } = open();
    market.venue.freezeSnapshots(1);
    market.advance(5);
    client.say(call('public/subscribe', { channels: [BOOK] }));
    market.advance(1);
    expect(verdicts(adapter, client.frames)).toEqual(['apply', 'gap']);
  });
});
