import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { TS, answer, answerV5, bar, openInterestRow } from './fixtures';
import { defaults } from './symbols';
import { htxLinear } from '.';

const { defaultInstrument } = defaults;
const { history } = htxLinear;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = 1_771_999_980_000;

/** Answers the requests one after the other with these bodies. */
function venue(...bodies: readonly unknown[]) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(bodies[asked.length - 1]);
  };
  const query = (index = 0) => Object.fromEntries(asked[index]?.searchParams ?? []);
  return { rest, asked, query, path: () => asked[0]?.pathname };
}

describe('history of HTX', () => {
  it('asks for as many bars as fit one answer, in seconds', async () => {
    const { rest, query, path } = venue({ ch: bar.ch, status: 'ok', ts: TS, data: [bar.tick] });
    const range = { from: FROM, to: FROM + 90 * DAY, intervalMs: MINUTE };
    const page = await history.candles?.page(rest, defaultInstrument, range);
    expect(page?.rows).toMatchObject([{ time: FROM, volume: 5.32, closed: true }]);
    expect(page?.until).toBe(FROM + 2000 * MINUTE);
    expect(path()).toBe('/linear-swap-ex/market/history/kline');
    expect(query()).toEqual({
      contract_code: 'BTC-USDT',
      period: '1min',
      from: String(FROM / 1000),
      to: String(FROM / 1000 + 2000 * 60 - 1),
    });
  });

  it('picks the wanted range from the newest open interest', async () => {
    const tick = [2, 1, 0].map((hour) => ({
      volume: 1000 * (1 + hour),
      amount_type: 1,
      ts: FROM + hour * HOUR,
    }));
    const { rest, query } = venue(answer({ symbol: 'BTC', contract_code: 'BTC-USDT', tick }));
    const range = { from: FROM, to: FROM + 2 * HOUR, intervalMs: HOUR };
    const page = await history.openInterest?.page(rest, defaultInstrument, range);
    expect(page?.rows.map(({ size }) => size)).toEqual([1, 2]);
    expect(page?.until).toBe(range.to);
    expect(query()).toEqual({ contract_code: 'BTC-USDT', period: '60min', size: '200', amount_type: '1' });
  });

  it('refuses steps that the venue does not have', async () => {
    const range = { from: FROM, to: FROM + HOUR, intervalMs: 5 * MINUTE };
    const page = history.openInterest?.page(venue().rest, defaultInstrument, range);
    await expect(page).rejects.toThrow(RangeError);
  });

  it('reads what was charged for funding', async () => {
    const row = { id: '1', contract_code: 'BTC-USDT', funding_rate: '0.0001', funding_time: String(FROM) };
    const { rest, query, path } = venue(answerV5([row]));
    const range = { from: FROM, to: FROM + 90 * DAY, intervalMs: MINUTE };
    const page = await history.funding?.page(rest, defaultInstrument, range);
    expect(page?.rows).toMatchObject([{ time: FROM, rate: 0.0001, intervalHours: 8, kind: 'settled' }]);
    expect(page?.until).toBe(FROM + 100 * HOUR);
    expect(path()).toBe('/v5/market/funding_rate_history');
    expect(query()).toMatchObject({ start_time: String(FROM), limit: '100' });
  });

  it('follows a list of liquidations to its end, and tells none twice', async () => {
    const row = (id: number) => ({
      id: String(id),
      contract_code: 'BTC-USDT',
      liquidation_time: String(FROM + id),
      side: 'buy',
      volume: '10',
      amount: '0.01',
      bankrupt_price: '60800',
    });
    const newestFirst = Array.from({ length: 100 }, (_, index) => row(150 - index));
    const { rest, query } = venue(answerV5(newestFirst), answerV5([row(51), row(50)]));
    const range = { from: FROM, to: FROM + DAY, intervalMs: MINUTE };
    const page = await history.liquidations?.page(rest, defaultInstrument, range);
    expect(page?.rows).toHaveLength(101);
    expect(page?.rows[0]).toMatchObject({ time: FROM + 50, position: 'short', priceKind: 'bankruptcy' });
    expect(page?.until).toBe(FROM + 2 * HOUR);
    expect(query()).toEqual({
      contract_code: 'BTC-USDT',
      start_time: String(FROM),
      end_time: String(FROM + 2 * HOUR - 1),
      limit: '100',
    });
    expect(query(1)).toMatchObject({ from: '51', direct: 'prev' });
  });

  it('rejects a refusal', async () => {
    const { rest } = venue({ status: 'error', err_code: 1030, err_msg: 'Abnormal service.', ts: TS });
    const range = { from: FROM, to: FROM + HOUR, intervalMs: MINUTE };
    await expect(history.candles?.page(rest, defaultInstrument, range)).rejects.toThrow(MalformedError);
  });
});

it('asks HTX for open interest again and again', async () => {
  const { rest, path } = venue(answerV5(openInterestRow));
  expect(await htxLinear.polls[0]?.run(rest, defaultInstrument)).toEqual([
    { type: 'openInterest', venue: 'htx-linear', symbol: 'BTC-USDT', time: TS, size: 120.5 },
  ]);
  expect(path()).toBe('/v5/market/open_interest');
});

describe('instruments of HTX', () => {
  const listing = {
    symbol: 'BTC',
    contract_code: 'BTC-USDT',
    contract_size: 0.001,
    price_tick: 0.1,
    contract_status: 1,
    business_type: 'swap',
    trade_partition: 'USDT',
    settlement_period: '8',
  };

  it('are those that trade, and what cannot be read is passed over', async () => {
    const { rest } = venue(
      answer([
        listing,
        { ...listing, contract_code: 'BTC-USDT-260327', settlement_period: undefined },
        { ...listing, contract_code: 'OLD-USDT', contract_status: 8 },
        { ...listing, contract_code: 'ODD-USDT', price_tick: 0 },
      ]),
    );
    const { fundingHours, ...dated } = defaultInstrument;
    expect(await htxLinear.instruments(rest)).toEqual([
      { ...defaultInstrument, fundingHours },
      { ...dated, symbol: 'BTC-USDT-260327', perpetual: false },
    ]);
  });

  it('have the margin table that the venue documents', async () => {
    const table = await htxLinear.marginTable?.(venue().rest, defaultInstrument);
    expect(table).toMatchObject({ unit: 'base', source: { asOf: '2025-02-21' } });
    expect(table?.tiers[0]).toEqual({ upTo: 0.4, maintenanceRate: 0.00385, maxLeverage: 200 });
    expect(table?.tiers.at(-1)?.upTo).toBe(Infinity);
    const other = { ...defaultInstrument, symbol: 'DOGE-USDT', base: 'DOGE' };
    expect(await htxLinear.marginTable?.(venue().rest, other)).toEqual({
      unit: 'quote',
      tiers: [{ upTo: Infinity, maintenanceRate: 0.01, maxLeverage: 50 }],
      source: 'assumed',
    });
  });
});
