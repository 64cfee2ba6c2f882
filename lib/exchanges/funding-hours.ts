import type { Instrument } from '../market/instrument';

/** The interval of most contracts, for those that do not say theirs. */
export const DEFAULT_FUNDING_HOURS = 8;

/** Hours between two fundings of a contract, as far as it is known. */
export const fundingHoursOf = (instrument: Pick<Instrument, 'fundingHours'> | undefined): number =>
  instrument?.fundingHours ?? DEFAULT_FUNDING_HOURS;
