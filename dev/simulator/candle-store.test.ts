import { describe, expect, it } from 'vitest';
import { CandleStore } from './candle-store';

const START = 1_700_000_040_000; // the start of a minute

const buy = (tick: number, lots: number) => ({ tick, lots, side: 'buy' as const });
const sell = (tick: number, lots: number) => ({ tick, lots, side: 'sell' as const });

describe('CandleStore', () => {
  it('keeps prices, volumes and the takers’ share of each second and minute', () => {
    const store = new CandleStore();
    store.add(START, [buy(100, 2), sell(90, 1)], 90);
    store.add(START + 500, [buy(110, 4)], 110);
    store.add(START + 1_200, [], 110);
    const [first, second] = store.bars(1_000, { limit: 10 });
    expect(first).toMatchObject({ open: 100, high: 110, low: 90, close: 110, lots: 7, trades: 3 });
    expect(first).toMatchObject({ takerBuyLots: 6, quote: 730, takerBuyQuote: 640 });
    expect(second).toMatchObject({ open: 110, close: 110, lots: 0 });
    expect(store.bars(60_000, { limit: 10 })).toMatchObject([
      { time: START, open: 100, close: 110, lots: 7 },
    ]);
  });

  it('has a bar for every second and minute, whatever it was told of', () => {
    const store = new CandleStore();
    store.add(START + 950, [buy(100, 2)], 100);
    store.add(START + 3_050, [buy(110, 1)], 110);
    store.add(START + 180_000, [], 110);
    const [, ...later] = store.bars(1_000, { limit: 4, from: START });
    expect(later).toMatchObject([
      { time: START + 1_000, open: 100, close: 100, lots: 0 },
      { time: START + 2_000, open: 100, close: 100, lots: 0 },
      { time: START + 3_000, open: 110, close: 110, lots: 1 },
    ]);
    for (const intervalMs of [1_000, 60_000]) {
      const times = store.bars(intervalMs, { limit: 1_000 }).map(({ time }) => time);
      expect(times).toEqual(times.map((_, index) => START + index * intervalMs));
      expect(times.at(-1)).toBe(START + 180_000);
    }
  });

  it('keeps no more than its newest bars, also after a long stop', () => {
    const store = new CandleStore();
    store.add(START, [], 100);
    store.add(START + 86_400_000, [], 110);
    const seconds = store.bars(1_000, { limit: 10_000 });
    expect(seconds).toHaveLength(7_200);
    expect(seconds[0]).toMatchObject({ time: START + 86_400_000 - 7_199_000, close: 100 });
  });

  it('puts longer bars together and picks ranges as the venues do', () => {
    const store = new CandleStore();
    for (let minute = 0; minute < 12; minute += 1)
      store.add(START + minute * 60_000, [buy(100 + minute, 1)], 0);
    const five = store.bars(300_000, { limit: 10 });
    expect(five.every(({ time }) => time % 300_000 === 0)).toBe(true);
    expect(five.reduce((sum, { lots }) => sum + lots, 0)).toBe(12);
    expect(store.bars(60_000, { limit: 3 }).map(({ close }) => close)).toEqual([109, 110, 111]);
    const from = START + 2 * 60_000;
    expect(store.bars(60_000, { from, limit: 2 }).map(({ close }) => close)).toEqual([102, 103]);
    expect(store.latest(300_000)).toEqual(five.slice(-2));
  });
});
