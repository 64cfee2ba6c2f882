import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { answer, fundingHistory, klineBody, MS, SECONDS } from './fixtures';
import { mexcFutures } from '.';

const FROM = SECONDS * 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { history, defaults, book } = mexcFutures;
const btc = defaults.defaultInstrument;
const range = { from: FROM, to: FROM + 9000 * HOUR, intervalMs: 5 * MINUTE };

/** Answers the requests one after the other with these bodies. */
function venue(...answers: readonly unknown[]) {
  const asked: string[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(url.replace('https://contract.mexc.com/api/v1/contract/', ''));
    return Promise.resolve(answers[asked.length - 1]);
  };
  return { rest, asked };
}

const limited = { success: false, code: 510, message: 'Requests are too frequent' };

describe('the socket of MEXC', () => {
  it('asks for every feed of a contract, unpacked', () => {
    const [plan, ...more] = mexcFutures.sockets(['BTC_USDT']);
    expect(more).toEqual([]);
    expect(plan?.url).toBe('wss://contract.mexc.com/edge');
    expect(plan?.subscribe).toEqual([
      '{"method":"sub.depth","param":{"symbol":"BTC_USDT"},"gzip":false}',
      '{"method":"sub.deal","param":{"symbol":"BTC_USDT"},"gzip":false}',
      '{"method":"sub.ticker","param":{"symbol":"BTC_USDT"}}',
      '{"method":"sub.funding.rate","param":{"symbol":"BTC_USDT"}}',
      '{"method":"sub.kline","param":{"symbol":"BTC_USDT","interval":"Min1"},"gzip":false}',
    ]);
    expect(plan?.heartbeat).toEqual({ everyMs: 15_000, frame: '{"method":"ping"}' });
    expect(mexcFutures.sockets([])).toEqual([]);
  });
});

describe('history of MEXC', () => {
  it('asks for bars of one answer and leaves out the one before the range', async () => {
    const { rest, asked } = venue(answer(klineBody));
    const page = await history.candles?.page(rest, btc, range);
    expect(page?.until).toBe(FROM + 1999 * 5 * MINUTE);
    expect(page?.rows).toMatchObject([{ time: FROM, intervalMs: 5 * MINUTE, volume: 2, closed: true }]);
    const end = SECONDS + 1999 * 300 - 1;
    expect(asked).toEqual([`kline/BTC_USDT?interval=Min5&start=${SECONDS}&end=${end}`]);
  });

  it('turns pages of funding until one reaches beyond the range', async () => {
    const pages = [[32, 24], [16, 8], [0, -8], [-16]].map((hours) => answer(fundingHistory(hours, 4)));
    const { rest, asked } = venue(...pages);
    const page = await history.funding?.page(rest, btc, { ...range, to: FROM + 30 * HOUR });
    expect(page?.rows.map(({ time, intervalHours }) => [(time - FROM) / HOUR, intervalHours])).toEqual(
      [0, 8, 16, 24].map((hour) => [hour, 8]),
    );
    expect(page?.until).toBe(FROM + 30 * HOUR);
    expect(asked).toEqual(
      [1, 2, 3].map((number) => `funding_rate/history?symbol=BTC_USDT&page_num=${number}&page_size=100`),
    );
  });

  it('ends with the last page', async () => {
    const { rest, asked } = venue(answer(fundingHistory([8, 0])), answer(fundingHistory([])));
    const page = await history.funding?.page(rest, btc, { ...range, from: FROM - 90 * HOUR });
    expect(page?.rows).toHaveLength(2);
    expect(asked).toHaveLength(1);
  });

  it('rejects lengths that the venue does not have and answers that are errors', async () => {
    const odd = { ...range, intervalMs: 1234 };
    await expect(history.candles?.page(venue().rest, btc, odd)).rejects.toThrow(RangeError);
    await expect(history.candles?.page(venue(limited).rest, btc, range)).rejects.toThrow(MalformedError);
  });
});

it('seeds a book of MEXC', async () => {
  const { rest, asked } = venue(answer({ asks: [], bids: [[2, 50, 1]], version: 3, timestamp: MS }));
  expect(await book.fetchSeed?.(rest, btc)).toMatchObject({ snapshot: true, last: 3, bids: [[2, 0.005]] });
  expect(asked).toEqual(['depth/BTC_USDT']);
});

it('lists what trades on MEXC, without what cannot be read', async () => {
  const row = {
    symbol: 'BTC_USDT',
    baseCoin: 'BTC',
    quoteCoin: 'USDT',
    settleCoin: 'USDT',
    contractSize: 0.0001,
    priceUnit: 0.1,
    volUnit: 1,
    futureType: 1,
    state: 0,
  };
  const inverse = { ...row, symbol: 'BTC_USD', quoteCoin: 'USD', settleCoin: 'BTC', contractSize: 100 };
  const { rest } = venue(
    answer([row, inverse, { ...row, state: 3 }, { ...row, priceUnit: 0 }, { ...row, futureType: 2 }]),
  );
  expect(await mexcFutures.instruments(rest)).toEqual([
    btc,
    { ...btc, symbol: 'BTC_USD', quote: 'USD', contract: 'inverse', contractSize: 100 },
    { ...btc, perpetual: false },
  ]);
});

const table = async (body: unknown, instrument = btc) =>
  mexcFutures.marginTable?.(venue(answer(body)).rest, instrument);

const level = (maxVol: number, mmr: number, maxLeverage: number) => ({ maxVol, mmr, maxLeverage });

describe('margin of MEXC', () => {
  const steps = {
    symbol: 'BTC_USDT',
    maxLeverage: 125,
    maintenanceMarginRate: 0.004,
    initialMarginRate: 0.008,
    riskBaseVol: 150_000,
    riskIncrVol: 200_000,
    riskIncrMmr: 0.004,
    riskIncrImr: 0.004,
    riskLevelLimit: 3,
    riskLimitType: 'BY_VOLUME',
  };
  it('grows by equal steps of contracts', async () => {
    expect(await table(steps)).toEqual({
      unit: 'base',
      tiers: [
        { upTo: 15, maintenanceRate: 0.004, maxLeverage: 125 },
        { upTo: 35, maintenanceRate: 0.008, maxLeverage: 83 },
        { upTo: Infinity, maintenanceRate: 0.012, maxLeverage: 62 },
      ],
      source: 'venue',
    });
    expect((await table([{ ...steps, riskIncrVol: 0 }]))?.tiers).toEqual([
      { upTo: Infinity, maintenanceRate: 0.004, maxLeverage: 125 },
    ]);
  });

  it('is the venue’s own list where it has one', async () => {
    const riskLimitCustom = [level(310_000, 0.003, 200), level(50_000, 0.001, 500)];
    expect((await table({ ...steps, riskLimitCustom }))?.tiers).toEqual([
      { upTo: 5, maintenanceRate: 0.001, maxLeverage: 500 },
      { upTo: Infinity, maintenanceRate: 0.003, maxLeverage: 200 },
    ]);
    expect((await table({ ...steps, riskLimitCustom: [] }))?.tiers).toHaveLength(3);
  });

  it('counts value where the venue does, and dollars of inverse contracts', async () => {
    expect(await table({ ...steps, riskLimitType: 'BY_VALUE' })).toMatchObject({
      unit: 'quote',
      tiers: [{ upTo: 150_000 }, {}, {}],
    });
    const inverse = { ...btc, symbol: 'BTC_USD', contract: 'inverse' as const, contractSize: 100 };
    expect(await table(steps, inverse)).toMatchObject({ unit: 'quote', tiers: [{ upTo: 15e6 }, {}, {}] });
  });

  it('is refused for what is no table', async () => {
    for (const body of [[], { ...steps, riskLevelLimit: 0 }, { ...steps, initialMarginRate: 'x' }])
      await expect(table(body)).rejects.toThrow(MalformedError);
    await expect(mexcFutures.marginTable?.(venue(limited).rest, btc)).rejects.toThrow(MalformedError);
  });
});
