import type { Bar } from '../../simulator/candle-store';
import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  type LevelChange,
  type MarketTrade,
  priceText,
  sizeText,
  type Ticker,
  wireSize,
} from '../../simulator/venue-market';

/** Bar lengths by the names that topics and the spot REST have for them. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1min', 60_000],
  ['5min', 300_000],
  ['15min', 900_000],
  ['30min', 1_800_000],
  ['1hour', 3_600_000],
  ['2hour', 7_200_000],
  ['4hour', 14_400_000],
  ['8hour', 28_800_000],
  ['12hour', 43_200_000],
  ['1day', 86_400_000],
]);

const NS_PER_MS = 1_000_000;

export const message = (topic: string, subject: string, data: unknown) =>
  JSON.stringify({ topic, type: 'message', subject, data });

/** One level of a futures book. */
export function futuresChange(
  topic: string,
  { side, tick, lots }: LevelChange,
  instrument: InstrumentSpec,
  about: { readonly sequence: number; readonly time: number },
): string {
  const word = side === 'bid' ? 'buy' : 'sell';
  const change = `${priceText(tick, instrument)},${word},${sizeText(lots, instrument)}`;
  return message(topic, 'level2', { sequence: about.sequence, change, timestamp: about.time });
}

/** All that changed in a spot book at once, each change with its number. @param first the number of the first. */
export function spotChanges(
  topic: string,
  changes: readonly LevelChange[],
  instrument: InstrumentSpec,
  { first, time }: { readonly first: number; readonly time: number },
): string {
  const numbered = changes.map((change, index) => ({ ...change, sequence: first + index }));
  const side = (name: 'bid' | 'ask') =>
    numbered
      .filter((change) => change.side === name)
      .map(({ tick, lots, sequence }) => [
        priceText(tick, instrument),
        sizeText(lots, instrument),
        String(sequence),
      ]);
  return message(topic, 'trade.l2update', {
    changes: { asks: side('ask'), bids: side('bid') },
    sequenceStart: first,
    sequenceEnd: first + changes.length - 1,
    symbol: instrument.symbol,
    time,
  });
}

export function futuresTrade(topic: string, trade: MarketTrade, instrument: InstrumentSpec, time: number) {
  const { id, side, lots, tick } = trade;
  return message(topic, 'match', {
    symbol: instrument.symbol,
    sequence: id,
    side,
    size: wireSize(lots, instrument),
    price: priceText(tick, instrument),
    takerOrderId: `taker-${id}`,
    makerOrderId: `maker-${id}`,
    tradeId: String(id),
    ts: time * NS_PER_MS,
  });
}

export function spotTrade(topic: string, trade: MarketTrade, instrument: InstrumentSpec, time: number) {
  const { id, side, lots, tick } = trade;
  return message(topic, 'trade.l3match', {
    sequence: String(id),
    type: 'match',
    symbol: instrument.symbol,
    side,
    price: priceText(tick, instrument),
    size: sizeText(lots, instrument),
    tradeId: String(id),
    takerOrderId: `taker-${id}`,
    makerOrderId: `maker-${id}`,
    time: `${time}000000`,
  });
}

export const markMessage = (topic: string, { mark, index }: Ticker, time: number) =>
  message(topic, 'mark.index.price', {
    granularity: 1000,
    indexPrice: Number(index.toFixed(2)),
    markPrice: Number(mark.toFixed(2)),
    timestamp: time,
  });

/** The rate that is being worked out is told with the granularity of a minute, a charged one with that of its interval. */
export const fundingMessage = (topic: string, fundingRate: number, time: number, charged = false) =>
  message(topic, 'funding.rate', {
    granularity: charged ? FUNDING_INTERVAL_MS : 60_000,
    fundingRate: Number(fundingRate.toFixed(6)),
    timestamp: time,
  });

export function barMessage(
  topic: string,
  subject: string,
  bar: Bar,
  about: { readonly instrument: InstrumentSpec; readonly time: number },
): string {
  const { instrument, time } = about;
  return message(topic, subject, { symbol: instrument.symbol, candles: secondsBar(bar, instrument), time });
}

/** A bar as the spot REST and both streams write it. */
export const secondsBar = (bar: Bar, instrument: InstrumentSpec) => [
  String(bar.time / 1000),
  priceText(bar.open, instrument),
  priceText(bar.close, instrument),
  priceText(bar.high, instrument),
  priceText(bar.low, instrument),
  sizeText(bar.lots, instrument),
  turnover(bar, instrument),
];

const turnover = (bar: Bar, { ticksPerUnit, lotsPerUnit }: InstrumentSpec) =>
  (bar.quote / ticksPerUnit / lotsPerUnit).toFixed(4);
