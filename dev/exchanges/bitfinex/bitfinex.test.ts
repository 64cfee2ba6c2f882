import { expect, it } from 'vitest';
import { ensureDefined } from '../../../lib/core/assert';
import { bitfinex as adapter } from '../../../lib/exchanges/bitfinex';
import { MarketSimulator } from '../../simulator/market-simulator';
import { describeLocal } from '../describe-local';
import { bitfinex } from './bitfinex';

const SYMBOL = 'tBTCF0:USTF0';
const START = 1_790_000_000_000;

describeLocal(adapter, bitfinex, {
  symbol: SYMBOL,
  types: ['book', 'trade', 'liquidation', 'mark', 'funding', 'openInterest'],
});

/** A venue with one client that has said everything the adapter says, and what it heard. */
function connected() {
  const listing = ensureDefined(bitfinex.listings.get('bitfinex'), 'a listing').BTC;
  const simulator = new MarketSimulator({
    seed: 1,
    startTime: START,
    historyHours: 0.1,
    listings: new Map([['bitfinex', listing]]),
  });
  const market = ensureDefined(simulator.venues.get('bitfinex'), 'a market');
  const venue = bitfinex.open(new Map([['bitfinex', new Map([[SYMBOL, market]])]]), () => START);
  const heard: string[] = [];
  const client = venue.wire.join(
    {
      send: (frame) => heard.push(String(frame)),
      close: () => undefined,
      terminate: () => undefined,
      on: () => 0,
    },
    false,
  );
  const say = venue.connect(client, '/ws/2', new URLSearchParams());
  for (const frame of adapter.sockets([SYMBOL]).flatMap(({ subscribe }) => subscribe)) say(frame);
  const step = (time: number) => {
    for (const [id, update] of simulator.step(time)) venue.publish(id, SYMBOL, update);
  };
  return { venue, heard, say, step };
}

it('refuses a book for the second time, whereupon the adapter connects anew', () => {
  const { heard, say } = connected();
  expect(heard.map((frame) => adapter.demand?.(frame))).not.toContain('reconnect');
  for (const frame of adapter.book.resubscribe?.(SYMBOL).frames ?? []) say(frame);
  expect(adapter.demand?.(heard.at(-1) ?? '')).toBe('reconnect');
});

it('asks everybody to connect again before it restarts', () => {
  const { venue, heard } = connected();
  venue.restart();
  expect(adapter.demand?.(heard.at(-1) ?? '')).toBe('reconnect');
});

it('numbers what each connection gets, and says the checksum of a book before the next changes', () => {
  const { heard, step } = connected();
  for (const time of [START + 100, START + 200]) step(time);
  const messages = heard.map((frame) => JSON.parse(frame) as unknown).filter(Array.isArray);
  const numbers = messages.map((message) => (message as readonly number[]).at(-2));
  expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
  const tags = messages.map((message) => (message as readonly unknown[])[1]);
  expect(tags.filter((tag) => tag === 'cs')).toHaveLength(2);
});

it.each([
  [
    { event: 'unsubscribe', chanId: 1 },
    { event: 'error', code: 10_400 },
  ],
  [
    { event: 'subscribe', channel: 'book', symbol: 'tNOPE' },
    { event: 'error', code: 10_300 },
  ],
  [
    { event: 'subscribe', channel: 'book', symbol: SYMBOL, len: '7' },
    { event: 'error', code: 10_300 },
  ],
  [
    { event: 'unsubscribe', chanId: 1000 },
    { event: 'unsubscribed', chanId: 1000 },
  ],
  [
    { event: 'ping', cid: 5 },
    { event: 'pong', cid: 5 },
  ],
  [{ x: 1 }, { event: 'error', code: 10_000 }],
])('answers %j with %j', (message, answer) => {
  const { heard, say } = connected();
  say(JSON.stringify(message));
  expect(JSON.parse(heard.at(-1) ?? '')).toMatchObject(answer);
});
