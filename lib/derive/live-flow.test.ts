import { MINUTE_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FlowRun } from '../flow/flow-run';
import type { TradeEvent } from '../market/events';
import type { Instrument } from '../market/instrument';
import type { BarSeries } from '../storage/bar-store-block';
import { LiveFlow } from './live-flow';
import { BINANCE, BYBIT, MIDNIGHT } from './test-market';

const minuteAt = (time: number) => (time - MIDNIGHT) / MINUTE_MS;

/** What was to be kept. */
class Kept {
  readonly runs: { readonly series: BarSeries; readonly run: FlowRun }[] = [];

  append(series: BarSeries, run: FlowRun): void {
    if (run.bars.length + run.gaps.length > 0) this.runs.push({ series, run });
  }

  /** The minutes of a venue that became bars, and those that did not with the reason. */
  of({ venue }: Instrument) {
    const own = this.runs.filter(({ series }) => series.venue === venue).map(({ run }) => run);
    return {
      bars: own.flatMap(({ bars }) => bars.map(({ time }) => minuteAt(time))),
      gaps: own.flatMap(({ gaps }) =>
        gaps.map(({ from, to, reason }) => [minuteAt(from), minuteAt(to), reason] as const),
      ),
    };
  }
}

let kept: Kept;
let flow: LiveFlow;

beforeEach(() => {
  kept = new Kept();
  flow = new LiveFlow(kept);
});

const at = (minute: number, second = 0) => MIDNIGHT + minute * MINUTE_MS + 1000 * second;

const trade = ({ venue, symbol }: Instrument, time: number, price = 60_000): TradeEvent => ({
  type: 'trade',
  venue,
  symbol,
  time,
  price,
  size: 1,
  side: 'buy',
});

/** Trades of a minute of a venue, and the minute's end. */
function pass(minute: number, ...instruments: readonly Instrument[]) {
  for (const instrument of instruments) flow.take(trade(instrument, at(minute, 30)));
  return flow.close(at(minute + 1, 3));
}

describe('LiveFlow', () => {
  it('makes bars of the whole minutes that a venue told, and keeps them', () => {
    flow.tells('binance-usdm', true, at(0, 20));
    flow.follow([BINANCE, BYBIT], at(0, 20));
    expect(pass(0, BINANCE)).toEqual([]);
    const [closed, ...others] = pass(1, BINANCE, BYBIT);
    expect(others).toEqual([]);
    expect(closed?.instrument).toBe(BINANCE);
    expect(closed?.bars.map(({ time, close }) => [time, close])).toEqual([[at(1), 60_000]]);
    expect(kept.of(BINANCE)).toEqual({ bars: [1], gaps: [[0, 1, 'recording had not begun']] });
    // Nobody knows what it would have said.
    expect(kept.of(BYBIT)).toEqual({ bars: [], gaps: [] });
  });

  it('makes gaps of the minutes in which a venue was not connected, of all its instruments', () => {
    const ether = { ...BINANCE, symbol: 'ETHUSDT' };
    flow.tells('binance-usdm', true, at(0));
    flow.tells('bybit-linear', true, at(0));
    flow.follow([BINANCE, ether, BYBIT], at(0));
    pass(0, BINANCE, ether, BYBIT);
    flow.tells('binance-usdm', false, at(1, 10));
    flow.tells('binance-usdm', false, at(1, 40));
    pass(1, BYBIT);
    flow.tells('binance-usdm', true, at(2, 10));
    pass(2, BINANCE, ether, BYBIT);
    pass(3, BINANCE, ether, BYBIT);
    for (const series of ['BTCUSDT', 'ETHUSDT']) {
      const runs = kept.runs.filter(
        ({ series: { venue, symbol } }) => venue === BINANCE.venue && symbol === series,
      );
      expect(runs.flatMap(({ run }) => run.bars.map(({ time }) => time))).toEqual([at(0), at(3)]);
      expect(new Set(runs.flatMap(({ run }) => run.gaps.map(({ reason }) => reason)))).toEqual(
        new Set(['the venue was not connected']),
      );
    }
    expect(kept.of(BYBIT).bars).toEqual([0, 1, 2, 3]);
  });

  it('makes a gap of a minute of which something was missed, of that instrument alone', () => {
    flow.tells('binance-usdm', true, at(0));
    flow.tells('bybit-linear', true, at(0));
    flow.follow([BINANCE, BYBIT], at(0));
    pass(0, BINANCE, BYBIT);
    flow.missed('binance-usdm', 'BTCUSDT', 'trades were left out', at(1, 20));
    flow.missed('binance-usdm', 'UNKNOWN', 'trades were left out', at(1, 20));
    expect(flow.current(BINANCE)).toBeUndefined();
    pass(1, BINANCE, BYBIT);
    pass(2, BINANCE, BYBIT);
    expect(kept.of(BINANCE)).toEqual({ bars: [0, 2], gaps: [[1, 2, 'trades were left out']] });
    expect(kept.of(BYBIT)).toEqual({ bars: [0, 1, 2], gaps: [] });
  });

  it('does not take a venue that is down for one that tells everything again because something was missed', () => {
    flow.tells('binance-usdm', true, at(0));
    flow.follow([BINANCE], at(0));
    pass(0, BINANCE);
    flow.tells('binance-usdm', false, at(1, 5));
    flow.missed('binance-usdm', 'BTCUSDT', 'trades were left out', at(1, 6));
    pass(1, BINANCE);
    pass(2, BINANCE);
    expect(kept.of(BINANCE).bars).toEqual([0]);
  });

  it('follows what it is told to and no others; what is followed again begins anew', () => {
    flow.tells('binance-usdm', true, at(0));
    flow.tells('bybit-linear', true, at(0));
    flow.follow([BINANCE, BYBIT], at(0));
    pass(0, BINANCE, BYBIT);
    flow.follow([BINANCE], at(1, 10));
    pass(1, BINANCE, BYBIT);
    expect(flow.current(BYBIT)).toBeUndefined();
    flow.follow([BYBIT, BINANCE], at(2, 10));
    pass(2, BINANCE, BYBIT);
    pass(3, BINANCE, BYBIT);
    expect(kept.of(BINANCE).bars).toEqual([0, 1, 2, 3]);
    expect(kept.of(BYBIT).bars).toEqual([0, 3]);
  });

  it('shows the minute that is not over', () => {
    flow.tells('binance-usdm', true, at(0));
    flow.follow([BINANCE], at(0));
    pass(0, BINANCE);
    flow.take(trade(BINANCE, at(1, 5), 60_010));
    flow.take(trade(BINANCE, at(1, 9), 60_002));
    expect(flow.current(BINANCE)).toMatchObject({ time: at(1), high: 60_010, close: 60_002 });
  });
});
