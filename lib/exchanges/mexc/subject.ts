import { type ContractKind, type Instrument, toBase } from '../../market/instrument';
import { fundingHoursOf } from '../funding-hours';

export const VENUE = 'mexc-futures';

/** What a message is about, and what its sizes are worth. */
export interface Subject {
  readonly symbol: string;
  readonly contract: ContractKind;
  readonly fundingHours: number;
  /** False where nobody has told how much a contract is: its sizes cannot be told in coins. */
  readonly sized: boolean;
  readonly toBase: (size: number, price: number) => number;
}

export const subjectOf = (instrument: Instrument): Subject => ({
  symbol: instrument.symbol,
  contract: instrument.contract,
  fundingHours: fundingHoursOf(instrument),
  sized: !Number.isNaN(instrument.contractSize),
  toBase: toBase(instrument),
});
