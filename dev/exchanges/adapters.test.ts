import { afterEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../lib/core/assert';
import type { Exchange, FrameNote, Rest } from '../../lib/exchanges/exchange';
import { EXCHANGES } from '../../lib/exchanges/registry';
import type { BookEvent, MarketEvent } from '../../lib/market/events';
import { Bench, type Ear } from './test-bench';

/** Odd, so that the last step is one in which the book of every venue is told. */
const STEPS = 701;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let bench: Bench;

afterEach(() => bench.close());

/** The product's addresses, moved to the local exchanges. */
const localPath = (url: string) => `/${url.replace(/^\w+:\/\//, '')}`;

const rest: Rest = ({ url }) => bench.rest(localPath(url));

/** Subscribes to everything that the adapter wants of BTCUSDT. */
async function subscribe(exchange: Exchange): Promise<readonly Ear[]> {
  const ears: Ear[] = [];
  for (const { url, subscribe: frames } of exchange.sockets(['BTCUSDT'])) {
    const ear = await bench.listen(localPath(url));
    for (const frame of frames) ear.say(frame);
    ears.push(ear);
  }
  for (const ear of ears) await ear.until(() => ear.frames.length > 0);
  return ears;
}

/** Lets the market run and hears it to the end. */
async function hear(exchange: Exchange, ears: readonly Ear[]): Promise<readonly string[]> {
  bench.exchanges.advance(STEPS);
  const ping = exchange.sockets(['BTCUSDT'])[0]?.heartbeat?.frame;
  for (const ear of ears)
    if (ping === undefined) await ear.settle();
    else {
      ear.say(ping);
      await ear.until(() => ear.frames.some((frame) => frame.includes('pong')));
    }
  return ears.flatMap(({ frames }) => frames);
}

/** Follows the book as the product does: from a seed, by the adapter's own continuity rule. */
function follow(exchange: Exchange, events: readonly BookEvent[], seed: BookEvent | undefined) {
  const bids = new Map(seed?.bids);
  let last = seed?.last;
  let fresh = true;
  for (const event of events) {
    const verdict = exchange.book.accept(event, { last, fresh });
    expect(verdict).not.toBe('gap');
    if (verdict === 'skip') continue;
    if (event.snapshot) bids.clear();
    for (const [price, size] of event.bids)
      if (size === 0) bids.delete(price);
      else bids.set(price, size);
    last = event.last;
    fresh = event.snapshot;
  }
  return [...bids].toSorted(([left], [right]) => right - left);
}

const is = <Type extends MarketEvent['type']>(type: Type) =>
  function (event: MarketEvent): event is Extract<MarketEvent, { type: Type }> {
    return event.type === type;
  };

describe.each(['binance-usdm', 'bybit-linear'] as const)('what the adapter of %s reads', (id) => {
  const exchange = EXCHANGES[id];

  it('is every event of the market, without a frame it cannot read', async () => {
    bench = await Bench.open();
    const instruments = await exchange.instruments(rest);
    const notes: (readonly [FrameNote, string])[] = [];
    const mapper = exchange.createMapper({
      instruments: new Map(instruments.map((instrument) => [instrument.symbol, instrument])),
      now: () => Date.now(),
      note: (kind, name) => notes.push([kind, name]),
    });
    const ears = await subscribe(exchange);
    const btc = ensureDefined(
      instruments.find(({ symbol }) => symbol === 'BTCUSDT'),
      'BTCUSDT',
    );
    const seed = await exchange.book.fetchSeed?.(rest, btc);
    const frames = await hear(exchange, ears);
    const events = frames.flatMap((frame) => mapper.map(frame));
    expect(notes.filter(([kind]) => kind !== 'control')).toEqual([]);
    const types = new Set(events.map(({ type }) => type));
    for (const type of ['book', 'trade', 'liquidation', 'mark', 'funding'] as const)
      expect(types).toContain(type);
    const venue = bench.exchanges.simulators.get('BTCUSDT')?.venues.get(id);
    const truth = venue?.top('bid', 500).map(([tick, lots]) => [tick / 10, lots / 1000]);
    expect(follow(exchange, events.filter(is('book')), seed).slice(0, 500)).toEqual(truth);
  });

  it('is its polls and its history too', async () => {
    bench = await Bench.open();
    bench.exchanges.advance(10);
    const [instrument] = await exchange.instruments(rest);
    const btc = ensureDefined(instrument, 'an instrument');
    for (const poll of exchange.polls) expect((await poll.run(rest, btc)).length).toBeGreaterThan(0);
    const to = Date.now();
    const { history } = exchange;
    const day = { from: to - DAY_MS, to, intervalMs: 300_000 };
    const hours = { from: to - 3 * HOUR_MS, to, intervalMs: 60_000 };
    expect((await history.candles?.page(rest, btc, hours))?.rows.length).toBeGreaterThan(100);
    expect((await history.openInterest?.page(rest, btc, day))?.rows.length).toBeGreaterThan(100);
    expect((await history.funding?.page(rest, btc, day))?.rows.length).toBeGreaterThan(1);
  });
});
