import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { answer } from './fixtures';
import { bitgetSpot, bitgetUsdt } from '.';

const FROM = 1_700_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const btc = bitgetUsdt.defaults.defaultInstrument;

/** Answers the requests one after the other with these. */
function venue(...data: readonly unknown[]) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(answer(data[asked.length - 1]));
  };
  return { rest, asked, query: (index = 0) => Object.fromEntries(asked[index]?.searchParams ?? []) };
}

const bar = (at: number) => [String(at), '1', '3', '1', '2', '10', '20'];
const settled = (at: number) => ({
  symbol: 'BTCUSDT',
  fundingRate: '0.0001',
  fundingRateTimestamp: String(at),
});
const tooMany = () => Promise.resolve({ code: '429', msg: 'Too Many Requests', data: null });

describe('bars of Bitget', () => {
  it('are asked for a page at a time, oldest first, and cut to the page', async () => {
    const { rest, asked, query } = venue([bar(FROM + 5 * MINUTE), bar(FROM), bar(FROM - 5 * MINUTE)]);
    const range = { from: FROM, to: FROM + 200 * 5 * MINUTE, intervalMs: 5 * MINUTE };
    const page = await bitgetUsdt.history.candles?.page(rest, btc, range);
    expect(page?.until).toBe(FROM + 500 * MINUTE);
    expect(page?.rows).toMatchObject([
      { venue: 'bitget-usdt', time: FROM, intervalMs: 5 * MINUTE, volume: 10, closed: true },
      { time: FROM + 5 * MINUTE },
    ]);
    expect(asked.map(({ pathname }) => pathname)).toEqual(['/api/v3/market/candles']);
    expect(query()).toEqual({
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      interval: '5m',
      startTime: String(FROM),
      endTime: String(FROM + 500 * MINUTE - 1),
      limit: '100',
    });
  });

  it('of long ago are asked for elsewhere', async () => {
    const old = venue([bar(FROM)]);
    const far = { from: FROM, to: FROM + 2000 * HOUR, intervalMs: HOUR };
    await bitgetSpot.history.candles?.page(old.rest, btc, far);
    expect(old.asked.map(({ pathname }) => pathname)).toEqual(['/api/v3/market/history-candles']);
    expect(old.query()).toMatchObject({ category: 'SPOT', interval: '1H' });
    const ended = venue([], [bar(FROM)]);
    const page = await bitgetUsdt.history.candles?.page(ended.rest, btc, { ...far, to: FROM + HOUR });
    expect(ended.asked.map(({ pathname }) => pathname)).toEqual([
      '/api/v3/market/candles',
      '/api/v3/market/history-candles',
    ]);
    expect(page?.rows).toHaveLength(1);
  });

  it('of other lengths and error answers are refused', async () => {
    const range = { from: FROM, to: FROM + HOUR, intervalMs: MINUTE };
    const { candles } = bitgetUsdt.history;
    await expect(candles?.page(tooMany, btc, { ...range, intervalMs: 1234 })).rejects.toThrow(RangeError);
    await expect(candles?.page(tooMany, btc, range)).rejects.toThrow(MalformedError);
  });
});

describe('funding of Bitget', () => {
  it('is asked for page by page until the beginning of the range', async () => {
    const newest = FROM + 150 * 8 * HOUR;
    const all = Array.from({ length: 151 }, (_, index) => settled(newest - index * 8 * HOUR));
    // A settlement between the calls moves a row to the next page.
    const { rest, query } = venue({ resultList: all.slice(0, 100) }, { resultList: all.slice(99) });
    const from = FROM + 8 * HOUR;
    const page = await bitgetUsdt.history.funding?.page(rest, btc, { from, to: newest, intervalMs: HOUR });
    expect(page?.until).toBe(newest);
    expect(page?.rows).toHaveLength(149);
    expect(page?.rows[0]).toMatchObject({ time: from, rate: 0.0001, intervalHours: 8, kind: 'settled' });
    expect(query()).toEqual({ category: 'USDT-FUTURES', symbol: 'BTCUSDT', limit: '100', cursor: '1' });
    expect(query(1)).toMatchObject({ cursor: '2' });
  });

  it('is none of spot pairs', () => {
    expect(bitgetSpot.history.funding).toBeUndefined();
    expect('marginTable' in bitgetSpot).toBe(false);
  });
});

describe('instruments of Bitget', () => {
  const contract = {
    symbol: 'BTCUSDT',
    category: 'USDT-FUTURES',
    baseCoin: 'BTC',
    quoteCoin: 'USDT',
    pricePrecision: '1',
    quantityPrecision: '4',
    priceMultiplier: '0.5',
    quantityMultiplier: '0.0001',
    symbolType: 'perpetual',
    status: 'online',
    fundInterval: '4',
  };

  it('tell steps, kind and interval of funding; what cannot be read or traded is left out', async () => {
    const rows = [
      contract,
      { ...contract, symbol: 'BTCUSDT_1', symbolType: 'delivery', fundInterval: '' },
      { ...contract, symbol: 'ODD', priceMultiplier: 'x' },
      { ...contract, symbol: 'OLD', status: 'offline' },
    ];
    const { rest, query } = venue(rows);
    expect(await bitgetUsdt.instruments(rest)).toEqual([
      {
        venue: 'bitget-usdt',
        symbol: 'BTCUSDT',
        base: 'BTC',
        quote: 'USDT',
        contract: 'linear',
        perpetual: true,
        contractSize: 1,
        priceStep: { units: 5, decimals: 1 },
        sizeStep: { units: 1, decimals: 4 },
        fundingHours: 4,
      },
      expect.objectContaining({ symbol: 'BTCUSDT_1', perpetual: false }),
    ]);
    expect(query()).toEqual({ category: 'USDT-FUTURES' });
  });

  it('of spot tell their decimals only', async () => {
    const { priceMultiplier: _, quantityMultiplier: __, symbolType: ___, ...pair } = contract;
    const { rest } = venue([{ ...pair, category: 'SPOT', pricePrecision: '2', fundInterval: undefined }]);
    expect(await bitgetSpot.instruments(rest)).toMatchObject([
      {
        contract: 'spot',
        perpetual: true,
        priceStep: { units: 1, decimals: 2 },
        sizeStep: { units: 1, decimals: 4 },
      },
    ]);
  });
});

it('the margin table is the venue’s, by value, its last step without an end', async () => {
  const { rest, query } = venue([
    { tier: '2', minTierValue: '100000', maxTierValue: '500000', leverage: '100', mmr: '0.005' },
    { tier: '1', minTierValue: '0', maxTierValue: '100000', leverage: '125', mmr: '0.004' },
  ]);
  expect(await bitgetUsdt.marginTable?.(rest, btc)).toEqual({
    unit: 'quote',
    tiers: [
      { upTo: 100_000, maintenanceRate: 0.004, maxLeverage: 125 },
      { upTo: Infinity, maintenanceRate: 0.005, maxLeverage: 100 },
    ],
    source: 'venue',
  });
  expect(query()).toEqual({ category: 'USDT-FUTURES', symbol: 'BTCUSDT' });
  await expect(bitgetUsdt.marginTable?.(venue([]).rest, btc)).rejects.toThrow(MalformedError);
});
