import {
  type InstrumentSpec,
  type MarketTrade,
  priceText,
  sizeText,
  type TickLevel,
  type VenueMarket,
  type VenueUpdate,
} from '../../simulator/venue-market';

/** More levels than any simulated book has. */
const ALL = 100_000;

/** Microseconds, as the venue writes them. */
export const timeText = (time: number) => new Date(time).toISOString().replace('Z', '000Z');

const pair = ([tick, lots]: TickLevel, instrument: InstrumentSpec) => [
  priceText(tick, instrument),
  sizeText(lots, instrument),
];

/** The whole book, best prices first. */
export function snapshot(market: VenueMarket): string {
  const { instrument, time } = market;
  const side = (name: 'bid' | 'ask') => market.top(name, ALL).map((level) => pair(level, instrument));
  return JSON.stringify({
    type: 'snapshot',
    product_id: instrument.symbol,
    asks: side('ask'),
    bids: side('bid'),
    time: timeText(time),
  });
}

export function l2update({ changes, time }: VenueUpdate, instrument: InstrumentSpec): string {
  return JSON.stringify({
    type: 'l2update',
    product_id: instrument.symbol,
    changes: changes.map(({ side, tick, lots }) => [
      side === 'bid' ? 'buy' : 'sell',
      ...pair([tick, lots], instrument),
    ]),
    time: timeText(time),
  });
}

/** A trade; its side is that of the order that rested. */
export function match(
  type: 'match' | 'last_match',
  trade: MarketTrade,
  instrument: InstrumentSpec,
  about: { readonly time: number; readonly sequence: number },
): string {
  return JSON.stringify({
    type,
    trade_id: trade.id,
    maker_order_id: '00000000-0000-4000-8000-000000000001',
    taker_order_id: '00000000-0000-4000-8000-000000000002',
    side: makerSide(trade),
    size: sizeText(trade.lots, instrument),
    price: priceText(trade.tick, instrument),
    product_id: instrument.symbol,
    sequence: about.sequence,
    time: timeText(about.time),
  });
}

export const makerSide = ({ side }: MarketTrade) => (side === 'buy' ? 'sell' : 'buy');

export const heartbeat = (symbol: string, about: { time: number; sequence: number; trade: number }) =>
  JSON.stringify({
    type: 'heartbeat',
    sequence: about.sequence,
    last_trade_id: about.trade,
    product_id: symbol,
    time: timeText(about.time),
  });
