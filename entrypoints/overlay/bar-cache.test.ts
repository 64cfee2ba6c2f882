import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BarCache } from './bar-cache';
import type { PageMarket } from './page-market';

const MINUTE = 60_000;
const PAGE: PageMarket = {
  venue: 'binance-usdm',
  market: 'BTC-USDT',
  key: 'www.binance.com',
  symbol: 'BTCUSDT',
  chosen: false,
  known: true,
};

let answers: (readonly number[] | Error)[];
let asked: number;

const cache = () => new BarCache(() => PAGE);
const barsOf = async (of: BarCache) => (await of.bars('chart', [MINUTE])).get(MINUTE);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  asked = 0;
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async () => {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked += 1;
      if (answer instanceof Error) throw answer;
      return { ok: true, value: { bars: Float64Array.from(answer) } };
    },
  });
});
afterEach(() => vi.useRealTimers());

describe('the bars of a page', () => {
  it('are asked for again when newer ones may be there, and not before', async () => {
    answers = [[0, 2, 1]];
    const bars = cache();
    expect(await barsOf(bars)).toEqual([{ time: 0, high: 2, low: 1 }]);
    vi.advanceTimersByTime(29_000);
    await barsOf(bars);
    expect(asked).toBe(1);
    vi.advanceTimersByTime(1_000);
    await barsOf(bars);
    expect(asked).toBe(2);
  });

  it.each([{ without: [] }, { without: new Error('nobody answers') }])(
    'are asked for again soon where there were none: $without',
    async ({ without }) => {
      answers = [without, [0, 2, 1]];
      const bars = cache();
      expect(await barsOf(bars)).toBeUndefined();
      expect(await barsOf(bars)).toBeUndefined();
      expect(asked).toBe(1);
      vi.advanceTimersByTime(3_000);
      expect(await barsOf(bars)).toEqual([{ time: 0, high: 2, low: 1 }]);
    },
  );
});
