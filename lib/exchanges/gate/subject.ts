import type { Instrument } from '../../market/instrument';
import type { VenueId } from '../../market/venues';
import { DEFAULT_FUNDING_HOURS, fundingHoursOf } from '../funding-hours';
import { contractUnit, type ContractUnit, type ToBase, toBaseOf } from './contracts';

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

/** A contract as it was listed, else as its name says; undefined for a quanto. */
export function futuresSubject(symbol: string, listed: Instrument | undefined): Subject | undefined {
  const unit: ContractUnit | undefined = listed ?? contractUnit(symbol);
  if (!unit) return undefined;
  const { fundingHours = DEFAULT_FUNDING_HOURS } = listed ?? {};
  return {
    venue: FUTURES,
    symbol,
    toBase: toBaseOf(unit),
    sized: !Number.isNaN(unit.contractSize),
    fundingHours,
  };
}

/** A contract that was asked for. */
export const instrumentSubject = (instrument: Instrument): Subject => ({
  venue: instrument.venue,
  symbol: instrument.symbol,
  toBase: toBaseOf(instrument),
  sized: true,
  fundingHours: fundingHoursOf(instrument),
});
