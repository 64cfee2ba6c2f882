import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { candleRow, fundingRow, market, TS } from './fixtures';
import { dydx } from '.';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FROM = Date.parse('2026-02-01T00:00:00Z');
const { defaultInstrument } = dydx.defaults;
const range = { from: FROM, to: FROM + 90_000 * HOUR, intervalMs: MINUTE };
const iso = (time: number) => new Date(time).toISOString();

/** Answers every request with the same body. */
function venue(body: unknown) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(body);
  };
  return { rest, asked, query: () => Object.fromEntries(asked[0]?.searchParams ?? []) };
}

const refused = () => Promise.resolve({ errors: [{ msg: 'no' }] });

describe('history of dYdX', () => {
  const until = FROM + 1000 * MINUTE;
  const asks = { resolution: '1MIN', limit: '1000', fromISO: iso(FROM), toISO: iso(until - 1) };

  it('asks for as many bars as fit one answer', async () => {
    const { rest, asked, query } = venue({ candles: [candleRow] });
    expect(await dydx.history.candles?.page(rest, defaultInstrument, range)).toMatchObject({
      rows: [{ type: 'candle', volume: 3.25, closed: true }],
      until,
    });
    expect(asked[0]?.pathname).toBe('/v4/candles/perpetualMarkets/BTC-USD');
    expect(query()).toEqual(asks);
  });

  it('reads open interest off the bars that tell it', async () => {
    const { rest, query } = venue({
      candles: [{ ...candleRow, startingOpenInterest: undefined }, candleRow],
    });
    const page = await dydx.history.openInterest?.page(rest, defaultInstrument, range);
    const time = Date.parse(candleRow.startedAt);
    expect(page).toEqual({
      rows: [{ type: 'openInterest', venue: 'dydx', symbol: 'BTC-USD', time, size: 512.25 }],
      until,
    });
    expect(query()).toEqual(asks);
  });

  it('asks for the end of 100 hours of funding and leaves out what lies before them', async () => {
    const early = { ...fundingRow, effectiveAt: '2026-01-31T23:00:00.100Z' };
    const { rest, asked, query } = venue({ historicalFunding: [fundingRow, early] });
    const end = FROM + 100 * HOUR;
    expect(await dydx.history.funding?.page(rest, defaultInstrument, range)).toMatchObject({
      rows: [{ time: TS, rate: 0.000_002_375, intervalHours: 1 }],
      until: end,
    });
    expect(asked[0]?.pathname).toBe('/v4/historicalFunding/BTC-USD');
    expect(query()).toEqual({ limit: '100', effectiveBeforeOrAt: iso(end - 1) });
  });

  it('rejects intervals that the venue does not have and answers that are errors', async () => {
    const { candles, openInterest } = dydx.history;
    const odd = { ...range, intervalMs: 3 * MINUTE };
    await expect(candles?.page(venue({}).rest, defaultInstrument, odd)).rejects.toThrow(RangeError);
    await expect(openInterest?.page(refused, defaultInstrument, range)).rejects.toThrow(MalformedError);
  });
});

describe('instruments of dYdX', () => {
  it('are the active markets that can be read', async () => {
    const markets = {
      'BTC-USD': market,
      'ETH-USD': { ...market, ticker: 'ETH-USD', tickSize: '0.1', stepSize: '0.001' },
      'OLD-USD': { ...market, ticker: 'OLD-USD', status: 'FINAL_SETTLEMENT' },
      'ODD-USD': { ...market, ticker: 'ODD-USD', tickSize: '0' },
    };
    expect(await dydx.instruments(venue({ markets }).rest)).toEqual([
      defaultInstrument,
      {
        ...defaultInstrument,
        symbol: 'ETH-USD',
        base: 'ETH',
        priceStep: { units: 1, decimals: 1 },
        sizeStep: { units: 1, decimals: 3 },
      },
    ]);
  });
});

const table = async (changes: object) => {
  const { rest, query } = venue({ markets: { 'BTC-USD': { ...market, ...changes } } });
  const margin = await dydx.marginTable?.(rest, defaultInstrument);
  expect(query()).toEqual({ ticker: 'BTC-USD' });
  return margin;
};

describe('margin on dYdX', () => {
  it('is one step for positions of every size', async () => {
    expect(await table({})).toEqual({
      unit: 'quote',
      tiers: [{ upTo: Infinity, maintenanceRate: 0.012, maxLeverage: 50 }],
      source: 'venue',
    });
  });

  it.each([
    // 512.25 at 94,010.5 are worth 48.2 million.
    ['50000000', '100000000', 0.02],
    ['20000000', '40000000', 1],
    ['0', '96313757.25', 0.51],
    [undefined, '100000000', 0.02],
  ])(
    'opens at less leverage between the caps %s and %s',
    async (openInterestLowerCap, openInterestUpperCap, initial) => {
      const [tier] = (await table({ openInterestLowerCap, openInterestUpperCap }))?.tiers ?? [];
      expect(tier?.maxLeverage).toBeCloseTo(1 / initial, 6);
      expect(tier?.maintenanceRate).toBe(0.012);
    },
  );
});

describe('the socket of dYdX', () => {
  it('asks for each feed by itself, and for the markets last', () => {
    const [plan, ...more] = dydx.sockets(['BTC-USD', 'ETH-USD']);
    expect(more).toEqual([]);
    expect(plan?.url).toBe('wss://indexer.dydx.trade/v4/ws');
    expect(plan?.subscribe).toEqual([
      '{"type":"subscribe","channel":"v4_orderbook","id":"BTC-USD"}',
      '{"type":"subscribe","channel":"v4_trades","id":"BTC-USD"}',
      '{"type":"subscribe","channel":"v4_candles","id":"BTC-USD/1MIN"}',
      '{"type":"subscribe","channel":"v4_orderbook","id":"ETH-USD"}',
      '{"type":"subscribe","channel":"v4_trades","id":"ETH-USD"}',
      '{"type":"subscribe","channel":"v4_candles","id":"ETH-USD/1MIN"}',
      '{"type":"subscribe","channel":"v4_markets"}',
    ]);
    expect(dydx.book.resubscribe?.('BTC-USD').frames).toEqual([
      '{"type":"unsubscribe","channel":"v4_orderbook","id":"BTC-USD"}',
      '{"type":"subscribe","channel":"v4_orderbook","id":"BTC-USD"}',
    ]);
  });
});
