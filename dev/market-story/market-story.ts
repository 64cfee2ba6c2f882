import { ensureDefined } from '../../lib/core/assert';
import type { VenueId } from '../../lib/market/venues';
import { systemClock } from '../../lib/core/clock';
import { type Exchanges, listingsOf, serveMarkets } from '../exchanges/start-exchanges';
import { type Lead, quietLead } from '../simulator/lead';
import { BTC } from '../simulator/market-spec';
import { MarketSimulator, STEP_MS } from '../simulator/market-simulator';
import { LED_REACH } from '../simulator/price-process';
import { MarketClock } from './market-clock';

const VENUES: readonly VenueId[] = ['binance-usdm', 'bybit-linear'];
/** A fast market makes longer steps, so that the computer has no more of them; up to so many times as long. */
const MOST_STRETCH = 50;
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** Into the day: no story lasts until the next, whose beginning would leave a session's levels behind. */
const BEGINS_MS = 2 * 3_600_000;
const LOOK_EVERY_MS = 50;
/** So near is there, as a share of the price. */
const THERE = 0.0001;

/** A market of bitcoin on two venues that does what it is told, at the pace it is told. */
export class MarketStory {
  private stepMs = STEP_MS;

  private constructor(
    readonly exchanges: Exchanges,
    readonly simulator: MarketSimulator,
    readonly lead: Lead,
    private readonly clock: MarketClock,
  ) {}

  /** Begins at the same hour whenever it is: on clocks that are ahead of the computer's. */
  static async start({ port, seed }: { readonly port: number; readonly seed: number }): Promise<MarketStory> {
    const lead = quietLead();
    const startTime = Math.ceil((systemClock.now() - BEGINS_MS) / DAY_MS) * DAY_MS + BEGINS_MS;
    const simulator = new MarketSimulator({
      seed,
      spec: BTC,
      startTime,
      listings: listingsOf(VENUES, 'BTC'),
      lead,
    });
    const clock = new MarketClock(startTime);
    const exchanges = await serveMarkets({ port, simulators: [simulator], startTime, speed: 1, clock });
    return new MarketStory(exchanges, simulator, lead, clock);
  }

  /** Epoch ms on the exchanges' clock, which runs ahead of the computer's once the market has been fast. */
  get now(): number {
    return this.clock.now();
  }

  /** Of the reference venue, whose prices the extension lays everything on. */
  get price(): number {
    const { midTick, instrument } = ensureDefined(this.simulator.venues.get('binance-usdm'), 'Binance');
    return midTick / instrument.ticksPerUnit;
  }

  /** @param times as fast as the computer's clock market time goes from now on. */
  setPace(times: number): void {
    this.stepMs = STEP_MS * Math.min(times, MOST_STRETCH);
    this.clock.setPace(times);
    this.exchanges.setPace(STEP_MS / this.stepMs);
  }

  /** Waits for market time to pass. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    while (this.now < end) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }

  /**
   * Leads the price somewhere, in so many seconds of market time where nothing holds it up, and waits until it is there.
   * @throws RangeError when it is so far away that no price gets there.
   */
  async goTo(price: number, seconds: number): Promise<void> {
    const { anchor } = this.simulator.spec;
    if (Math.abs(Math.log(price / anchor)) > LED_REACH)
      throw new RangeError(`from ${anchor} no price gets to ${price}`);
    const steps = (seconds * SECOND_MS) / this.stepMs;
    this.lead.goal = { price, share: Math.abs(Math.log(price / this.price)) / steps };
    while (Math.abs(this.price / price - 1) > THERE) await this.pass(this.stepMs);
  }
}
