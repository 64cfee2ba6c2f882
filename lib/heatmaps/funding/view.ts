import { type FundingSpread, fundingSpread, type MarketFunding, marketFunding } from './across-venues';
import { type FundingSource, type FundingVenueRow, fundingVenueRow } from './venue-row';

/** The funding of one market at every venue, at one moment. Structured clone carries it as it is. */
export interface FundingView {
  /** Base and quote: `BTC-USDT`. */
  readonly market: string;
  /** Epoch ms on the exchanges' clocks. */
  readonly time: number;
  readonly rows: readonly FundingVenueRow[];
  /** Undefined when no venue tells both its rate and its open interest. */
  readonly mean: MarketFunding | undefined;
  /** Undefined with less than two venues. */
  readonly spread: FundingSpread | undefined;
}

/** @param sources at most one per venue, in the order in which they are to be shown. */
export function fundingView(market: string, time: number, sources: readonly FundingSource[]): FundingView {
  const rows = sources.map((source) => fundingVenueRow(source, time));
  return { market, time, rows, mean: marketFunding(rows, time), spread: fundingSpread(rows, time) };
}
