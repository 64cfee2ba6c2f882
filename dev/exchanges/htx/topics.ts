import type { Bar } from '../../simulator/candle-store';
import {
  type InstrumentSpec,
  type MarketLiquidation,
  priceText,
  type Ticker,
  type TickLevel,
  type VenueUpdate,
  wireSize,
} from '../../simulator/venue-market';
import type { WindowFrame } from './level-window';

/** Bar lengths by HTX's names. */
export const PERIODS: ReadonlyMap<string, number> = new Map([
  ['1min', 60_000],
  ['5min', 300_000],
  ['15min', 900_000],
  ['30min', 1_800_000],
  ['60min', 3_600_000],
  ['4hour', 14_400_000],
  ['1day', 86_400_000],
]);

/** Numbers, not text, stand on this venue's wire. */
export const priceOf = (tick: number, instrument: InstrumentSpec) => Number(priceText(tick, instrument));

const coins = (lots: number, { lotsPerUnit }: InstrumentSpec) => lots / lotsPerUnit;

export function depth(
  channel: string,
  event: 'snapshot' | 'update',
  { version, bids, asks }: WindowFrame,
  about: { readonly instrument: InstrumentSpec; readonly id: number; readonly time: number },
): string {
  const { instrument, id, time } = about;
  const pair = ([tick, lots]: TickLevel) => [priceOf(tick, instrument), wireSize(lots, instrument)];
  const tick = {
    asks: asks.map(pair),
    bids: bids.map(pair),
    ch: channel,
    event,
    id,
    mrid: id,
    ts: time,
    version,
  };
  return JSON.stringify({ ch: channel, tick, ts: time });
}

export function tradeDetail(channel: string, { time, trades }: VenueUpdate, instrument: InstrumentSpec) {
  const data = trades.map(({ id, tick, lots, side }) => ({
    amount: wireSize(lots, instrument),
    quantity: coins(lots, instrument),
    trade_turnover: coins(lots, instrument) * priceOf(tick, instrument),
    ts: time - 2,
    id: id * 10_000,
    price: priceOf(tick, instrument),
    direction: side,
  }));
  return JSON.stringify({ ch: channel, ts: time, tick: { id: trades[0]?.id ?? 0, ts: time - 2, data } });
}

/** A bar as the stream and REST both write it. */
export const barFields = (bar: Bar, instrument: InstrumentSpec) => ({
  id: bar.time / 1000,
  mrid: 0,
  open: priceOf(bar.open, instrument),
  close: priceOf(bar.close, instrument),
  high: priceOf(bar.high, instrument),
  low: priceOf(bar.low, instrument),
  amount: coins(bar.lots, instrument),
  vol: wireSize(bar.lots, instrument),
  trade_turnover: bar.quote / instrument.ticksPerUnit / instrument.lotsPerUnit,
  count: bar.trades,
});

export const kline = (channel: string, bar: Bar, instrument: InstrumentSpec, time: number) =>
  JSON.stringify({ ch: channel, ts: time, tick: barFields(bar, instrument) });

/** `direction` is that of the order: a long is closed by a sell. */
export function liquidationNotice(
  topic: string,
  liquidations: readonly MarketLiquidation[],
  instrument: InstrumentSpec,
  time: number,
): string {
  const data = liquidations.map(({ position, lots, bankruptcyTick }) => ({
    symbol: instrument.base,
    contract_code: instrument.symbol,
    direction: position === 'long' ? 'sell' : 'buy',
    offset: 'close',
    volume: wireSize(lots, instrument),
    amount: coins(lots, instrument),
    price: priceOf(bankruptcyTick, instrument),
    trade_turnover: coins(lots, instrument) * priceOf(bankruptcyTick, instrument),
    created_at: time - 2,
  }));
  return JSON.stringify({ op: 'notify', topic, ts: time, data });
}

/** `funding_time` is the minute of the notice, `settlement_time` when the rate is charged. */
export function fundingNotice(
  topic: string,
  { fundingRate, nextFundingTime }: Ticker,
  { base, quote, symbol }: InstrumentSpec,
  time: number,
): string {
  const rate = fundingRate.toFixed(18);
  const data = [
    {
      symbol: base,
      contract_code: symbol,
      fee_asset: quote,
      funding_time: String(time - (time % 60_000)),
      funding_rate: rate,
      estimated_rate: rate,
      settlement_time: String(nextFundingTime),
    },
  ];
  return JSON.stringify({ op: 'notify', topic, ts: time, data });
}
