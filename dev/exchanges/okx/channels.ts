import type { Bar } from '../../simulator/candle-store';
import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  type MarketLiquidation,
  type MarketTrade,
  type VenueMarket,
} from '../../simulator/venue-market';
import { contractSize, px, sz, typeOf } from './listings';

/** What a client may subscribe to: a channel of an instrument, or of all of a kind. */
export interface Argument {
  readonly channel: string;
  readonly instId?: string;
  readonly instType?: string;
}

export const streamOf = ({ channel, instId, instType }: Argument) => `${channel}:${instId ?? instType ?? ''}`;

export const frameOf = (arg: Argument, data: readonly unknown[]) => JSON.stringify({ arg, data });

/** Fills of one side at one price. */
export function tradeRow(fills: readonly MarketTrade[], instrument: InstrumentSpec, time: number) {
  const [first] = fills;
  return {
    instId: instrument.symbol,
    tradeId: String(first?.id),
    px: px(first?.tick ?? 0, instrument),
    sz: sz(
      fills.reduce((sum, { lots }) => sum + lots, 0),
      instrument,
    ),
    side: first?.side,
    ts: String(time - 2),
    count: String(fills.length),
    source: '0',
  };
}

/** A liquidation as it was told. */
export interface Told {
  readonly time: number;
  readonly what: MarketLiquidation;
}

/** Told liquidations of one instrument. */
export function liquidationRow(told: readonly Told[], instrument: InstrumentSpec) {
  const { symbol } = instrument;
  const family = symbol.replace(/-SWAP$/, '');
  return {
    instType: 'SWAP',
    instId: symbol,
    instFamily: family,
    uly: family,
    details: told.map(({ time, what }) => ({
      side: what.position === 'long' ? 'sell' : 'buy',
      posSide: what.position,
      bkPx: px(what.bankruptcyTick, instrument),
      sz: sz(what.lots, instrument),
      bkLoss: '0',
      ccy: '',
      ts: String(time),
    })),
  };
}

/** Of the channels of a swap that tell how it stands, by their names; each undefined where that is not known. */
export const STATES: Readonly<Record<string, (market: VenueMarket) => object | undefined>> = {
  'open-interest': openInterest,
  'funding-rate': fundingRate,
  'mark-price': markPrice,
};

function openInterest(market: VenueMarket) {
  const ticker = market.ticker();
  return ticker?.openInterest === undefined
    ? undefined
    : { ...identity(market), ...interest(ticker.openInterest, ticker.mark, market.instrument) };
}

/** The same in contracts, coins and US dollars. */
export const interest = (coins: number, price: number, instrument: InstrumentSpec) => ({
  oi: (coins / contractSize(instrument)).toFixed(2),
  oiCcy: coins.toFixed(4),
  oiUsd: (coins * price).toFixed(2),
});

function fundingRate(market: VenueMarket) {
  const ticker = market.ticker();
  if (!ticker) return undefined;
  return {
    ...identity(market),
    method: 'current_period',
    fundingRate: ticker.fundingRate.toFixed(16),
    fundingTime: String(ticker.nextFundingTime),
    nextFundingRate: '',
    nextFundingTime: String(ticker.nextFundingTime + FUNDING_INTERVAL_MS),
  };
}

function markPrice(market: VenueMarket) {
  const ticker = market.ticker();
  return ticker && { ...identity(market), markPx: ticker.mark.toFixed(2) };
}

const identity = ({ instrument: { symbol }, time }: VenueMarket) => ({
  instType: typeOf(symbol),
  instId: symbol,
  ts: String(time),
});

/** `[ts, o, h, l, c, vol, volCcy, volCcyQuote, confirm]`: swaps count `vol` in contracts, pairs in coins. */
export function candleRow(bar: Bar, intervalMs: number, instrument: InstrumentSpec, time: number) {
  const { lotsPerUnit, ticksPerUnit, symbol } = instrument;
  const coins = String(bar.lots / lotsPerUnit);
  const quote = (bar.quote / ticksPerUnit / lotsPerUnit).toFixed(4);
  return [
    String(bar.time),
    ...[bar.open, bar.high, bar.low, bar.close].map((tick) => px(tick, instrument)),
    sz(bar.lots, instrument),
    typeOf(symbol) === 'SWAP' ? coins : quote,
    quote,
    time >= bar.time + intervalMs ? '1' : '0',
  ];
}
