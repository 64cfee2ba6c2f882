import type { Instrument } from '../market/instrument';

/** What is documented of a venue's instruments, for when the venue has not been asked. */
export interface VenueDefaults {
  /** The Bitcoin instrument. Messages that name no symbol are about it, unless another instrument is the only one. */
  readonly defaultInstrument: Instrument;
}
