import { DAY_MS } from '../core/durations';
import type { ClaimRecords, SettledFunding } from '../analysis/claims/records';
import type { Clock } from '../core/clock';
import type { FundingPoints } from '../heatmaps/funding/points';
import type { FundingVenueRow } from '../heatmaps/funding/venue-row';
import type { FundingView } from '../heatmaps/funding/view';
import { BarStore } from '../storage/bar-store';
import type { Database } from '../storage/database';
import { PageStore } from '../storage/page-store';
import { readEndings } from '../storage/read-endings';
import { liquidationDays, pricesOf } from './claim-bars';
import { storedZones } from './claim-zones';

const KEPT_MS = 90 * DAY_MS;

/**
 * What is kept of a market for statistics, gathered from all that is stored. It is for a page, over a connection of its own:
 * the background only writes.
 * @param funding of the market now: it says what is followed, the venue whose prices zones are on first.
 * @throws when what is stored cannot be read.
 */
export async function claimRecords(
  database: Database,
  clock: Clock,
  { market, time, rows }: FundingView,
): Promise<ClaimRecords> {
  const stretch = { from: time - KEPT_MS, to: time };
  const sources = { bars: new BarStore({ database, clock }), pages: new PageStore(database) };
  const [reference] = rows;
  const endings = await readEndings(database, market);
  const zones = await storedZones(database, market, stretch);
  const prices = reference ? await pricesOf(sources, reference, stretch) : { bars: [], minutes: [] };
  return {
    market,
    isFollowed: reference !== undefined,
    ...endings,
    zones,
    ...prices,
    liquidationDays: await liquidationDays(sources, rows, stretch),
    openInterest: rows.flatMap(({ venue, openInterest, mark }) =>
      openInterest && mark ? { venue, worth: openInterest.size * mark.price } : [],
    ),
    fundings: rows.flatMap(settledOf),
  };
}

function settledOf({ venue, points }: FundingVenueRow): readonly SettledFunding[] {
  const { time, r8, predicted }: FundingPoints = points;
  return [...time].flatMap((at, index) =>
    predicted[index] === 0 ? { venue, time: at, r8: r8[index] ?? NaN } : [],
  );
}
