import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  type MarketLiquidation,
  type MarketTrade,
  priceText,
  sizeText,
  type VenueMarket,
} from '../../simulator/venue-market';

const STATUS_COLUMNS = 23;

export const price = (tick: number, instrument: InstrumentSpec) => Number(priceText(tick, instrument));
export const size = (lots: number, instrument: InstrumentSpec) => Number(sizeText(lots, instrument));

/** `[id, ms, amount, price]`, sales below zero. */
export const tradeRow = ({ id, tick, lots, side }: MarketTrade, instrument: InstrumentSpec, time: number) => [
  id,
  time,
  (side === 'buy' ? 1 : -1) * size(lots, instrument),
  price(tick, instrument),
];

/** A liquidated position, longs above zero: as it begins, and once it was sold. */
export const liquidationRow = (
  { position, lots, fillTick }: MarketLiquidation,
  instrument: InstrumentSpec,
  about: { readonly id: number; readonly time: number; readonly sold: boolean },
) => [
  'pos',
  about.id,
  about.time,
  null,
  instrument.symbol,
  (position === 'long' ? 1 : -1) * size(lots, instrument),
  price(fillTick, instrument),
  null,
  about.sold ? 1 : 0,
  1,
  null,
  price(fillTick, instrument),
];

const row = (columns: Readonly<Record<number, number | undefined>>) =>
  Array.from({ length: STATUS_COLUMNS }, (_, column) => columns[column] ?? null);

const settlementBefore = (time: number) => Math.floor(time / FUNDING_INTERVAL_MS) * FUNDING_INTERVAL_MS;

/** The status of a perpetual now; undefined for a market without derivatives data. */
export function statusRow(market: VenueMarket): readonly unknown[] | undefined {
  const ticker = market.ticker();
  if (!ticker) return undefined;
  return row({
    0: market.time,
    2: ticker.last,
    3: ticker.index,
    7: ticker.nextFundingTime,
    8: ticker.fundingRate,
    11: market.fundingAt(settlementBefore(market.time)),
    14: ticker.mark,
    17: ticker.openInterest,
  });
}

/** What is kept of it. */
export const pastStatusRow = (market: VenueMarket, time: number): readonly unknown[] =>
  row({
    0: time,
    7: settlementBefore(time) + FUNDING_INTERVAL_MS,
    11: market.fundingAt(settlementBefore(time)),
    17: market.openInterestAt(time),
  });
