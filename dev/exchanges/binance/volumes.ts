import type { Bar } from '../../simulator/candle-store';
import { type InstrumentSpec, sizeText, wireSize } from '../../simulator/venue-market';
import { type BinanceProfile, contractValue } from './profile';

/** The volume columns of a bar, as texts. */
export interface Volumes {
  readonly volume: string;
  readonly quote: string;
  readonly takerBuy: string;
  readonly takerBuyQuote: string;
}

/** Inverse contracts are counted in `volume`, and what they are worth in coins in `quote`. */
export function volumesOf(bar: Bar, { contract }: BinanceProfile, instrument: InstrumentSpec): Volumes {
  const worth = contract === 'inverse' ? coins : money;
  return {
    volume: sizeText(bar.lots, instrument),
    quote: worth(bar.lots, bar.quote, instrument),
    takerBuy: sizeText(bar.takerBuyLots, instrument),
    takerBuyQuote: worth(bar.takerBuyLots, bar.takerBuyQuote, instrument),
  };
}

const money = (_: number, quote: number, { ticksPerUnit, lotsPerUnit }: InstrumentSpec) =>
  (quote / ticksPerUnit / lotsPerUnit).toFixed(5);

/** At the mean price. */
function coins(lots: number, quote: number, instrument: InstrumentSpec): string {
  const price = lots === 0 ? 1 : quote / lots / instrument.ticksPerUnit;
  return ((wireSize(lots, instrument) * contractValue(instrument)) / price).toFixed(8);
}
