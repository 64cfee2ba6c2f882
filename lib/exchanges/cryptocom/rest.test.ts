import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { answer } from './fixtures';
import { cryptocom } from '.';

const FROM = 1_700_000_400_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const btc = cryptocom.defaults.defaultInstrument;

/** Answers every request with this. */
function venue(result: object) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(answer('get', result));
  };
  return { rest, asked, query: () => Object.fromEntries(asked[0]?.searchParams ?? []) };
}

const tooMany = () => Promise.resolve({ id: -1, method: 'public/get', code: 42_901, message: 'RATE_LIMIT' });
const bar = (t: number) => ({ o: '1', h: '3', l: '1', c: '2', v: '10', t });

describe('history of Crypto.com', () => {
  const range = { from: FROM, to: FROM + 9000 * HOUR, intervalMs: 5 * MINUTE };
  const { candles, funding } = cryptocom.history;

  it('tells bars a page at a time, oldest first, and no others', async () => {
    const until = FROM + 1500 * MINUTE;
    const { rest, asked, query } = venue({ data: [bar(FROM + 5 * MINUTE), bar(FROM), bar(until)] });
    const page = await candles?.page(rest, btc, range);
    expect(page?.until).toBe(until);
    expect(page?.rows.map(({ time }) => time)).toEqual([FROM, FROM + 5 * MINUTE]);
    expect(page?.rows[0]).toMatchObject({ venue: 'cryptocom', intervalMs: 5 * MINUTE, closed: true });
    expect(asked[0]?.pathname).toBe('/exchange/v1/public/get-candlestick');
    expect(query()).toEqual({
      instrument_name: 'BTCUSD-PERP',
      timeframe: '5m',
      count: '300',
      start_ts: String(FROM),
      end_ts: String(until - 1),
    });
  });

  it('tells what was settled at each hour', async () => {
    const rows = [1, 0].map((hour) => ({ v: '0.0001', t: FROM + hour * HOUR }));
    const { rest, asked, query } = venue({ data: rows });
    const page = await funding?.page(rest, btc, range);
    expect(page?.until).toBe(FROM + 100 * HOUR);
    expect(page?.rows).toEqual(
      [0, 1].map((hour) => ({
        type: 'funding',
        venue: 'cryptocom',
        symbol: 'BTCUSD-PERP',
        time: FROM + hour * HOUR,
        rate: 0.0001,
        intervalHours: 1,
        kind: 'settled',
      })),
    );
    expect(asked[0]?.pathname).toBe('/exchange/v1/public/get-valuations');
    expect(query()).toMatchObject({ valuation_type: 'funding_hist', count: '100', start_ts: String(FROM) });
  });

  it('refuses other lengths and error answers', async () => {
    await expect(candles?.page(tooMany, btc, { ...range, intervalMs: 1234 })).rejects.toThrow(RangeError);
    await expect(candles?.page(tooMany, btc, range)).rejects.toThrow(MalformedError);
  });
});

it('instruments of Crypto.com are its contracts that can be read and traded', async () => {
  const contract = {
    symbol: 'BTCUSD-PERP',
    inst_type: 'PERPETUAL_SWAP',
    base_ccy: 'BTC',
    quote_ccy: 'USD',
    price_tick_size: '0.5',
    qty_tick_size: '0.0001',
    tradable: true,
  };
  const { rest } = venue({
    data: [
      contract,
      { ...contract, symbol: 'BTCUSD-261225', inst_type: 'FUTURE' },
      { ...contract, symbol: 'BTC_USDT', inst_type: 'CCY_PAIR' },
      { ...contract, symbol: 'OLD', tradable: false },
      { ...contract, symbol: 'ODD', qty_tick_size: '0' },
    ],
  });
  expect(await cryptocom.instruments(rest)).toEqual([
    {
      venue: 'cryptocom',
      symbol: 'BTCUSD-PERP',
      base: 'BTC',
      quote: 'USD',
      contract: 'linear',
      perpetual: true,
      contractSize: 1,
      priceStep: { units: 5, decimals: 1 },
      sizeStep: { units: 1, decimals: 4 },
      fundingHours: 1,
    },
    expect.objectContaining({ symbol: 'BTCUSD-261225', perpetual: false }),
  ]);
});

describe('the margin table of Crypto.com', () => {
  const result = {
    default_max_product_leverage_for_perps: '20.0',
    default_max_product_leverage_for_futures: '10.0',
    base_currency_config: [
      { instrument_name: '1INCH', unit_margin_rate: '0.0006' },
      { instrument_name: 'BTC', max_product_leverage_for_perps: '50.0' },
    ],
  };

  it.each([
    ['BTC', true, 50],
    ['1INCH', true, 20],
    ['NEW', true, 20],
    ['BTC', false, 10],
  ])('of %s, perpetual %s, has a leverage of %s', async (base, perpetual, maxLeverage) => {
    const instrument = { ...btc, base, perpetual };
    expect(await cryptocom.marginTable?.(venue(result).rest, instrument)).toEqual({
      unit: 'quote',
      tiers: [{ upTo: Infinity, maintenanceRate: 0.5 / maxLeverage, maxLeverage }],
      source: 'venue',
    });
  });

  it('is refused where the venue tells no leverage', async () => {
    const { rest } = venue({ base_currency_config: [] });
    await expect(cryptocom.marginTable?.(rest, btc)).rejects.toThrow(MalformedError);
  });
});
