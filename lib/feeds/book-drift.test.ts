import { beforeEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../core/assert';
import { FakeClock } from '../core/fake-clock';
import { asLot, asTick, type Side, SIDES } from '../core/units';
import { DepthFrame } from '../market/depth-frame';
import type { BookEvent, Level } from '../market/events';
import { BookSync } from './book-sync';
import { toyExchange, toyInstrument } from './testing/toy-exchange';

const TOLD = 40;
const DEPTH = 400;
const STEP_MS = 100;

/** A venue whose price rises by a tick every two seconds, that tells of each side no more levels than a few in a snapshot. */
class RisingVenue {
  readonly clock = new FakeClock();
  readonly gaps: string[] = [];
  requests = 0;
  /** What a snapshot is like on its way. */
  tamper: (event: BookEvent) => BookEvent = (event) => event;
  readonly sync: BookSync;
  private readonly sides: Record<Side, Map<number, number>> = { bid: new Map(), ask: new Map() };
  private seq = 0;
  private mid = 10_000;

  constructor() {
    for (let away = 1; away <= DEPTH; away += 1) {
      this.sides.bid.set(this.mid - away, away);
      this.sides.ask.set(this.mid + away, away);
    }
    this.sync = new BookSync(toyInstrument('BTC'), toyExchange('rest').book, {
      clock: this.clock,
      random: () => 0.5,
      fetchSeed: async () => {
        this.requests += 1;
        return this.tamper(this.snapshot());
      },
      resubscribe: () => {},
      malformed: () => {},
      gap: (_symbol, _from, reason) => this.gaps.push(reason),
      changed: () => {},
    });
  }

  async run(seconds: number): Promise<void> {
    for (let step = 0; step < seconds * 10; step += 1) {
      await this.clock.advance(STEP_MS);
      this.sync.offer(this.step(step % 20 === 0), 'books');
    }
  }

  /** The price goes up by so many ticks at once: what rested on the way is traded, and bids follow. */
  jump(ticks: number): void {
    const frame = this.frame();
    for (let away = 1; away <= ticks; away += 1) {
      this.set(frame, 'ask', this.mid + away, 0);
      this.set(frame, 'bid', this.mid + away - 1, 3);
    }
    this.mid += ticks;
    this.sync.offer(frame, 'books');
  }

  /** The levels of a side between two ticks, both included, in order. */
  truth(side: Side, low: number, high: number): readonly (readonly [number, number])[] {
    return [...this.sides[side]]
      .filter(([tick]) => tick >= low && tick <= high)
      .toSorted(([one], [other]) => one - other);
  }

  private step(rises: boolean): DepthFrame {
    const frame = this.frame();
    if (rises) {
      this.set(frame, 'ask', this.mid + 1, 0);
      this.set(frame, 'bid', this.mid, 5);
      this.mid += 1;
    }
    this.set(frame, 'bid', this.mid - 1 - (this.seq % 30), this.seq % 7);
    this.set(frame, 'ask', this.mid + 1 + (this.seq % 50), 1 + (this.seq % 9));
    return frame;
  }

  private frame(): DepthFrame {
    const header = { symbol: 'BTC', time: this.clock.now(), prev: this.seq, last: (this.seq += 1) };
    return Object.assign(new DepthFrame(), header);
  }

  private set(frame: DepthFrame, side: Side, tick: number, lots: number): void {
    if (lots === 0) this.sides[side].delete(tick);
    else this.sides[side].set(tick, lots);
    (side === 'bid' ? frame.bids : frame.asks).push(asTick(tick), asLot(lots));
  }

  private snapshot(): BookEvent {
    const best = (side: Side, sign: number) =>
      [...this.sides[side]]
        .toSorted(([one], [other]) => sign * (one - other))
        .slice(0, TOLD)
        .map(([tick, lots]): Level => [tick / 10, lots / 1_000]);
    const [bids, asks] = [best('bid', -1), best('ask', 1)];
    return {
      type: 'book',
      venue: 'binance-usdm',
      symbol: 'BTC',
      time: this.clock.now(),
      snapshot: true,
      last: this.seq,
      bids,
      asks,
    };
  }
}

describe('a book of which a snapshot tells only a part', () => {
  let venue: RisingVenue;
  beforeEach(() => {
    venue = new RisingVenue();
  });

  /** Everything between the ends of what is known is as it is at the venue, and the price lies well within. */
  function check(): void {
    const { book } = venue.sync;
    const known = ensureDefined(book.known, 'what is known');
    const mid = ensureDefined(book.mid, 'a price');
    expect(known.high - mid).toBeGreaterThan(TOLD / 4);
    expect(mid - known.low).toBeGreaterThan(TOLD / 4);
    for (const side of SIDES) {
      const ours = book
        .top(side, Infinity)
        .filter(([tick]) => tick >= known.low && tick <= known.high)
        .toSorted(([one], [other]) => one - other);
      expect(ours).toEqual(venue.truth(side, known.low, known.high));
    }
  }

  it('goes on being known around the price as that moves on, without losing its place', async () => {
    await venue.run(10);
    check();
    for (let minute = 0; minute < 10; minute += 1) {
      await venue.run(60);
      check();
    }
    expect([venue.sync.synced, venue.gaps]).toEqual([true, []]);
    // What was known behind the price still is.
    const { known } = venue.sync.book;
    expect(known && known.high - known.low).toBeGreaterThan(250);
    expect(venue.requests).toBeLessThanOrEqual(20);
  });

  it('is soon known again where the price has jumped to', async () => {
    await venue.run(10);
    venue.jump(200);
    await venue.run(10);
    check();
    expect(venue.gaps).toEqual([]);
  });

  it('takes no snapshot that what came since does not join on to, and keeps its place', async () => {
    await venue.run(10);
    const before = venue.sync.book.known;
    venue.tamper = (event) => ({ ...event, last: (event.last ?? 0) - 50 });
    await venue.run(90);
    expect(venue.requests).toBeGreaterThan(1);
    expect([venue.sync.book.known, venue.sync.synced, venue.gaps]).toEqual([before, true, []]);
    venue.tamper = (event) => event;
    await venue.run(90);
    check();
  });

  it('keeps its place when no snapshot can be had', async () => {
    await venue.run(10);
    venue.tamper = () => {
      throw new Error('refused');
    };
    await venue.run(60);
    expect([venue.sync.synced, venue.sync.reason, venue.gaps]).toEqual([true, '', []]);
  });
});
