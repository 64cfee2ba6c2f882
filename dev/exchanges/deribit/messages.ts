import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type LevelChange,
  priceText,
  type TickLevel,
  type VenueMarket,
  wireSize,
  type VenueUpdate,
} from '../../simulator/venue-market';
import { fillsOf } from '../forced-trades';

/** The venue writes numbers, not text. */
export const priceNumber = (tick: number, spec: InstrumentSpec) => Number(priceText(tick, spec));

export const notification = (channel: string, data: unknown) =>
  JSON.stringify({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } });

/** `test_request` wants an answer. */
export const TEST_REQUEST = JSON.stringify({
  jsonrpc: '2.0',
  method: 'heartbeat',
  params: { type: 'test_request' },
});

export function bookSnapshot(market: VenueMarket, changeId: number) {
  const { instrument, time } = market;
  const side = (name: 'bid' | 'ask') =>
    market.top(name, Infinity).map((level) => ['new', ...levelNumbers(level, instrument)]);
  return {
    type: 'snapshot',
    timestamp: time,
    instrument_name: instrument.symbol,
    change_id: changeId,
    bids: side('bid'),
    asks: side('ask'),
  };
}

export function bookChange(
  { time, changes }: VenueUpdate,
  instrument: InstrumentSpec,
  ids: { readonly prev: number; readonly last: number },
) {
  const side = (name: LevelChange['side']) =>
    changes
      .filter((change) => change.side === name)
      .map(({ tick, lots }) => [lots === 0 ? 'delete' : 'change', ...levelNumbers([tick, lots], instrument)]);
  return {
    type: 'change',
    timestamp: time,
    prev_change_id: ids.prev,
    instrument_name: instrument.symbol,
    change_id: ids.last,
    bids: side('bid'),
    asks: side('ask'),
  };
}

export const levelNumbers = ([tick, lots]: TickLevel, instrument: InstrumentSpec) =>
  [priceNumber(tick, instrument), wireSize(lots, instrument)] as const;

/** The taker is the one who is liquidated, for forced orders take from the book. */
export function trades(update: VenueUpdate, market: VenueMarket) {
  const { instrument } = market;
  const known = market.ticker();
  return fillsOf(update).map(({ id, tick, lots, side, forced }) => ({
    timestamp: update.time,
    price: priceNumber(tick, instrument),
    amount: wireSize(lots, instrument),
    contracts: lots,
    direction: side,
    instrument_name: instrument.symbol,
    trade_seq: id,
    trade_id: String(400_000_000 + id),
    tick_direction: 1,
    ...(known && { mark_price: round(known.mark), index_price: round(known.index) }),
    ...(forced && { liquidation: 'T' }),
  }));
}

/** Undefined for a market without derivatives data. */
export function ticker(market: VenueMarket) {
  const known = market.ticker();
  if (!known) return undefined;
  const { instrument, time } = market;
  const [bid] = market.top('bid', 1);
  const [ask] = market.top('ask', 1);
  return {
    timestamp: time,
    state: 'open',
    instrument_name: instrument.symbol,
    last_price: known.last,
    mark_price: round(known.mark),
    index_price: round(known.index),
    estimated_delivery_price: round(known.index),
    // Dollars of an inverse contract.
    ...(known.openInterest !== undefined && { open_interest: Math.round(known.openInterest * known.mark) }),
    current_funding: Number(known.fundingRate.toFixed(8)),
    funding_8h: Number(known.fundingRate.toFixed(8)),
    ...(bid && best('bid', bid, instrument)),
    ...(ask && best('ask', ask, instrument)),
  };
}

function best(side: 'bid' | 'ask', level: TickLevel, instrument: InstrumentSpec) {
  const [price, amount] = levelNumbers(level, instrument);
  return { [`best_${side}_price`]: price, [`best_${side}_amount`]: amount };
}

/** Volume is in coins, cost in dollars. */
export const bar = (one: Bar, instrument: InstrumentSpec) => ({
  tick: one.time,
  open: priceNumber(one.open, instrument),
  high: priceNumber(one.high, instrument),
  low: priceNumber(one.low, instrument),
  close: priceNumber(one.close, instrument),
  volume: Number((one.lots / instrument.lotsPerUnit).toFixed(8)),
  cost: wireSize(one.lots, instrument),
});

const round = (price: number) => Number(price.toFixed(2));
