import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { PERPETUAL, position, status } from './fixtures';
import { defaults } from './symbols';
import { bitfinex } from '.';

const FROM = 1_700_000_100_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Answers every request with this. */
function venue(body: unknown) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(body);
  };
  const query = () => Object.fromEntries(asked[0]?.searchParams ?? []);
  return { rest, query, path: () => asked[0]?.pathname };
}

const range = { from: FROM, to: FROM + 90_000 * HOUR, intervalMs: 5 * MINUTE };
const { defaultInstrument: perpetual } = defaults;
const spot = { ...perpetual, symbol: 'tBTCUSD', contract: 'spot' } as const;
const { history } = bitfinex;
const ended = (until: number, limit: number) => ({
  start: String(FROM),
  end: String(until - 1),
  limit: String(limit),
  sort: '1',
});

const bar = (start: number) => [start, 1, 2, 4, 0.5, 10];

const at = (time: number, ...rest: Parameters<typeof position>) => position(...rest).with(2, time);

describe('history of Bitfinex', () => {
  it('asks for as many bars as one answer holds', async () => {
    const { rest, query, path } = venue([bar(FROM + 5 * MINUTE), bar(FROM), bar(FROM - 1)]);
    const until = FROM + 50_000 * MINUTE;
    expect(await history.candles?.page(rest, perpetual, range)).toMatchObject({
      rows: [
        { time: FROM, intervalMs: 5 * MINUTE, high: 4, close: 2, closed: true },
        { time: FROM + 5 * MINUTE },
      ],
      until,
    });
    expect(path()).toBe('/v2/candles/trade:5m:tBTCF0:USTF0/hist');
    expect(query()).toEqual(ended(until, 10_000));
    const odd = { ...range, intervalMs: 1234 };
    await expect(history.candles?.page(rest, perpetual, odd)).rejects.toThrow(RangeError);
  });

  const rows = [
    status({ 0: FROM + 6 * MINUTE, 17: 7, 7: FROM + 16 * HOUR, 11: 0.0002 }),
    status({ 0: FROM + MINUTE, 17: 6, 7: FROM + 8 * HOUR, 11: 0.0001 }),
    status({ 0: FROM, 17: 5, 7: FROM + 8 * HOUR, 11: 0.0001 }),
  ];

  it('reads open interest at the first row of each interval', async () => {
    const { rest, query, path } = venue(rows);
    const until = FROM + 5000 * MINUTE;
    expect(await history.openInterest?.page(rest, perpetual, range)).toMatchObject({
      rows: [
        { time: FROM, size: 5 },
        { time: FROM + 6 * MINUTE, size: 7 },
      ],
      until,
    });
    expect(path()).toBe('/v2/status/deriv/tBTCF0:USTF0/hist');
    expect(query()).toEqual(ended(until, 5000));
    expect(await history.openInterest?.page(rest, spot, range)).toEqual({ rows: [], until: range.to });
  });

  it('reads each settlement once, at its own time', async () => {
    const { rest } = venue(rows);
    expect((await history.funding?.page(rest, perpetual, range))?.rows).toMatchObject([
      { time: FROM, rate: 0.0001, intervalHours: 8, kind: 'settled' },
      { time: FROM + 8 * HOUR, rate: 0.0002 },
    ]);
    expect(await history.funding?.page(rest, spot, range)).toEqual({ rows: [], until: range.to });
  });

  it('ends a page at the last row of a full answer', async () => {
    const full = Array.from({ length: 5000 }, (_, index) => status({ 0: FROM + index * 1000 }));
    const page = await history.openInterest?.page(venue(full).rest, perpetual, range);
    expect(page?.until).toBe(FROM + 4_999_000);
    const atOnce = Array.from({ length: 5000 }, () => status({ 0: FROM }));
    expect((await history.openInterest?.page(venue(atOnce).rest, perpetual, range))?.until).toBe(FROM + 1);
  });

  it('reads the liquidations of one symbol out of all', async () => {
    const other = at(FROM + 2, 3, 0, null).with(4, 'tETHF0:USTF0');
    const { rest, query, path } = venue([[at(FROM + 3, -1, 0, 9)], [other], [at(FROM + 1, 2, 0, null)]]);
    const until = FROM + 24 * HOUR;
    expect(await history.liquidations?.page(rest, perpetual, range)).toMatchObject({
      rows: [
        { time: FROM + 1, symbol: PERPETUAL, position: 'long', size: 2 },
        { time: FROM + 3, position: 'short', price: 9 },
      ],
      until,
    });
    expect(path()).toBe('/v2/liquidations/hist');
    expect(query()).toEqual(ended(until, 500));
    const full = Array.from({ length: 500 }, (_, index) => [at(FROM + index, 1, 0, null)]);
    const page = await history.liquidations?.page(venue(full).rest, perpetual, range);
    expect([page?.until, page?.rows.length]).toEqual([FROM + 499, 499]);
  });

  it('rejects an answer that is an error', async () => {
    const { rest } = venue(['error', 11_010, 'ratelimit: error']);
    await expect(history.candles?.page(rest, perpetual, range)).rejects.toThrow(MalformedError);
  });
});

const ticker = (symbol: string, bid: number | null, last = bid) => [
  symbol,
  bid,
  1,
  bid,
  1,
  0,
  0,
  last,
  5,
  1,
  1,
];

describe('instruments of Bitfinex', () => {
  it.each([
    ['tBTCF0:USTF0', 96_123, 'BTC', 'USDT', 0.1, 8],
    ['tBTCUSD', 101_230, 'BTC', 'USD', 1, 8],
    ['tETHUST', 3420.5, 'ETH', 'USDT', 0.01, 8],
    ['tSOLUSD', 145.32, 'SOL', 'USD', 0.001, 7],
    ['tAVAX:UDC', 24.5, 'AVAX', 'USDC', 0.0001, 6],
    ['tPEPE:USD', 0.000_012_345, 'PEPE', 'USD', 1e-10, 0],
  ])(
    'lists %s with the steps that follow from its price',
    async (symbol, price, base, quote, tick, digits) => {
      const { rest, path } = venue([
        ticker(symbol, price),
        ['fUSD', 1],
        ticker('tODDLYNAMED', 1),
        ticker('tXXXUSD', null),
      ]);
      const [first, ...more] = await bitfinex.instruments(rest);
      expect(more).toEqual([]);
      expect(path()).toBe('/v2/tickers');
      const { priceStep, sizeStep } = first ?? perpetual;
      expect(first).toMatchObject({ symbol, base, quote, perpetual: true, contractSize: 1 });
      expect(priceStep.units / 10 ** priceStep.decimals).toBeCloseTo(tick, 12);
      expect(sizeStep).toEqual({ units: 1, decimals: digits });
    },
  );

  it('knows perpetuals by their assets', async () => {
    const { rest } = venue([
      ticker(PERPETUAL, 96_000),
      ticker('tBTCUSD', 96_000),
      ticker('tETHUSD', 0, 3000),
    ]);
    const { fundingHours: _, ...withoutFunding } = perpetual;
    expect(await bitfinex.instruments(rest)).toEqual([
      perpetual,
      { ...withoutFunding, symbol: 'tBTCUSD', quote: 'USD', contract: 'spot' },
      {
        ...withoutFunding,
        symbol: 'tETHUSD',
        base: 'ETH',
        quote: 'USD',
        contract: 'spot',
        priceStep: { units: 1, decimals: 2 },
      },
    ]);
  });

  it('has a margin step of its own for majors and for the others, and none for spot', async () => {
    const { rest } = venue([]);
    const tiers = async (base: string) => (await bitfinex.marginTable?.(rest, { ...perpetual, base }))?.tiers;
    expect(await tiers('BTC')).toEqual([{ upTo: Infinity, maintenanceRate: 0.005, maxLeverage: 100 }]);
    expect(await tiers('XRP')).toEqual([{ upTo: Infinity, maintenanceRate: 0.01, maxLeverage: 50 }]);
    await expect(bitfinex.marginTable?.(rest, spot)).rejects.toThrow(RangeError);
  });
});
