import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type LevelChange,
  type MarketTrade,
  type Ticker,
  type TickLevel,
  wireSize,
} from '../../simulator/venue-market';
import { contractsPerUnit } from './listings';

/** The frame that all channels share. Numbers are numbers here, prices too. */
export const push = (channel: string, symbol: string, ts: number, data: unknown): string =>
  JSON.stringify({ channel: `push.${channel}`, data, symbol, ts });

export const priceOf = (tick: number, { ticksPerUnit }: InstrumentSpec) => tick / ticksPerUnit;

/** `[price, contracts, orders]`. */
export const level = ([tick, lots]: TickLevel, instrument: InstrumentSpec): readonly number[] => [
  priceOf(tick, instrument),
  wireSize(lots, instrument),
  lots === 0 ? 0 : 1 + (lots % 7),
];

export interface DepthChange {
  readonly begin: number;
  readonly end: number;
  readonly changes: readonly LevelChange[];
}

export function depth(
  { begin, end, changes }: DepthChange,
  instrument: InstrumentSpec,
  time: number,
): string {
  const side = (name: 'bid' | 'ask') =>
    changes.filter((change) => change.side === name).map(({ tick, lots }) => level([tick, lots], instrument));
  const data = { asks: side('ask'), bids: side('bid'), begin, end, version: end, cts: time - 2 };
  return push('depth', instrument.symbol, time, data);
}

/** `T` is the taker's side: 1 for a buy. */
export const deal = ({ id, tick, lots, side }: MarketTrade, instrument: InstrumentSpec, time: number) => ({
  p: priceOf(tick, instrument),
  v: wireSize(lots, instrument),
  T: side === 'buy' ? 1 : 2,
  O: 3,
  M: 2,
  t: time - 2,
  i: String(id),
});

export const tickerData = (
  { last, mark, index, fundingRate, openInterest = 0 }: Ticker,
  instrument: InstrumentSpec,
  time: number,
) => ({
  contractId: 10,
  symbol: instrument.symbol,
  lastPrice: last,
  bid1: last,
  ask1: last,
  holdVol: Math.round(openInterest * contractsPerUnit(instrument)),
  fairPrice: Number(mark.toFixed(2)),
  indexPrice: Number(index.toFixed(2)),
  fundingRate: Number(fundingRate.toFixed(6)),
  riseFallRate: 0.001,
  timestamp: time,
});

export const fundingData = ({ fundingRate, nextFundingTime }: Ticker, { symbol }: InstrumentSpec) => ({
  symbol,
  rate: Number(fundingRate.toFixed(6)),
  nextSettleTime: nextFundingTime,
});

export const klineData = (bar: Bar, instrument: InstrumentSpec, interval: string) => ({
  symbol: instrument.symbol,
  interval,
  t: bar.time / 1000,
  o: priceOf(bar.open, instrument),
  h: priceOf(bar.high, instrument),
  l: priceOf(bar.low, instrument),
  c: priceOf(bar.close, instrument),
  q: wireSize(bar.lots, instrument),
  a: amountOf(bar, instrument),
});

/** What traded, in quote units. */
export const amountOf = ({ quote }: Bar, { ticksPerUnit, lotsPerUnit }: InstrumentSpec) =>
  quote / ticksPerUnit / lotsPerUnit;
