import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../../lib/core/assert';
import { krakenFutures, krakenSpot } from '../../../lib/exchanges/kraken';
import { MarketSimulator } from '../../simulator/market-simulator';
import type { MarketLiquidation, MarketTrade } from '../../simulator/venue-market';
import { prints } from './futures-frames';
import { kraken } from './kraken';

const START = 1_790_000_000_000;
type Heard = Readonly<Record<string, unknown>>;

/** A client of one of the venues and what it heard. */
function connected(id: 'kraken-futures' | 'kraken-spot', path: string) {
  const listing = ensureDefined(kraken.listings.get(id), id).BTC;
  const simulator = new MarketSimulator({
    seed: 1,
    startTime: START,
    historyHours: 0.1,
    listings: new Map([[id, listing]]),
  });
  const market = ensureDefined(simulator.venues.get(id), id);
  const venue = kraken.open(new Map([[id, new Map([[listing.symbol, market]])]]), () => START);
  const heard: Heard[] = [];
  const socket = {
    send: (frame: string | Uint8Array) => heard.push(JSON.parse(String(frame)) as Heard),
    close: () => undefined,
    terminate: () => undefined,
    on: () => undefined,
  };
  const say = venue.connect(venue.wire.join(socket, false), path, new URLSearchParams());
  const step = (time: number) => {
    for (const [owner, update] of simulator.step(time)) venue.publish(owner, listing.symbol, update);
  };
  return { venue, heard, say, step };
}

const futures = () => connected('kraken-futures', '/ws/v1');
const spot = () => connected('kraken-spot', '/v2');

const fill = (id: number, lots: number, side: 'buy' | 'sell'): MarketTrade => ({
  id,
  tick: 9,
  lots,
  side,
});
const order = (method: string, params: object) => JSON.stringify({ method, params });

describe('the futures socket', () => {
  it.each([
    [{ event: 'ping' }, { event: 'pong' }],
    [
      { event: 'subscribe', feed: 'heartbeat' },
      { event: 'subscribed', feed: 'heartbeat' },
    ],
    [{ event: 'subscribe', feed: 'nothing' }, { event: 'error' }],
    [{ event: 'subscribe', feed: 'book', product_ids: ['PF_NOPE'] }, { event: 'error' }],
    [
      { event: 'subscribe', feed: 'ticker', product_ids: ['PF_XBTUSD'] },
      { event: 'subscribed', feed: 'ticker' },
    ],
    [{ x: 1 }, { event: 'alert' }],
    ['nonsense', { event: 'alert' }],
  ])('answers %j with %j', (message, answer) => {
    const { heard, say } = futures();
    say(typeof message === 'string' ? message : JSON.stringify(message));
    expect(heard.at(-1)).toMatchObject(answer);
  });

  it('sends a new snapshot to whom subscribes again, its number that of the newest level', () => {
    const { heard, say, step } = futures();
    for (const frame of krakenFutures.sockets(['PF_XBTUSD'])[0]?.subscribe ?? []) say(frame);
    step(START + 100);
    const newest = heard.filter(({ feed }) => feed === 'book').at(-1)?.['seq'];
    for (const frame of krakenFutures.book.resubscribe?.('PF_XBTUSD').frames ?? []) say(frame);
    expect(heard.at(-1)).toMatchObject({ feed: 'book_snapshot', seq: newest });
  });

  it('starts again with lower numbers and a snapshot', () => {
    const { venue, heard, say } = futures();
    say(JSON.stringify({ event: 'subscribe', feed: 'book', product_ids: ['PF_XBTUSD'] }));
    venue.restart();
    expect(heard.at(-1)).toMatchObject({ feed: 'book_snapshot', seq: 1000 });
  });

  it('tells what was closed by force as liquidations, and no longer as fills', () => {
    const long: MarketLiquidation = { position: 'long', lots: 5, fillTick: 8, bankruptcyTick: 7 };
    expect(prints([fill(1, 3, 'sell'), fill(2, 4, 'buy'), fill(3, 6, 'sell')], [long])).toEqual([
      { type: 'fill', tick: 9, lots: 4, side: 'buy' },
      { type: 'fill', tick: 9, lots: 4, side: 'sell' },
      { type: 'liquidation', tick: 8, lots: 5, side: 'sell' },
    ]);
  });
});

describe('the spot socket', () => {
  const book = { channel: 'book', symbol: ['BTC/USD'], depth: 10 };

  it.each([
    ['{"method":"ping"}', { method: 'pong' }],
    [order('subscribe', { ...book, depth: 7 }), { success: false, error: 'Depth not supported' }],
    [order('subscribe', { ...book, symbol: ['X/Y'] }), { success: false, symbol: 'X/Y' }],
    [order('subscribe', { ...book, channel: 'level9' }), { success: false }],
    [order('unsubscribe', book), { success: false, error: 'Subscription not found' }],
    [order('subscribe', { ...book, snapshot: false }), { success: true, result: { depth: 10 } }],
    [order('dance', book), { success: false, method: 'dance' }],
  ])('answers %s with %j', (message, answer) => {
    const { heard, say } = spot();
    say(message);
    expect(heard.at(-1)).toMatchObject(answer);
  });

  it('sends a new snapshot to whom subscribes again', () => {
    const { heard, say } = spot();
    for (const frame of krakenSpot.sockets(['BTC/USD'])[0]?.subscribe ?? []) say(frame);
    for (const frame of krakenSpot.book.resubscribe?.('BTC/USD').frames ?? []) say(frame);
    expect(heard.filter(({ channel, type }) => channel === 'book' && type === 'snapshot')).toHaveLength(2);
    expect(heard.filter(({ success }) => success === false)).toEqual([]);
  });
});
