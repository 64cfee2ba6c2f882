import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type LevelChange,
  type MarketLiquidation,
  priceText,
  sizeText,
  type TickLevel,
  type VenueMarket,
  type VenueUpdate,
} from '../../simulator/venue-market';
import type { TopicArg } from './commands';

const BOOK_LEVELS = 500;

/** Every push has this form. */
export const push = (action: 'snapshot' | 'update', arg: TopicArg, data: readonly unknown[], ts: number) =>
  JSON.stringify({ action, arg, data, ts });

export const pairsOf = (levels: readonly TickLevel[], instrument: InstrumentSpec) =>
  levels.map(([tick, lots]) => [priceText(tick, instrument), lots === 0 ? '0' : sizeText(lots, instrument)]);

export function bookSnapshot(market: VenueMarket, shift: number) {
  const { instrument, lastId, time } = market;
  const side = (name: 'bid' | 'ask') => pairsOf(market.top(name, BOOK_LEVELS), instrument);
  return { a: side('ask'), b: side('bid'), seq: lastId - shift, pseq: 0, checksum: 0, ts: String(time) };
}

/** @param shift taken from the sequence numbers. */
export function bookUpdate(
  { changes, last, prev, time }: VenueUpdate,
  shift: number,
  instrument: InstrumentSpec,
) {
  const side = (name: LevelChange['side']) =>
    pairsOf(
      changes.filter((change) => change.side === name).map(({ tick, lots }) => [tick, lots] as const),
      instrument,
    );
  return {
    a: side('ask'),
    b: side('bid'),
    seq: last - shift,
    pseq: prev - shift,
    checksum: 0,
    ts: String(time),
  };
}

export type TradeEntry = ReturnType<typeof tradeEntries>[number];

export const tradeEntries = ({ trades, time }: VenueUpdate, instrument: InstrumentSpec) =>
  trades.map(({ id, tick, lots, side }) => ({
    i: String(id),
    p: priceText(tick, instrument),
    v: sizeText(lots, instrument),
    S: side,
    T: String(time),
    L: String(id),
    isRPI: 'no',
  }));

/** Of a second's liquidations the largest of either side; `side` is that of the position. */
export function liquidationEntries(
  liquidations: readonly MarketLiquidation[],
  instrument: InstrumentSpec,
  time: number,
) {
  return (['long', 'short'] as const).flatMap((position) => {
    const [largest] = liquidations
      .filter((one) => one.position === position)
      .toSorted((left, right) => right.lots - left.lots);
    if (!largest) return [];
    return [
      {
        symbol: instrument.symbol,
        side: position === 'long' ? 'buy' : 'sell',
        price: priceText(largest.fillTick, instrument),
        amount: sizeText(largest.lots, instrument),
        ts: String(time),
      },
    ];
  });
}

/** Undefined for a market without derivatives data. */
export function tickerEntry(market: VenueMarket) {
  const ticker = market.ticker();
  if (!ticker) return undefined;
  const { instrument } = market;
  return {
    symbol: instrument.symbol,
    lastPrice: ticker.last.toFixed(instrument.priceDecimals),
    markPrice: ticker.mark.toFixed(2),
    indexPrice: ticker.index.toFixed(2),
    fundingRate: ticker.fundingRate.toFixed(8),
    nextFundingTime: String(ticker.nextFundingTime),
    openInterest: (ticker.openInterest ?? 0).toFixed(instrument.sizeDecimals),
  };
}

const text = (bar: Bar, instrument: InstrumentSpec) => ({
  start: String(bar.time),
  open: priceText(bar.open, instrument),
  close: priceText(bar.close, instrument),
  high: priceText(bar.high, instrument),
  low: priceText(bar.low, instrument),
  volume: sizeText(bar.lots, instrument),
  turnover: (bar.quote / instrument.ticksPerUnit / instrument.lotsPerUnit).toFixed(4),
});

export const klineEntry = text;

/** As REST writes a bar. */
export function candleRow(bar: Bar, instrument: InstrumentSpec): readonly string[] {
  const { start, open, high, low, close, volume, turnover } = text(bar, instrument);
  return [start, open, high, low, close, volume, turnover];
}
