import type { Side } from '../../../lib/core/units';
import {
  type InstrumentSpec,
  type LevelChange,
  type MarketLiquidation,
  type MarketTrade,
  priceText,
  sizeText,
  type Ticker,
  type TickLevel,
  type VenueMarket,
} from '../../simulator/venue-market';

export const HOUR = 3_600_000;
/** Rates are told by the hour; the market has them by eight. */
const HOURS_OF_RATE = 8;

const numbers = ([tick, lots]: TickLevel, instrument: InstrumentSpec) => ({
  price: Number(priceText(tick, instrument)),
  qty: Number(sizeText(lots, instrument)),
});

export function bookSnapshot({ instrument, time, top }: BookView, seq: number): string {
  const side = (name: Side) => top(name).map((level) => numbers(level, instrument));
  return JSON.stringify({
    feed: 'book_snapshot',
    product_id: instrument.symbol,
    timestamp: time,
    seq,
    tickSize: null,
    bids: side('bid'),
    asks: side('ask'),
  });
}

/** A book at one moment. */
export interface BookView {
  readonly instrument: InstrumentSpec;
  readonly time: number;
  readonly top: (side: Side) => readonly TickLevel[];
}

export const bookLevel = (
  { side, tick, lots }: LevelChange,
  instrument: InstrumentSpec,
  seq: number,
  time: number,
) =>
  JSON.stringify({
    feed: 'book',
    product_id: instrument.symbol,
    side: side === 'bid' ? 'buy' : 'sell',
    seq,
    ...numbers([tick, lots], instrument),
    timestamp: time,
  });

/** What a trade message is about. */
export type Print = Omit<MarketTrade, 'id'> & { readonly type: 'fill' | 'liquidation' };

/** The trades of a step, those by which positions were closed by force as liquidations and no longer as fills. */
export function prints(
  trades: readonly MarketTrade[],
  liquidations: readonly MarketLiquidation[],
): readonly Print[] {
  const forced = liquidations.map(({ position, lots, fillTick }): Print => ({
    type: 'liquidation',
    tick: fillTick,
    lots,
    side: position === 'long' ? 'sell' : 'buy',
  }));
  const left = new Map<Print['side'], number>();
  for (const { side, lots } of forced) left.set(side, (left.get(side) ?? 0) + lots);
  const fills = trades.flatMap(({ tick, lots, side }): Print[] => {
    const taken = Math.min(lots, left.get(side) ?? 0);
    left.set(side, (left.get(side) ?? 0) - taken);
    return taken === lots ? [] : [{ type: 'fill', tick, lots: lots - taken, side }];
  });
  return [...fills, ...forced];
}

export const trade = (print: Print, instrument: InstrumentSpec, seq: number, time: number) =>
  JSON.stringify({
    feed: 'trade',
    product_id: instrument.symbol,
    uid: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
    side: print.side,
    type: print.type,
    seq,
    time,
    ...numbers([print.tick, print.lots], instrument),
  });

export function ticker(market: VenueMarket, now: Ticker): string {
  const { instrument, time } = market;
  const [bid] = market.top('bid', 1);
  const [ask] = market.top('ask', 1);
  const { mark, index, last, fundingRate, openInterest } = now;
  const relative = fundingRate / HOURS_OF_RATE;
  return JSON.stringify({
    time,
    product_id: instrument.symbol,
    funding_rate: relative * mark,
    funding_rate_prediction: relative * mark,
    relative_funding_rate: relative,
    relative_funding_rate_prediction: relative,
    next_funding_rate_time: (Math.floor(time / HOUR) + 1) * HOUR,
    feed: 'ticker',
    ...(bid && { bid: numbers(bid, instrument).price, bid_size: numbers(bid, instrument).qty }),
    ...(ask && { ask: numbers(ask, instrument).price, ask_size: numbers(ask, instrument).qty }),
    dtm: 0,
    leverage: '50x',
    index,
    premium: 0,
    last,
    suspended: false,
    tag: 'perpetual',
    pair: `${instrument.symbol.slice(3, -3)}:USD`,
    ...(openInterest === undefined ? {} : { openInterest }),
    markPrice: mark,
    maturityTime: 0,
    post_only: false,
  });
}

/** What the hour that began at `time` was charged, as a fraction; undefined where it is not known. */
export function hourlyRate(market: VenueMarket, time: number): number | undefined {
  const rate = market.fundingAt(time);
  return rate === undefined ? undefined : rate / HOURS_OF_RATE;
}
