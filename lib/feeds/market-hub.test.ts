import { describe, expect, it } from 'vitest';
import type { Exchange } from '../exchanges/exchange';
import { MarketHub } from './market-hub';
import { FakeEdges } from './testing/fake-edges';
import { toyExchange, toyInstrument, TOY_VENUE } from './testing/toy-exchange';
import { ToyVenue } from './testing/toy-venue';

const SECOND = 1_000;
const SPOT = 'binance-spot';

/** Two venues on one host; the second lists a dated future of BTC before its perpetual. */
function toyHub() {
  const edges = new FakeEdges();
  const venue = new ToyVenue(edges, 'rest', ['BTC', 'ETH']);
  const second: Exchange = {
    ...toyExchange('rest'),
    id: SPOT,
    instruments: async () => [
      { ...toyInstrument('ETH'), venue: SPOT, base: 'BTC', perpetual: false },
      { ...toyInstrument('BTC'), venue: SPOT },
    ],
  };
  const sink = { event: () => undefined, gap: () => undefined, status: () => undefined };
  const hub = new MarketHub({ [TOY_VENUE]: toyExchange('rest'), [SPOT]: second }, edges, sink);
  const states = () => hub.statuses().map(({ venue: id, state }) => [id, state]);
  return { edges, venue, hub, states };
}

describe('the market hub', () => {
  it('follows a market on the enabled venues that have it', async () => {
    const { edges, hub, states } = toyHub();
    hub.setVenues([TOY_VENUE, SPOT]);
    hub.watch(['BTC-USDT', 'ETH-USDT']);
    await edges.clock.advance(10 * SECOND);
    expect(states()).toEqual([
      [TOY_VENUE, 'live'],
      [SPOT, 'live'],
    ]);
    const symbols = hub.books('BTC-USDT').map(({ instrument: { venue, symbol } }) => [venue, symbol]);
    expect(symbols).toEqual([
      [TOY_VENUE, 'BTC'],
      [SPOT, 'BTC'],
    ]);
    expect(hub.books('ETH-USDT')).toHaveLength(1);
    expect(hub.instruments(SPOT)).toHaveLength(2);
    expect(hub.instrument(SPOT, 'ETH')).toMatchObject({ base: 'BTC', perpetual: false });
  });

  it('touches a disabled venue in no way', async () => {
    const { edges, hub, states } = toyHub();
    hub.setVenues([SPOT]);
    hub.watch(['BTC-USDT']);
    await edges.clock.advance(10 * SECOND);
    expect(states()).toEqual([
      [TOY_VENUE, 'off'],
      [SPOT, 'live'],
    ]);
    expect(edges.sockets).toHaveLength(2);
    expect(hub.instruments(TOY_VENUE)).toEqual([]);
    hub.setVenues([TOY_VENUE]);
    await edges.clock.advance(10 * SECOND);
    expect(states()).toEqual([
      [TOY_VENUE, 'live'],
      [SPOT, 'off'],
    ]);
  });

  it('is silent while paused, and comes back to what was watched', async () => {
    const { edges, hub, states } = toyHub();
    hub.setVenues([TOY_VENUE]);
    hub.watch(['BTC-USDT']);
    await edges.clock.advance(5 * SECOND);
    hub.setPaused(true);
    const asked = edges.requests.length;
    await edges.clock.advance(600 * SECOND);
    expect(states()[0]).toEqual([TOY_VENUE, 'off']);
    expect(edges.sockets.every(({ closed }) => closed)).toBe(true);
    expect(edges.requests).toHaveLength(asked);
    hub.setPaused(false);
    await edges.clock.advance(10 * SECOND);
    expect(states()[0]).toEqual([TOY_VENUE, 'live']);
    hub.stop();
    expect(hub.books('BTC-USDT')).toEqual([]);
    expect(edges.sockets.every(({ closed }) => closed)).toBe(true);
  });

  it('tells of each venue its part in the first market, and which one is left out and why', async () => {
    const { edges, hub } = toyHub();
    hub.setVenues([TOY_VENUE, SPOT]);
    hub.watch(['BTC-USDT', 'ETH-USDT']);
    expect(hub.statuses().map(({ share }) => share)).toEqual([undefined, undefined]);
    await edges.clock.advance(10 * SECOND);
    const half = { market: 'BTC-USDT', fraction: 0.5 };
    expect(hub.statuses().map(({ share, quarantine }) => [share, quarantine])).toEqual([
      [half, undefined],
      [half, undefined],
    ]);
    const leftOut = (market: string) => new Map(market === 'BTC-USDT' ? [[SPOT, 'too dear'] as const] : []);
    expect(hub.statuses(leftOut).map(({ share, quarantine }) => [share, quarantine])).toEqual([
      [{ market: 'BTC-USDT', fraction: 1 }, undefined],
      [undefined, 'BTC-USDT: too dear'],
    ]);
  });

  it('lends the budgeted requests of a venue for history', async () => {
    const { hub } = toyHub();
    expect(await hub.rest(TOY_VENUE)?.({ url: 'https://api.toy/instruments', weight: 1 })).toEqual([
      'BTC',
      'ETH',
    ]);
    expect(hub.rest('bybit-linear')).toBeUndefined();
  });
});
