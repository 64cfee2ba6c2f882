import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import { type Instrument, toBase, wireToBase } from '../../market/instrument';
import { candleOf } from '../candle';
import {
  decimal,
  type Fields,
  idText,
  isAbsent,
  levels,
  list,
  MalformedError,
  positiveSize,
  price,
  rate,
  rowsIn,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { settledFundings } from '../settled-fundings';
import { takerOf } from '../sides';
import { anyTime } from '../times';

/** `/depth`: the seed of a book. Spot bodies carry no time: `now` stands in. */
export function depthSnapshot(body: Fields, instrument: Instrument, now: number): BookEvent {
  const { venue, symbol } = instrument;
  return {
    type: 'book',
    venue,
    symbol,
    time: isAbsent(body['E']) ? now : time(body['E'], 'E'),
    snapshot: true,
    bids: levels(body['bids'], 'bids', toBase(instrument)),
    asks: levels(body['asks'], 'asks', toBase(instrument)),
    last: sequence(body['lastUpdateId'], 'lastUpdateId'),
  };
}

/**
 * `/openInterest`: base units on USD-M, contracts on COIN-M.
 * @param priceNow what a contract is converted at; USD-M needs none.
 */
export function openInterest(
  body: Fields,
  instrument: Instrument,
  priceNow: number,
  now: number,
): OpenInterestEvent {
  const { venue, symbol } = instrument;
  return {
    type: 'openInterest',
    venue,
    symbol,
    time: isAbsent(body['time']) ? now : time(body['time'], 'time'),
    size: wireToBase(size(body['openInterest'], 'openInterest'), priceNow, instrument),
  };
}

/** `/futures/data/openInterestHist`: the value column is the one in coins where the size column counts contracts. */
export function openInterestHistory(
  body: unknown,
  { venue, symbol, contract }: Instrument,
): OpenInterestEvent[] {
  const column = contract === 'inverse' ? 'sumOpenInterestValue' : 'sumOpenInterest';
  return rowsIn(body, 'rows').map((row) => ({
    type: 'openInterest',
    venue,
    symbol,
    time: time(row['timestamp'], 'timestamp'),
    size: size(row[column], column),
  }));
}

/** `/fundingRate`: settled rates, oldest first. */
export function fundingRates(body: unknown, instrument: Instrument): FundingEvent[] {
  const settled = rowsIn(body, 'rows').map((row) => ({
    time: time(row['fundingTime'], 'fundingTime'),
    rate: rate(row['fundingRate'], 'fundingRate'),
  }));
  return settledFundings(settled, instrument);
}

/**
 * `/klines`: `[open time, open, high, low, close, volume, close time, quote volume, trades, taker buy volume, …]`. COIN-M
 * counts volume in contracts and the "quote" columns in coins.
 * @param until bars that end later are still open.
 */
export function klines(body: unknown, { venue, symbol, contract }: Instrument, until: number): CandleEvent[] {
  const [volume, takerBuy] = contract === 'inverse' ? [7, 10] : [5, 9];
  return list(body, 'klines').map((entry) => {
    const row = list(entry, 'kline');
    const open = anyTime(row[0], 'open time');
    const close = anyTime(row[6], 'close time');
    if (close < open) throw new MalformedError('close time');
    return {
      ...candleOf([row[1], row[2], row[3], row[4], row[volume]], {
        venue,
        symbol,
        time: open,
        intervalMs: close - open + 1,
        closed: close < until,
      }),
      takerBuy: size(row[takerBuy], 'taker buy volume'),
    };
  });
}

/** A row of `/aggTrades` or `/trades`. */
export function tradeRow(row: Fields, instrument: Instrument): TradeEvent {
  const { venue, symbol } = instrument;
  const aggregated = row['p'] !== undefined;
  const at = price(aggregated ? row['p'] : row['price'], 'price');
  const wireSize = positiveSize(aggregated ? row['q'] : row['qty'], 'quantity');
  return {
    type: 'trade',
    venue,
    symbol,
    time: anyTime(aggregated ? row['T'] : row['time'], 'time'),
    id: idText(aggregated ? row['a'] : row['id'], 'id'),
    price: at,
    size: wireToBase(wireSize, at, instrument),
    side: takerOf(aggregated ? row['m'] : row['isBuyerMaker']),
  };
}

/** `/fundingInfo`: the interval of each contract that departs from eight hours. */
export function fundingIntervals(body: unknown): ReadonlyMap<string, number> {
  return new Map(
    rowsIn(body, 'rows').map((row) => [
      text(row['symbol'], 'symbol'),
      decimal(row['fundingIntervalHours'], 'fundingIntervalHours', 1, 24),
    ]),
  );
}
