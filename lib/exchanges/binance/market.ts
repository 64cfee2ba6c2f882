import { wireToBase } from '../../market/instrument';
import type { MapperContext } from '../exchange';
import { fundingHoursOf } from '../funding-hours';
import { impliedSymbol } from '../implied-symbol';
import type { VenueDefaults } from '../venue-defaults';

/** What sets the three Binance markets apart for one and the same reading of messages. */
export interface BinanceMarket extends VenueDefaults {
  /** Since 2026-06-30 futures messages carry `st`, and some streams mix both markets: 1 is USD-M, 2 is COIN-M. */
  readonly marketCode?: 1 | 2;
}

/** Looks up and converts what belongs to symbols. */
export class Symbols {
  constructor(
    private readonly market: BinanceMarket,
    private readonly context: Pick<MapperContext, 'instruments'>,
  ) {}

  /** The symbol of a message that names none. */
  get implied(): string {
    return impliedSymbol(this.context, this.market);
  }

  /** Base units of a size as Binance writes it. */
  toBase(symbol: string): (size: number, price: number) => number {
    const known = this.context.instruments.get(symbol);
    const { contract } = this.market.defaultInstrument;
    const contractSize = known?.contractSize ?? this.market.contractSize(symbol);
    return (size, price) => wireToBase(size, price, { contract, contractSize });
  }

  fundingHours(symbol: string): number {
    return fundingHoursOf(this.context.instruments.get(symbol));
  }
}
