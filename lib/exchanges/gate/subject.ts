import { type Instrument, toBase } from '../../market/instrument';
import type { VenueId } from '../../market/venues';
import { DEFAULT_FUNDING_HOURS, fundingHoursOf } from '../funding-hours';

/** Converts sizes at a price into base units. */
export type ToBase = (size: number, price: number) => number;

/** What a message is about, and what its sizes are worth. */
export interface Subject {
  readonly venue: VenueId;
  readonly symbol: string;
  readonly toBase: ToBase;
  /** False where nobody has told how much a contract is: its sizes cannot be told in coins. */
  readonly sized: boolean;
  readonly fundingHours: number;
}

export const FUTURES = 'gate-usdt';
export const SPOT = 'gate-spot';

/** A pair of the spot market, whose sizes are in base units. */
export const spotSubject = (symbol: string): Subject => ({
  venue: SPOT,
  symbol,
  toBase: (size) => size,
  sized: true,
  fundingHours: DEFAULT_FUNDING_HOURS,
});

/** A contract, or a pair, as it was listed. */
export const subjectOf = (instrument: Instrument): Subject => ({
  venue: instrument.venue,
  symbol: instrument.symbol,
  toBase: toBase(instrument),
  sized: !Number.isNaN(instrument.contractSize),
  fundingHours: fundingHoursOf(instrument),
});
