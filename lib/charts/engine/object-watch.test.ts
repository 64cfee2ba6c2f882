// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaitChannel } from '../channel';
import { answerName, askName } from '../tradingview/start-tradingview';
import { ObjectWatch } from './object-watch';

const SAMPLE = {
  index: 0,
  active: true,
  symbol: 'BINANCE:BTCUSDT.P',
  timeZone: 'Etc/UTC',
  paneHeight: 500,
  inverted: false,
  mode: 0,
  prices: [0, 250, 500].map((y) => [64_500 - 10 * y, y]),
  bars: [0, 400, 800].map((x) => [Date.UTC(2026, 10, 1) + x * 9000, x]),
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('has nothing read anew of an object that stays silent, and goes on once it speaks and when it falls silent', () => {
  let speaks = false;
  const polls: number[] = [];
  const watch = new ObjectWatch(document, () => {
    polls.push(Date.now());
    watch.ask(Date.now());
  });
  awaitChannel(document, 'tradingview', (name) => {
    document.addEventListener(askName(name), () => {
      const detail = JSON.stringify(['1', [SAMPLE]]);
      if (speaks) document.dispatchEvent(new CustomEvent(answerName(name), { detail }));
    });
  });
  watch.poll();
  vi.advanceTimersByTime(10_000);
  expect(polls).toEqual([]);
  speaks = true;
  vi.advanceTimersByTime(3_000);
  expect(polls.length).toBeGreaterThan(3);
  // That it fell silent is news.
  speaks = false;
  const told = polls.length;
  vi.advanceTimersByTime(10_000);
  expect(polls).toHaveLength(told + 1);
  watch.stop();
});
