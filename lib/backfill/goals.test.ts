import { describe, expect, it } from 'vitest';
import { binanceUsdm } from '../exchanges/binance-usdm';
import type { Exchange, History, Pages } from '../exchanges/exchange';
import { btcInstrument } from '../market/book-fixture';
import { goalsOf } from './goals';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 20_000 * DAY + 10 * HOUR + 7 * MINUTE + 30_000;

const told = <Row>(finestMs: number, reachMs = Infinity): Pages<Row> => ({
  finestMs,
  reachMs,
  page: () => Promise.reject(new Error('nothing is asked')),
});

const venue = (history: History): Exchange => ({ ...binanceUsdm, history });

const summary = (history: History, change = {}) =>
  goalsOf(venue(history), btcInstrument(change), NOW).map(({ series, wanted: { from, until } }) => [
    series,
    (until - from) / HOUR,
  ]);

describe('goalsOf', () => {
  it('wants each kind that the venue tells, as far back as it is of use, the most useful first', () => {
    const history = { funding: told(0), candles: told(MINUTE), openInterest: told(5 * MINUTE) } as History;
    expect(summary(history)).toEqual([
      ['candles/binance-usdm/BTCUSDT/60000', 30 * 24],
      ['openInterest/binance-usdm/BTCUSDT/300000', 30 * 24],
      ['candles/binance-usdm/BTCUSDT/300000', 60 * 24],
      ['funding/binance-usdm/BTCUSDT/0', 90 * 24],
      ['candles/binance-usdm/BTCUSDT/3600000', 365 * 24],
    ]);
    expect(summary({})).toEqual([]);
  });

  it('wants longer candles only of what the finer ones do not reach, and not of a venue that reaches no further', () => {
    const [minutes, fives] = goalsOf(venue({ candles: told(MINUTE) }), btcInstrument(), NOW);
    expect(fives?.intervalMs).toBe(5 * MINUTE);
    expect(fives && minutes && fives.wanted.until - minutes.wanted.from).toBeLessThan(5 * MINUTE);
    expect(summary({ candles: told(MINUTE, 20 * DAY) }).map(([series]) => series)).toEqual([
      'candles/binance-usdm/BTCUSDT/60000',
      'candles/binance-usdm/BTCUSDT/3600000',
    ]);
  });

  it('wants whole steps that are over, no finer than the venue tells them and no further back', () => {
    const [candles] = goalsOf(venue({ candles: told(15 * MINUTE, 2 * HOUR) }), btcInstrument(), NOW);
    const until = NOW - (NOW % (15 * MINUTE));
    expect(candles).toMatchObject({ intervalMs: 15 * MINUTE, wanted: { from: until - 2 * HOUR, until } });
  });

  it('wants candles alone of a spot pair', () => {
    const history = { funding: told(0), candles: told(MINUTE) } as History;
    expect(summary(history, { contract: 'spot' }).map(([series]) => series)).toEqual([
      'candles/binance-usdm/BTCUSDT/60000',
      'candles/binance-usdm/BTCUSDT/300000',
      'candles/binance-usdm/BTCUSDT/3600000',
    ]);
  });
});
