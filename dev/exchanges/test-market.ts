import { ensureDefined } from '../../lib/core/assert';
import type { BookEvent } from '../../lib/market/events';
import type { VenueId } from '../../lib/market/venues';
import type { Exchange, Verdict } from '../../lib/exchanges/exchange';
import { traceMapper } from '../../lib/exchanges/trace-mapper';
import { BTC } from '../simulator/market-spec';
import { MarketSimulator, STEP_MS } from '../simulator/market-simulator';
import type { LocalExchange, LocalVenue } from './local-venue';

/** One venue with its Bitcoin market and a clock that both go by. For tests. */
export class TestMarket {
  time = 1_790_000_000_000;
  readonly venue: LocalVenue;
  readonly symbol: string;
  private readonly simulator: MarketSimulator;

  constructor(
    exchange: LocalExchange,
    private readonly id: VenueId,
  ) {
    const listing = ensureDefined(exchange.listings.get(id), id).BTC;
    this.symbol = listing.symbol;
    this.simulator = new MarketSimulator({
      seed: 7,
      startTime: this.time,
      spec: BTC,
      historyHours: 1,
      listings: new Map([[id, listing]]),
    });
    const market = ensureDefined(this.simulator.venues.get(id), id);
    this.venue = exchange.open(new Map([[id, new Map([[this.symbol, market]])]]), () => this.time);
  }

  advance(steps: number): void {
    for (let step = 0; step < steps; step += 1) {
      this.time += STEP_MS;
      for (const update of this.simulator.step(this.time).values())
        this.venue.publish(this.id, this.symbol, update);
    }
  }
}

/** What the product makes of the book in these frames, until it has lost its place. */
export function verdicts(exchange: Exchange, frames: readonly string[]): readonly Verdict[] {
  const { map } = traceMapper(exchange);
  let last: number | undefined;
  return frames
    .flatMap((frame) => map(frame))
    .filter((event): event is BookEvent => event.type === 'book')
    .map((event) => {
      const verdict = exchange.book.accept(event, { last, fresh: false });
      if (verdict === 'gap') last = undefined;
      else if (verdict === 'apply') ({ last } = event);
      return verdict;
    });
}
