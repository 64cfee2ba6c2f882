import { describe, expect, it } from 'vitest';
import { MalformedError } from '../fields';
import { bar, MICRO, MS, ohlc, orderBook } from './fixtures';
import { bitstamp } from '.';

const FROM = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const instrument = bitstamp.defaults.defaultInstrument;

const answering = (body: unknown) => {
  const asked: URL[] = [];
  const rest = ({ url }: { readonly url: string }) => {
    asked.push(new URL(url));
    return Promise.resolve(body);
  };
  return { rest, asked };
};

describe('history of Bitstamp', () => {
  it('asks for as many bars as one answer holds', async () => {
    const rows = [-1, 0, 1, 1000].map((minute) => bar(FROM / 1000 + minute * 60));
    const { rest, asked } = answering(ohlc(rows, 'BTC/USD'));
    const range = { from: FROM, to: FROM + 9000 * MINUTE, intervalMs: MINUTE };
    const page = await bitstamp.history.candles?.page(rest, instrument, range);
    expect(page?.until).toBe(FROM + 1000 * MINUTE);
    expect(page?.rows.map(({ time }) => time)).toEqual([FROM, FROM + MINUTE]);
    expect(asked[0]?.pathname).toBe('/api/v2/ohlc/btcusd/');
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      step: '60',
      limit: '1000',
      start: String(FROM / 1000),
      end: String(FROM / 1000 + 60_000 - 1),
    });
  });

  it('leaves the last bar open', async () => {
    const { rest } = answering(ohlc([bar(FROM / 1000)]));
    const range = { from: FROM, to: FROM + MINUTE / 2, intervalMs: MINUTE };
    const page = await bitstamp.history.candles?.page(rest, instrument, range);
    expect(page).toMatchObject({ until: range.to, rows: [{ closed: false, intervalMs: MINUTE }] });
  });

  it('rejects lengths that the venue does not have, and errors', async () => {
    const { rest } = answering({ code: '1', reason: 'Invalid parameters' });
    const page = (intervalMs: number) =>
      bitstamp.history.candles?.page(rest, instrument, { from: FROM, to: FROM + 1e9, intervalMs });
    await expect(page(10 * MINUTE)).rejects.toThrow(RangeError);
    await expect(page(5 * MINUTE)).rejects.toThrow(MalformedError);
  });
});

it('seeds a book with orders added up by price', async () => {
  const { rest, asked } = answering(orderBook);
  expect(await bitstamp.book.fetchSeed?.(rest, instrument)).toMatchObject({
    type: 'book',
    symbol: 'btcusd',
    time: MS,
    last: MICRO,
    snapshot: true,
  });
  expect(asked.map(String)).toEqual(['https://www.bitstamp.net/api/v2/order_book/btcusd/?group=1']);
});

it('lists pairs that trade and passes over perpetuals and what cannot be read', async () => {
  const pair = {
    name: 'BTC/USD',
    url_symbol: 'btcusd',
    base_decimals: 8,
    counter_decimals: 2,
    trading: 'Enabled',
  };
  const { rest, asked } = answering([
    pair,
    { ...pair, url_symbol: 'oldusd', trading: 'Disabled' },
    { ...pair, url_symbol: 'btcusd-perp', name: 'BTC/USD-PERP' },
    { ...pair, url_symbol: 'oddusd', name: 'ODD' },
    { ...pair, url_symbol: 'ethbtc', name: 'ETH/BTC', counter_decimals: 6 },
  ]);
  expect(await bitstamp.instruments(rest)).toEqual([
    instrument,
    { ...instrument, symbol: 'ethbtc', base: 'ETH', quote: 'BTC', priceStep: { units: 1, decimals: 6 } },
  ]);
  expect(asked.map(String)).toEqual(['https://www.bitstamp.net/api/v2/trading-pairs-info/']);
});
