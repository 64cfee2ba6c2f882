import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type LevelChange,
  priceText,
  sizeText,
  type VenueMarket,
  type VenueUpdate,
} from '../../simulator/venue-market';
import { fillsOf } from '../forced-trades';

const MINUTE_MS = 60_000;

export const RESOLUTIONS: ReadonlyMap<string, number> = new Map([
  ['1MIN', MINUTE_MS],
  ['5MINS', 5 * MINUTE_MS],
  ['15MINS', 15 * MINUTE_MS],
  ['30MINS', 30 * MINUTE_MS],
  ['1HOUR', 60 * MINUTE_MS],
  ['4HOURS', 240 * MINUTE_MS],
  ['1DAY', 1440 * MINUTE_MS],
]);

export const iso = (time: number) => new Date(time).toISOString();

/** The whole book, as objects. */
export function book(market: VenueMarket) {
  const { instrument } = market;
  const side = (name: 'bid' | 'ask') =>
    market.top(name, Infinity).map(([tick, lots]) => ({
      price: priceText(tick, instrument),
      size: sizeText(lots, instrument),
    }));
  return { bids: side('bid'), asks: side('ask') };
}

/** Changes, as pairs; a side without any is left out. */
export function bookChange(changes: readonly LevelChange[], instrument: InstrumentSpec) {
  const side = (name: LevelChange['side']) =>
    changes
      .filter((change) => change.side === name)
      .map(({ tick, lots }) => [priceText(tick, instrument), sizeText(lots, instrument)]);
  const [bids, asks] = [side('bid'), side('ask')];
  return { ...(bids.length > 0 && { bids }), ...(asks.length > 0 && { asks }) };
}

export const trades = (update: VenueUpdate, instrument: InstrumentSpec) =>
  fillsOf(update).map(({ id, tick, lots, side, forced }) => ({
    id: id.toString(16).padStart(24, '0'),
    size: sizeText(lots, instrument),
    price: priceText(tick, instrument),
    side: side === 'buy' ? 'BUY' : 'SELL',
    createdAt: iso(update.time),
    createdAtHeight: String(Math.floor(update.time / 1_000)),
    type: forced ? 'LIQUIDATED' : 'LIMIT',
  }));

export type Trade = ReturnType<typeof trades>[number];

const FRACTIONS: Readonly<Record<string, readonly [initial: string, maintenance: string]>> = {
  'BTC-USD': ['0.02', '0.012'],
  'ETH-USD': ['0.02', '0.012'],
};

/** A market in full, as the list of all markets has it. */
export function listing(market: VenueMarket) {
  const { instrument } = market;
  const [initial, maintenance] = FRACTIONS[instrument.symbol] ?? ['0.1', '0.05'];
  return {
    clobPairId: '0',
    ticker: instrument.symbol,
    status: 'ACTIVE',
    priceChange24H: '0',
    trades24H: 143_820,
    volume24H: '63894023.04',
    initialMarginFraction: initial,
    maintenanceMarginFraction: maintenance,
    openInterestLowerCap: '0',
    openInterestUpperCap: '0',
    atomicResolution: -10,
    quantumConversionExponent: -9,
    tickSize: priceText(1, instrument),
    stepSize: sizeText(1, instrument),
    stepBaseQuantums: 1_000_000,
    subticksPerTick: 100_000,
    marketType: 'CROSS',
    ...trading(market),
    ...oraclePrice(market),
  };
}

/** Rates are of an hour. */
export function trading(market: VenueMarket) {
  const ticker = market.ticker();
  if (!ticker) return {};
  return {
    nextFundingRate: (ticker.fundingRate / 8).toFixed(10),
    ...(ticker.openInterest !== undefined && {
      openInterest: ticker.openInterest.toFixed(market.instrument.sizeDecimals),
    }),
  };
}

export function oraclePrice(market: VenueMarket) {
  const ticker = market.ticker();
  return ticker ? { oraclePrice: ticker.index.toFixed(5) } : {};
}

export function candle(bar: Bar, resolution: string, market: VenueMarket) {
  const { instrument } = market;
  const base = market.openInterestAt(bar.time);
  return {
    startedAt: iso(bar.time),
    ticker: instrument.symbol,
    resolution,
    low: priceText(bar.low, instrument),
    high: priceText(bar.high, instrument),
    open: priceText(bar.open, instrument),
    close: priceText(bar.close, instrument),
    baseTokenVolume: sizeText(bar.lots, instrument),
    usdVolume: (bar.quote / instrument.ticksPerUnit / instrument.lotsPerUnit).toFixed(4),
    trades: bar.trades,
    ...(base !== undefined && { startingOpenInterest: base.toFixed(instrument.sizeDecimals) }),
  };
}
