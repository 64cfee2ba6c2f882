import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { candleRow, context, fundingRow } from './fixtures';
import { priceStep } from './symbols';
import { hyperliquid } from '.';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FROM = 1_700_000_000_000;
const { defaultInstrument } = hyperliquid.defaults;
const range = { from: FROM, to: FROM + 90_000 * HOUR, intervalMs: MINUTE };

/** Answers every request with the same body. */
function venue(body: unknown) {
  const asked: RestRequest[] = [];
  const rest = (request: RestRequest) => {
    asked.push(request);
    return Promise.resolve(body);
  };
  return { rest, asked, question: () => JSON.parse(asked[0]?.body ?? '') as unknown };
}

describe('history of Hyperliquid', () => {
  it('posts for as many bars as fit one answer, and pays for their number', async () => {
    const { rest, asked, question } = venue([candleRow]);
    const until = FROM + 5000 * MINUTE;
    const page = await hyperliquid.history.candles?.page(rest, defaultInstrument, range);
    expect(page).toMatchObject({ rows: [{ time: candleRow.t, closed: true }], until });
    expect(asked).toMatchObject([
      { url: 'https://api.hyperliquid.xyz/info', method: 'POST', weight: 20 + Math.ceil(5000 / 60) },
    ]);
    const req = { coin: 'BTC', interval: '1m', startTime: FROM, endTime: until - 1 };
    expect(question()).toEqual({ type: 'candleSnapshot', req });
  });

  it('posts for 500 hours of funding', async () => {
    const { rest, asked, question } = venue([fundingRow]);
    const until = FROM + 500 * HOUR;
    expect(await hyperliquid.history.funding?.page(rest, defaultInstrument, range)).toMatchObject({
      rows: [{ rate: -0.000_008_1 }],
      until,
    });
    expect(asked).toMatchObject([{ weight: 20 + 25 }]);
    expect(question()).toEqual({ type: 'fundingHistory', coin: 'BTC', startTime: FROM, endTime: until - 1 });
  });

  it('rejects intervals that the venue does not have, and what is no list', async () => {
    const { candles } = hyperliquid.history;
    const odd = { ...range, intervalMs: 10 * MINUTE };
    await expect(candles?.page(venue([]).rest, defaultInstrument, odd)).rejects.toThrow(RangeError);
    await expect(candles?.page(venue(null).rest, defaultInstrument, range)).rejects.toThrow(MalformedError);
  });
});

describe('instruments of Hyperliquid', () => {
  it.each([
    // Whole numbers are always allowed, whatever the digits.
    [5, 105_056, 0],
    [5, 40_000, 0],
    // 9,999.9 is not far away.
    [5, 15_000, 1],
    [4, 2123.7, 1],
    [4, 1500, 2],
    [2, 2.0953, 4],
    [0, 0.1996, 6],
    [0, 0.000_01, 6],
    [5, undefined, 1],
    [8, 5, 0],
  ])('with %s decimals of size and a mark of %s have %s decimals of price', (sizes, mark, decimals) => {
    expect(priceStep(sizes, mark)).toEqual({ units: 1, decimals });
  });

  it('are those listed, with the prices beside them', async () => {
    const universe = [
      { name: 'BTC', szDecimals: 5, maxLeverage: 40 },
      { name: 'OLD', szDecimals: 2, isDelisted: true },
      { name: 'ODD', szDecimals: -1 },
      { name: 'HYPE', szDecimals: 2, isDelisted: null },
    ];
    const { rest, question } = venue([{ universe }, universe.map(() => ({ ...context, markPx: '34.8' }))]);
    const fundingHours = 1;
    expect(await hyperliquid.instruments(rest)).toMatchObject([
      { symbol: 'BTC', quote: 'USD', sizeStep: { units: 1, decimals: 5 }, perpetual: true, fundingHours },
      { symbol: 'HYPE', priceStep: { units: 1, decimals: 3 }, sizeStep: { units: 1, decimals: 2 } },
    ]);
    expect(question()).toEqual({ type: 'metaAndAssetCtxs' });
  });
});

describe('margin on Hyperliquid', () => {
  const tiers = [
    { lowerBound: '0.0', maxLeverage: 40 },
    { lowerBound: '150000000.0', maxLeverage: 20 },
  ];
  const meta = {
    universe: [
      { name: 'BTC', maxLeverage: 40, marginTableId: 56 },
      { name: 'ETH', maxLeverage: 25, marginTableId: 25 },
    ],
    marginTables: [[56, { description: 'tiered 40x', marginTiers: tiers }]],
  };
  const table = (symbol: string, body: object = meta) =>
    hyperliquid.marginTable?.(venue(body).rest, { ...defaultInstrument, symbol });

  it('is half of the initial margin at the highest leverage of each tier', async () => {
    expect(await table('BTC')).toEqual({
      unit: 'quote',
      tiers: [
        { upTo: 150_000_000, maintenanceRate: 0.0125, maxLeverage: 40 },
        { upTo: Infinity, maintenanceRate: 0.025, maxLeverage: 20 },
      ],
      source: 'venue',
    });
  });

  it('has one tier where no table is told', async () => {
    const tier = { upTo: Infinity, maintenanceRate: 0.02, maxLeverage: 25 };
    expect((await table('ETH'))?.tiers).toEqual([tier]);
    expect((await table('ETH', { universe: meta.universe }))?.tiers).toEqual([tier]);
    await expect(table('NONE')).rejects.toThrow(MalformedError);
  });
});

describe('the socket of Hyperliquid', () => {
  it('asks for each feed by itself and pings', () => {
    const [plan, ...more] = hyperliquid.sockets(['BTC', 'ETH']);
    expect(more).toEqual([]);
    expect(plan?.subscribe.slice(0, 4)).toEqual([
      '{"method":"subscribe","subscription":{"type":"l2Book","coin":"BTC"}}',
      '{"method":"subscribe","subscription":{"type":"trades","coin":"BTC"}}',
      '{"method":"subscribe","subscription":{"type":"activeAssetCtx","coin":"BTC"}}',
      '{"method":"subscribe","subscription":{"type":"candle","coin":"BTC","interval":"1m"}}',
    ]);
    expect(plan?.subscribe).toHaveLength(8);
    expect(plan?.heartbeat).toEqual({ everyMs: 30_000, frame: '{"method":"ping"}' });
    expect(hyperliquid.book.resubscribe?.('BTC').frames).toEqual([
      '{"method":"unsubscribe","subscription":{"type":"l2Book","coin":"BTC"}}',
      '{"method":"subscribe","subscription":{"type":"l2Book","coin":"BTC"}}',
    ]);
  });
});
