import { ensureDefined } from '../../lib/core/assert';
import { FakeClock } from '../../lib/core/fake-clock';
import { fromSteps } from '../../lib/core/decimal-step';
import type { Exchange } from '../../lib/exchanges/exchange';
import { VenueFeed } from '../../lib/feeds/venue-feed';
import { asTick } from '../../lib/core/units';
import { tickToPrice } from '../../lib/market/instrument';
import { BUDGET_SHARE } from '../../lib/feeds/token-bucket';
import type { LocalExchange, LocalVenue } from '../exchanges/local-venue';
import { BTC } from '../simulator/market-spec';
import { MarketSimulator, STEP_MS } from '../simulator/market-simulator';
import { Random } from '../simulator/random';
import { wireSize } from '../simulator/venue-market';
import { LoopbackEdges } from './loopback-edges';

const COMPARED_LEVELS = 20;
/** Quiet steps after which everything was said and heard. */
const QUIET_STEPS = 40;

export type Verdict = 'right' | 'wrong' | 'unknown';

/** One exchange, its simulated market and our feed of it, on a clock that runs as fast as it can be computed. */
export class World {
  readonly clock = new FakeClock();
  readonly venue: LocalVenue;
  readonly feed: VenueFeed;
  /** Gap marks so far. */
  gaps = 0;
  private readonly edges: LoopbackEdges;
  private readonly simulator: MarketSimulator;
  private quiet = false;

  constructor(
    private readonly exchange: Exchange,
    local: LocalExchange,
    seed: number,
  ) {
    const listing = ensureDefined(local.listings.get(exchange.id), `a listing of ${exchange.id}`);
    this.simulator = new MarketSimulator({
      seed,
      spec: BTC,
      startTime: this.clock.now(),
      historyHours: 1,
      listings: new Map([[exchange.id, listing.BTC]]),
    });
    const markets = new Map([[exchange.id, new Map([[listing.BTC.symbol, this.market]])]]);
    this.venue = local.open(markets, () => this.clock.now());
    this.venue.wire.clock = this.clock;
    const random = new Random(seed);
    this.edges = new LoopbackEdges(this.clock, this.venue, () => random.next());
    this.feed = new VenueFeed(exchange, this.edges, {
      event: () => undefined,
      gap: () => (this.gaps += 1),
      status: () => undefined,
    });
    this.clock.every(STEP_MS, () => this.step());
    this.feed.watch([listing.BTC.symbol]);
  }

  private get market() {
    return ensureDefined(this.simulator.venues.get(this.exchange.id), this.exchange.id);
  }

  /** Whether the feed says that everything is well. */
  get live(): boolean {
    return this.feed.status.state === 'live' && this.feed.books().every(({ synced }) => synced);
  }

  /** Whether a frame with a checksum has come by. */
  get hasChecksums(): boolean {
    return this.edges.hasChecksums;
  }

  /** Lets time pass; what was not heard of is looked after as the watchdog does. */
  async run(ms: number): Promise<void> {
    await this.clock.advance(ms);
    this.feed.revive();
  }

  /**
   * Makes the market hold still until everything was said and heard, then compares. `unknown`: the feed itself says that
   * it does not know the book. `wrong`: it claims to, and is wrong.
   */
  async verdict(): Promise<Verdict> {
    this.quiet = true;
    let verdict: Verdict = 'unknown';
    for (let step = 0; step < QUIET_STEPS && verdict !== 'right'; step += 1) {
      await this.run(STEP_MS);
      verdict = this.compare();
    }
    this.quiet = false;
    return verdict;
  }

  /** Hosts that were asked for more than their budget in any stretch of time, as the exchange counted it. */
  overspent(): readonly string[] {
    return this.exchange.limits.flatMap(({ host, weight, perMs }) => {
      const times = this.edges.requests.filter((request) => request.host === host).map(({ at }) => at);
      const most = times.map((from) => times.filter((at) => at >= from && at < from + perMs).length);
      return Math.max(0, ...most) > weight * BUDGET_SHARE ? [host] : [];
    });
  }

  private compare(): Verdict {
    const [book] = this.feed.books();
    // Like the recording, which leaves a silent book out.
    const isHeard = book && this.clock.now() - (book.heardAt ?? -Infinity) < book.patienceMs;
    if (!book?.synced || !isHeard) return 'unknown';
    const { instrument } = book;
    const { market } = this;
    const { low, high } = book.book.known ?? { low: Infinity, high: -Infinity };
    const [lowest, highest] = [tickToPrice(asTick(low), instrument), tickToPrice(asTick(high), instrument)];
    // Beyond what is known, a level that nobody touched since is not missing: it is unknown, and shown as that.
    const isKnown = ([price = NaN]: readonly number[]) => price >= lowest && price <= highest;
    const levels = Math.min(COMPARED_LEVELS, this.exchange.book.levels ?? COMPARED_LEVELS);
    const same = (['bid', 'ask'] as const).every((side) => {
      const ours = book.book
        .top(side, levels)
        .map(([tick, lots]) => [tickToPrice(tick, instrument), fromSteps(lots, instrument.sizeStep)]);
      const theirs = market
        .top(side, levels)
        .map(([tick, lots]) => [tick / market.instrument.ticksPerUnit, wireSize(lots, market.instrument)]);
      const [told, truth] = [ours, theirs].map((list) => list.map(rounded).filter(isKnown));
      return JSON.stringify(told) === JSON.stringify(truth);
    });
    return same ? 'right' : 'wrong';
  }

  private step(): void {
    const time = this.clock.now();
    const updates = this.quiet ? this.simulator.idle(time) : this.simulator.step(time);
    const update = ensureDefined(updates.get(this.exchange.id), this.exchange.id);
    this.venue.publish(this.exchange.id, this.market.instrument.symbol, update);
  }
}

const rounded = (level: readonly number[]) => level.map((value) => Number(value.toPrecision(10)));
