import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { defaults as futures } from './futures-symbols';
import { defaults as spot } from './spot-symbols';
import { krakenFutures, krakenSpot } from '.';

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
  return { rest, asked, query, path: () => asked[0]?.pathname };
}

const range = { from: FROM, to: FROM + 9000 * HOUR, intervalMs: 5 * MINUTE };
const UNTIL = FROM + 10_000 * MINUTE;
const { defaultInstrument: perpetual } = futures;
const pages = krakenFutures.history;

const bar = (time: number) => ({ time, open: '1', high: '3', low: '1', close: '2', volume: '10' });

const rate = (time: number) => ({ timestamp: new Date(time).toISOString(), relativeFundingRate: 0.0001 });

describe('history of Kraken Futures', () => {
  it('asks for as many bars as one answer holds', async () => {
    const { rest, query, path } = venue({
      candles: [bar(FROM - 1), bar(FROM), bar(UNTIL)],
      more_candles: false,
    });
    expect(await pages.candles?.page(rest, perpetual, range)).toMatchObject({
      rows: [{ time: FROM, intervalMs: 5 * MINUTE, volume: 10, closed: true }],
      until: UNTIL,
    });
    expect(path()).toBe('/api/charts/v1/trade/PF_XBTUSD/5m');
    expect(query()).toEqual({ from: String(FROM / 1000), to: String(UNTIL / 1000 - 1) });
  });

  it('ends a page where the venue cut it', async () => {
    const { rest } = venue({ candles: [bar(FROM), bar(FROM + 5 * MINUTE)], more_candles: true });
    expect((await pages.candles?.page(rest, perpetual, range))?.until).toBe(FROM + 10 * MINUTE);
  });

  it('takes the dollars of an inverse bar at its close', async () => {
    const { rest } = venue({ candles: [bar(FROM)], more_candles: false });
    const inverse = { ...perpetual, symbol: 'PI_XBTUSD', contract: 'inverse' } as const;
    expect((await pages.candles?.page(rest, inverse, range))?.rows).toMatchObject([{ volume: 5 }]);
  });

  it('reads open interest of linear contracts only', async () => {
    const result = {
      timestamp: [FROM / 1000, FROM / 1000 + 300],
      data: [['5', '6', '4', '5.5'], '7'],
      more: true,
    };
    const { rest, query, path } = venue({ result, errors: [] });
    expect(await pages.openInterest?.page(rest, perpetual, range)).toMatchObject({
      rows: [
        { time: FROM, size: 5 },
        { time: FROM + 5 * MINUTE, size: 7 },
      ],
      until: FROM + 10 * MINUTE,
    });
    expect(path()).toBe('/api/charts/v1/analytics/PF_XBTUSD/open-interest');
    expect(query()).toEqual({ since: String(FROM / 1000), interval: '300', to: String(UNTIL / 1000 - 1) });
    const inverse = { ...perpetual, contract: 'inverse' } as const;
    expect(await pages.openInterest?.page(rest, inverse, range)).toEqual({ rows: [], until: range.to });
  });

  it('finds every settlement in one answer', async () => {
    const { rest, query } = venue({
      result: 'success',
      rates: [rate(FROM - HOUR), rate(FROM), rate(FROM + HOUR)],
    });
    expect(await pages.funding?.page(rest, perpetual, { ...range, to: FROM + HOUR })).toMatchObject({
      rows: [{ time: FROM, rate: 0.0001, intervalHours: 1, kind: 'settled' }],
      until: FROM + HOUR,
    });
    expect(query()).toEqual({ symbol: 'PF_XBTUSD' });
  });

  it('rejects intervals that the venue does not have and answers that are errors', async () => {
    const odd = { ...range, intervalMs: 1234 };
    const { rest } = venue({ result: null, errors: [{ type: 'Invalid arguments' }] });
    await expect(pages.candles?.page(rest, perpetual, odd)).rejects.toThrow(RangeError);
    await expect(pages.openInterest?.page(rest, perpetual, odd)).rejects.toThrow(RangeError);
    await expect(pages.openInterest?.page(rest, perpetual, range)).rejects.toThrow(MalformedError);
  });
});

describe('listings of Kraken Futures', () => {
  const levels = [
    { numNonContractUnits: 0, initialMargin: 0.02, maintenanceMargin: 0.01 },
    { numNonContractUnits: 500_000, initialMargin: 0.04, maintenanceMargin: 0.02 },
  ];
  const listing = {
    symbol: 'PF_XBTUSD',
    type: 'flexible_futures',
    tickSize: 1,
    contractSize: 1,
    contractValueTradePrecision: 4,
    tradeable: true,
    marginLevels: levels,
  };
  const { contractValueTradePrecision: _, ...whole } = listing;
  const inverse = {
    ...whole,
    symbol: 'fi_xbtusd_261225',
    type: 'futures_inverse',
    tickSize: 0.5,
    lastTradingTime: '2026-12-25T16:00:00.000Z',
    marginLevels: [
      { contracts: 0, initialMargin: 0.04, maintenanceMargin: 0.02 },
      { contracts: 0, initialMargin: 0.05, maintenanceMargin: 0.025 },
    ],
  };
  const body = {
    result: 'success',
    instruments: [
      listing,
      inverse,
      { symbol: 'in_xbtusd', type: 'spot index', tradeable: false },
      { ...listing, tradeable: false },
      { ...listing, tickSize: 'x' },
      { ...listing, symbol: 'PF_PEPEUSD', base: 'PEPE', quote: 'USD', contractValueTradePrecision: -3 },
    ],
  };

  it('reads what trades, sizes in coins or in dollars', async () => {
    const { rest } = venue(body);
    expect(await krakenFutures.instruments(rest)).toEqual([
      perpetual,
      {
        venue: 'kraken-futures',
        symbol: 'FI_XBTUSD_261225',
        base: 'BTC',
        quote: 'USD',
        contract: 'inverse',
        perpetual: false,
        contractSize: 1,
        priceStep: { units: 5, decimals: 1 },
        sizeStep: { units: 1, decimals: 0 },
      },
      { ...perpetual, symbol: 'PF_PEPEUSD', base: 'PEPE', sizeStep: { units: 1000, decimals: 0 } },
    ]);
  });

  it('reads the margin steps by where they begin, the later of two that begin alike', async () => {
    const { rest } = venue(body);
    expect(await krakenFutures.marginTable?.(rest, perpetual)).toEqual({
      unit: 'quote',
      tiers: [
        { upTo: 500_000, maintenanceRate: 0.01, maxLeverage: 50 },
        { upTo: Infinity, maintenanceRate: 0.02, maxLeverage: 25 },
      ],
      source: 'venue',
    });
    const dated = { ...perpetual, symbol: 'FI_XBTUSD_261225' };
    expect((await krakenFutures.marginTable?.(rest, dated))?.tiers).toEqual([
      { upTo: Infinity, maintenanceRate: 0.025, maxLeverage: 20 },
    ]);
    const nowhere = { ...perpetual, symbol: 'PF_XXXUSD' };
    await expect(krakenFutures.marginTable?.(rest, nowhere)).rejects.toThrow(MalformedError);
  });
});

const row = (time: number) => [time / 1000, '1', '3', '1', '2', '2', '7', 4];

describe('Kraken spot', () => {
  const pair = {
    altname: 'XBTUSD',
    wsname: 'XBT/USD',
    pair_decimals: 1,
    lot_decimals: 8,
    tick_size: '0.1',
    status: 'online',
  };
  const online = { ...spot.defaultInstrument };

  it('lists pairs under the names of v2, steps in the decimals that are written', async () => {
    const result = {
      XXBTZUSD: pair,
      XDGEUR: { ...pair, wsname: 'XDG/EUR', pair_decimals: 2, tick_size: '0.5' },
      ETHUSDT: { ...pair, wsname: 'ETH/USDT', tick_size: undefined },
      OFF: { ...pair, status: 'cancel_only' },
      ODD: { ...pair, tick_size: '0.01' },
    };
    const { rest } = venue({ error: [], result });
    expect(await krakenSpot.instruments(rest)).toEqual([
      online,
      { ...online, symbol: 'DOGE/EUR', base: 'DOGE', quote: 'EUR', priceStep: { units: 50, decimals: 2 } },
      { ...online, symbol: 'ETH/USDT', base: 'ETH', quote: 'USDT' },
    ]);
  });

  it('asks for bars since the beginning, which reach back no further than the venue keeps them', async () => {
    const { rest, query } = venue({
      error: [],
      result: { XXBTZUSD: [row(FROM - MINUTE), row(FROM), row(FROM + MINUTE)], last: 1 },
    });
    const hour = { from: FROM, to: FROM + 90_000, intervalMs: MINUTE };
    expect(await krakenSpot.history.candles?.page(rest, spot.defaultInstrument, hour)).toMatchObject({
      rows: [
        { time: FROM, volume: 7, closed: true },
        { time: FROM + MINUTE, closed: false },
      ],
      until: hour.to,
    });
    expect(query()).toEqual({ pair: 'XBTUSD', interval: '1', since: String(FROM / 1000 - 1) });
    const odd = { ...hour, intervalMs: 3 * MINUTE };
    await expect(krakenSpot.history.candles?.page(rest, spot.defaultInstrument, odd)).rejects.toThrow(
      RangeError,
    );
    const limited = venue({ error: ['EAPI:Rate limit exceeded'] });
    await expect(
      krakenSpot.history.candles?.page(limited.rest, spot.defaultInstrument, hour),
    ).rejects.toThrow(MalformedError);
  });
});
