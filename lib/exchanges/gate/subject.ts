import type { Instrument } from '../../market/instrument';
import type { VenueId } from '../../market/venues';
import { contractUnit, type ContractUnit, type ToBase, toBaseOf } from './contracts';

/** What a message is about, and what its sizes are worth. */
export interface Subject {
  readonly venue: VenueId;
  readonly symbol: string;
  readonly toBase: ToBase;
  readonly fundingHours: number;
}

/** Most contracts settle three times a day. */
const DEFAULT_FUNDING_HOURS = 8;

export const FUTURES = 'gate-usdt';
export const SPOT = 'gate-spot';

/** A pair of the spot market, whose sizes are in base units. */
export const spotSubject = (symbol: string): Subject => ({
  venue: SPOT,
  symbol,
  toBase: (size) => size,
  fundingHours: DEFAULT_FUNDING_HOURS,
});

/** A contract as it was listed, else as its name says; undefined for one whose unit is not known. */
export function futuresSubject(symbol: string, listed: Instrument | undefined): Subject | undefined {
  const unit: ContractUnit | undefined = listed ?? contractUnit(symbol);
  if (!unit) return undefined;
  const { fundingHours = DEFAULT_FUNDING_HOURS } = listed ?? {};
  return { venue: FUTURES, symbol, toBase: toBaseOf(unit), fundingHours };
}

/** A contract that was asked for. */
export const instrumentSubject = (instrument: Instrument): Subject => ({
  venue: instrument.venue,
  symbol: instrument.symbol,
  toBase: toBaseOf(instrument),
  fundingHours: instrument.fundingHours ?? DEFAULT_FUNDING_HOURS,
});
