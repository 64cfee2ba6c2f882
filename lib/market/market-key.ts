import type { ContractKind, Instrument } from './instrument';
import { VENUE_QUOTES, type VenueId } from './venues';

/** Stands for dollars in a market's name: `BTC-USDT` is Bitcoin in each venue's own kind of dollar. */
const DOLLARS = 'USDT';

/**
 * The market that a pair belongs to on a venue. What a venue mostly trades is one market with that of the other venues,
 * although the one quotes in USD and the other in USDT: their books are added up, each moved by its distance to the
 * page's. Any other quote is a market of its own, `BTC-USDC`. Undefined for the few that would be taken for the first.
 */
export function marketKey(
  venue: VenueId,
  { base, quote }: { readonly base: string; readonly quote: string },
): string | undefined {
  if (quote === VENUE_QUOTES[venue]) return `${base}-${DOLLARS}`;
  return quote === DOLLARS ? undefined : `${base}-${quote}`;
}

/** The asset that a market is of: `BTC` of `BTC-USDT`. */
export const baseOf = (market: string): string => market.split('-', 1)[0] ?? market;

/** The market an instrument belongs to. */
export const marketOf = (instrument: Instrument) => marketKey(instrument.venue, instrument);

/** Of a venue that lists several kinds under one market, the one that most of it trades in. */
const BY_VOLUME: readonly ContractKind[] = ['linear', 'inverse', 'spot'];

/** The instrument that stands for a market on its venue: its perpetual or spot pair. */
export function instrumentFor(market: string, instruments: readonly Instrument[]): Instrument | undefined {
  const listed = instruments.filter(({ perpetual }) => perpetual);
  const meant = listed.filter((instrument) => marketOf(instrument) === market);
  return BY_VOLUME.map((kind) => meant.find(({ contract }) => contract === kind)).find(Boolean);
}
