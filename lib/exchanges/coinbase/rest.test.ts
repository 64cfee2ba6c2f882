import { describe, expect, it } from 'vitest';
import { MalformedError } from '../fields';
import { coinbase } from '.';

const FROM = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const instrument = coinbase.defaults.defaultInstrument;

const answering = (body: unknown) => {
  const asked: URL[] = [];
  const rest = ({ url }: { readonly url: string }) => {
    asked.push(new URL(url));
    return Promise.resolve(body);
  };
  return { rest, asked };
};

describe('history of Coinbase', () => {
  it('asks for as many bars as one answer holds and turns them around', async () => {
    const row = (minute: number) => [FROM / 1000 + minute * 60, 8, 11, 9, 10, 1.5];
    const { rest, asked } = answering([row(300), row(1), row(0), row(-1)]);
    const range = { from: FROM, to: FROM + 9000 * MINUTE, intervalMs: MINUTE };
    const page = await coinbase.history.candles?.page(rest, instrument, range);
    expect(page?.until).toBe(FROM + 300 * MINUTE);
    expect(page?.rows.map(({ time }) => time)).toEqual([FROM, FROM + MINUTE]);
    expect(page?.rows[0]).toMatchObject({ open: 9, high: 11, low: 8, close: 10, volume: 1.5, closed: true });
    expect(asked[0]?.pathname).toBe('/products/BTC-USD/candles');
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      granularity: '60',
      start: '2024-01-01T00:00:00.000Z',
      end: '2024-01-01T04:59:59.999Z',
    });
  });

  it('leaves the last bar open', async () => {
    const { rest } = answering([[FROM / 1000, 8, 11, 9, 10, 1.5]]);
    const range = { from: FROM, to: FROM + MINUTE / 2, intervalMs: MINUTE };
    const page = await coinbase.history.candles?.page(rest, instrument, range);
    expect(page).toMatchObject({ until: range.to, rows: [{ closed: false }] });
  });

  it('has bars of six lengths and rejects errors', async () => {
    const { rest } = answering({ message: 'NotFound' });
    const page = (intervalMs: number) =>
      coinbase.history.candles?.page(rest, instrument, { from: FROM, to: FROM + 1e9, intervalMs });
    await expect(page(3 * MINUTE)).rejects.toThrow(RangeError);
    await expect(page(5 * MINUTE)).rejects.toThrow(MalformedError);
  });
});

it('lists products that trade and passes over what cannot be read', async () => {
  const product = {
    id: 'BTC-USD',
    base_currency: 'BTC',
    quote_currency: 'USD',
    quote_increment: '0.01',
    base_increment: '0.00000001',
    status: 'online',
    trading_disabled: false,
  };
  const { rest, asked } = answering([
    product,
    { ...product, id: 'OLD-USD', status: 'delisted' },
    { ...product, id: 'OFF-USD', trading_disabled: true },
    { ...product, id: 'ODD-USD', quote_increment: 'x' },
    { ...product, id: 'ETH-EUR', base_currency: 'ETH', quote_currency: 'EUR', base_increment: '0.5' },
  ]);
  expect(await coinbase.instruments(rest)).toEqual([
    instrument,
    { ...instrument, symbol: 'ETH-EUR', base: 'ETH', quote: 'EUR', sizeStep: { units: 5, decimals: 1 } },
  ]);
  expect(asked.map(String)).toEqual(['https://api.exchange.coinbase.com/products']);
});
