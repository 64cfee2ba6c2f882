import type { MarketGlance } from '@/lib/alerts/wall-glance';
import { systemClock } from '@/lib/core/clock';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import { bestPrices } from '@/lib/heatmaps/order-book/sample';
import type { VenueId } from '@/lib/market/venues';
import type { MarketSession } from './market-session';

const EVERY_MS = 50;
/** Columns have stopped: what is between them is not known. */
const STALE_MS = 3_000;

/** Glances at every market many times between two of its columns, while its price is known. */
export class Glances {
  private readonly columns = new Map<string, HeatColumn>();
  private readonly references = new Map<string, VenueId>();

  constructor(
    private readonly work: () => { readonly session: MarketSession },
    private readonly onGlance: (market: string, glance: MarketGlance) => void,
  ) {
    systemClock.every(EVERY_MS, () => this.glance());
  }

  /** The newest column of a market's aggregate on the present reference. */
  newest(market: string): HeatColumn | undefined {
    return this.columns.get(market);
  }

  column(market: string, column: HeatColumn): void {
    this.columns.set(market, column);
  }

  rebased(market: string, venue: VenueId): void {
    this.columns.delete(market);
    this.references.set(market, venue);
  }

  private glance(): void {
    const { hub, skewMs } = this.work().session;
    const time = systemClock.now() + skewMs;
    for (const [market, column] of this.columns) {
      if (time - column.time > STALE_MS) continue;
      const books = hub.books(market);
      const reference = books.find(({ instrument }) => instrument.venue === this.references.get(market));
      if (!reference?.synced) continue;
      const { bid, ask } = bestPrices(reference.book);
      if (bid + ask > 0) this.onGlance(market, { time, bid, ask, books });
    }
  }
}
