import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { answer, TS } from './fixtures';
import { deribit } from '.';

const HOUR = 3_600_000;
const FROM = 1_700_000_000_000;
const { defaultInstrument } = deribit.defaults;
const range = { from: FROM, to: FROM + 90_000 * HOUR, intervalMs: 60_000 };

/** Answers every request with the same result. */
function venue(result: unknown) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(answer(result));
  };
  return { rest, asked, query: () => Object.fromEntries(asked[0]?.searchParams ?? []) };
}

const refused = () =>
  Promise.resolve({ jsonrpc: '2.0', error: { code: 10_028, message: 'too_many_requests' } });

describe('history of Deribit', () => {
  it('asks for as many bars as fit one answer', async () => {
    const column = [1];
    const chart = { ticks: [FROM], open: column, high: column, low: column, close: column, volume: column };
    const { rest, asked, query } = venue({ ...chart, status: 'ok' });
    const until = FROM + 5000 * 60_000;
    expect(await deribit.history.candles?.page(rest, defaultInstrument, range)).toMatchObject({
      rows: [{ time: FROM, intervalMs: 60_000, closed: true }],
      until,
    });
    expect(asked[0]?.pathname).toBe('/api/v2/public/get_tradingview_chart_data');
    expect(query()).toEqual({
      instrument_name: 'BTC-PERPETUAL',
      start_timestamp: String(FROM),
      end_timestamp: String(until - 1),
      resolution: '1',
    });
  });

  it('asks for 744 hours of funding', async () => {
    const { rest, query } = venue([{ timestamp: FROM, interest_1h: 0.000_01 }]);
    const page = await deribit.history.funding?.page(rest, defaultInstrument, range);
    expect(page).toMatchObject({ rows: [{ time: FROM, intervalHours: 1 }], until: FROM + 744 * HOUR });
    expect(query()).toMatchObject({ end_timestamp: String(FROM + 744 * HOUR - 1) });
  });

  it('rejects intervals that the venue does not have and answers that are errors', async () => {
    const { candles } = deribit.history;
    const odd = { ...range, intervalMs: 4 * HOUR };
    await expect(candles?.page(venue({}).rest, defaultInstrument, odd)).rejects.toThrow(RangeError);
    await expect(candles?.page(refused, defaultInstrument, range)).rejects.toThrow(MalformedError);
  });
});

describe('instruments of Deribit', () => {
  const listing = {
    instrument_name: 'BTC-PERPETUAL',
    kind: 'future',
    base_currency: 'BTC',
    quote_currency: 'USD',
    instrument_type: 'reversed',
    settlement_period: 'perpetual',
    tick_size: 0.5,
    contract_size: 10,
    min_trade_amount: 10,
    is_active: true,
  };
  const linear = {
    ...listing,
    instrument_name: 'BTC_USDC-PERPETUAL',
    quote_currency: 'USDC',
    instrument_type: 'linear',
    contract_size: 0.0001,
    min_trade_amount: 0.0001,
  };

  it('asks for the futures of every currency and passes over what cannot be read', async () => {
    const { rest, asked } = venue([
      listing,
      { ...listing, instrument_type: undefined },
      linear,
      { ...linear, instrument_type: undefined, settlement_period: 'month' },
      { ...listing, is_active: false },
      { ...listing, kind: 'future_combo' },
      { ...listing, tick_size: 0 },
      null,
    ]);
    const read = await deribit.instruments(rest);
    expect(asked.map(({ search }) => search)).toEqual(
      ['BTC', 'ETH', 'USDC', 'USDT'].map((currency) => `?currency=${currency}&kind=future`),
    );
    const usdc = { symbol: 'BTC_USDC-PERPETUAL', contract: 'linear', contractSize: 1 };
    expect(read.slice(0, read.length / 4)).toMatchObject([
      defaultInstrument,
      defaultInstrument,
      { ...usdc, quote: 'USDC', perpetual: true, sizeStep: { units: 1, decimals: 4 } },
      { ...usdc, perpetual: false },
    ]);
  });
});

describe('margin on Deribit', () => {
  it('grows with every Bitcoin', async () => {
    const table = await deribit.marginTable?.(venue({}).rest, defaultInstrument);
    expect(table).toMatchObject({ unit: 'base', source: { asOf: '2022-01-11' } });
    const [first, second] = table?.tiers ?? [];
    expect(first?.upTo).toBe(25);
    // 1 % and 2 %, with 12.5 coins of 0.005 % each.
    expect(first?.maintenanceRate).toBeCloseTo(0.010_625, 12);
    expect(first?.maxLeverage).toBeCloseTo(1 / 0.020_625, 9);
    expect(second?.maintenanceRate).toBeCloseTo(0.011_875, 12);
    expect(table?.tiers.at(-1)).toMatchObject({ upTo: Infinity });
    expect(table?.tiers.at(-1)?.maintenanceRate).toBeCloseTo(0.09, 12);
  });

  it('is half of the initial margin for every other coin', async () => {
    const eth = { ...defaultInstrument, symbol: 'ETH-PERPETUAL', base: 'ETH' };
    const { rest, query } = venue({ max_leverage: 50, tick_size: 0.05 });
    expect(await deribit.marginTable?.(rest, eth)).toEqual({
      unit: 'base',
      tiers: [{ upTo: Infinity, maintenanceRate: 0.01, maxLeverage: 50 }],
      source: 'venue',
    });
    expect(query()).toEqual({ instrument_name: 'ETH-PERPETUAL' });
  });
});

describe('the socket of Deribit', () => {
  it('asks for a heartbeat and for everything at once', () => {
    const [plan, ...more] = deribit.sockets(['BTC-PERPETUAL', 'ETH-PERPETUAL']);
    expect(more).toEqual([]);
    expect(plan?.url).toBe('wss://streams.deribit.com/ws/api/v2');
    expect(plan?.subscribe[0]).toBe(
      '{"jsonrpc":"2.0","id":1,"method":"public/set_heartbeat","params":{"interval":30}}',
    );
    const channels = ['BTC-PERPETUAL', 'ETH-PERPETUAL'].flatMap((symbol) => [
      `book.${symbol}.100ms`,
      `trades.${symbol}.100ms`,
      `ticker.${symbol}.100ms`,
      `chart.trades.${symbol}.1`,
    ]);
    expect(JSON.parse(plan?.subscribe[1] ?? '')).toEqual({
      jsonrpc: '2.0',
      id: 2,
      method: 'public/subscribe',
      params: { channels },
    });
  });

  it('drops and renews one book to have it sent again', () => {
    const frames = deribit.book.resubscribe?.('BTC-PERPETUAL').frames ?? [];
    const params = { channels: ['book.BTC-PERPETUAL.100ms'] };
    expect(frames.map((frame) => JSON.parse(frame) as object)).toMatchObject([
      { method: 'public/unsubscribe', params },
      { method: 'public/subscribe', params },
    ]);
  });

  it.each([
    ['{"jsonrpc":"2.0","method":"heartbeat","params":{"type":"test_request"}}', true],
    ['{"jsonrpc":"2.0","method":"heartbeat","params":{"type":"heartbeat"}}', false],
    [`{"jsonrpc":"2.0","method":"subscription","params":{"channel":"x","data":${TS}}}`, false],
  ])('answers %s: %s', (frame, answered) => {
    const say = '{"jsonrpc":"2.0","id":9,"method":"public/test","params":{}}';
    expect(deribit.demand?.(frame)).toEqual(answered ? { say } : undefined);
  });
});
