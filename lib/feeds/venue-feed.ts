import { ensureDefined } from '../core/assert';
import type { Exchange, Rest, SocketPlan } from '../exchanges/exchange';
import type { DepthFrame } from '../market/depth-frame';
import type { BookEvent, MarketEvent } from '../market/events';
import type { Instrument } from '../market/instrument';
import type { LiveBook } from '../market/live-book';
import type { VenueId } from '../market/venues';
import { bookReach } from './book-reach';
import { BookShelf } from './book-shelf';
import type { FeedEdges } from './edges';
import { InstrumentList } from './instrument-list';
import { Lane } from './lane';
import { PollLoop } from './poll-loop';
import { HostGates } from './rate-limit';
import { createRest } from './rest';
import { SleepDetector } from './sleep-detector';
import { SocketSession } from './socket-session';
import type { VenueStatus } from './status';
import { Tally } from './tally';
import { TradeMemory } from './trade-memory';
import { type StateAndReason, venueState } from './venue-state';

const CHECK_MS = 5_000;

export type FeedEvent = Exclude<MarketEvent, BookEvent>;

/** What a feed tells. Books are read from {@link VenueFeed.books}; their events do not come this way. */
export interface FeedSink {
  event(event: FeedEvent): void;
  /** A book was known until `from` (epoch ms on the exchange's clock) and is not, until it is synced again. */
  gap(venue: VenueId, symbol: string, from: number, reason: string): void;
  /** The state or its reason changed. */
  status(status: VenueStatus): void;
}

export interface VenueFeedOptions {
  /** Shared by all feeds, so that venues on one host spend one budget. */
  readonly hosts?: HostGates;
  /** The venue's instruments are there. */
  readonly loaded?: () => void;
}

/** Keeps one venue connected: its instruments, and sockets, books and polls of the watched symbols. */
export class VenueFeed {
  /** Budgeted requests to the venue. */
  readonly rest: Rest;
  /** The same, behind all others. */
  readonly patientRest: Rest;
  private readonly hosts: HostGates;
  private readonly list: InstrumentList;
  private readonly tally = new Tally();
  private readonly trades = new TradeMemory();
  private readonly shelf: BookShelf;
  private readonly sessions = new Map<string, SocketSession>();
  private readonly polls = new Map<string, readonly PollLoop[]>();
  private readonly sleep: SleepDetector;
  private symbols: readonly string[] = [];
  private stopRunning: (() => void) | undefined;
  private told: StateAndReason = { state: 'off', reason: '' };

  constructor(
    private readonly exchange: Exchange,
    private readonly edges: FeedEdges,
    private readonly sink: FeedSink,
    { hosts = new HostGates(edges.clock), loaded }: VenueFeedOptions = {},
  ) {
    this.hosts = hosts;
    this.rest = createRest(exchange.limits, edges, hosts);
    this.patientRest = createRest(exchange.limits, edges, hosts, 'patient');
    this.sleep = new SleepDetector(edges.clock);
    this.list = new InstrumentList(
      () => exchange.instruments(this.rest),
      edges,
      () => {
        if (this.list.loaded) loaded?.();
        this.align();
      },
    );
    this.shelf = new BookShelf(exchange, this.rest, edges, {
      send: (socket, frames) => this.sessions.get(socket)?.send(frames),
      gap: (symbol, from, reason) => this.gap(symbol, from, reason),
      malformed: () => this.tally.note('malformed', 'snapshot'),
      changed: () => this.tell(),
    });
  }

  /** By symbol; empty until the venue has answered. */
  get instruments(): ReadonlyMap<string, Instrument> {
    return this.list.bySymbol;
  }

  get status(): VenueStatus {
    const [first] = this.shelf.all;
    return {
      venue: this.exchange.id,
      ...this.derive(),
      ...this.tally.counts(this.edges.clock.now()),
      book: first && bookReach(first),
    };
  }

  /** Exchange clock minus local clock, ms, smoothed; undefined until measured. */
  get skewMs(): number | undefined {
    return this.tally.skew.ms;
  }

  books(): readonly LiveBook[] {
    return this.shelf.all;
  }

  /** Loads the instruments, and from then on keeps what is watched alive until {@link stop}. */
  start(): void {
    if (this.stopRunning) return;
    const stopChecks = this.edges.clock.every(CHECK_MS, () => this.revive());
    const stopListening = this.hosts.halts.listen(() => this.tell());
    this.stopRunning = () => {
      stopChecks();
      stopListening();
    };
    this.sleep.slept();
    this.list.load();
    this.tell();
  }

  /** Follows these symbols and no others. Those the venue does not trade are left out and named in the status. */
  watch(symbols: readonly string[]): void {
    this.symbols = symbols;
    this.start();
    this.align();
  }

  /** Lets everything go; {@link watch} begins anew. */
  stop(): void {
    this.symbols = [];
    this.align();
    this.stopRunning?.();
    this.stopRunning = undefined;
    this.list.pause();
    this.tell();
  }

  /** Looks whether anything died unnoticed. An alarm calls it too, since timers sleep with the machine. */
  revive(): void {
    if (!this.stopRunning) return;
    const slept = this.sleep.slept();
    for (const session of this.sessions.values()) {
      if (slept) session.restart('the computer was asleep');
      else session.check();
    }
    this.tell();
  }

  /** Makes books, polls and sockets those of the watched symbols. */
  private align(): void {
    const known = this.symbols.filter((symbol) => this.instruments.has(symbol));
    for (const symbol of this.polls.keys()) if (!known.includes(symbol)) this.unfollow(symbol);
    for (const symbol of known) if (!this.shelf.has(symbol)) this.follow(symbol);
    this.alignSockets(known);
    this.tell();
  }

  private follow(symbol: string): void {
    const instrument = ensureDefined(this.instruments.get(symbol), `the instrument ${symbol}`);
    this.shelf.follow(instrument);
    const events = {
      events: (list: readonly MarketEvent[]) => list.forEach((event) => this.pass(event)),
      malformed: () => this.tally.note('malformed', 'poll'),
    };
    const loops = this.exchange.polls.map(
      (poll) => new PollLoop(poll, instrument, this.rest, this.edges, events),
    );
    this.polls.set(symbol, loops);
  }

  private unfollow(symbol: string): void {
    this.shelf.unfollow(symbol);
    for (const loop of this.polls.get(symbol) ?? []) loop.stop();
    this.polls.delete(symbol);
  }

  private alignSockets(symbols: readonly string[]): void {
    const plans = symbols.length > 0 ? this.exchange.sockets(symbols) : [];
    const wanted = new Set(plans.map(({ key }) => key));
    for (const [key, session] of this.sessions) {
      if (wanted.has(key)) continue;
      session.stop();
      this.sessions.delete(key);
    }
    for (const plan of plans) {
      const session = this.sessions.get(plan.key);
      if (session) session.follow(plan);
      else this.sessions.set(plan.key, this.openSession(plan));
    }
  }

  private openSession(plan: SocketPlan): SocketSession {
    return new SocketSession(plan, { ...this.exchange, rest: this.rest }, this.edges, {
      lane: (socket, hold) => this.openLane(socket, hold),
      opened: (socket) => this.shelf.opened(socket),
      lost: (socket, reason) => this.shelf.lost(socket, reason),
      changed: () => this.tell(),
    });
  }

  private openLane(socket: string, hold: boolean): Lane {
    const { exchange, instruments, tally, edges } = this;
    const context = {
      exchange,
      instruments,
      tally,
      now: () => edges.clock.now(),
      depth: (frame: DepthFrame) => {
        tally.layer('book', edges.clock.now());
        this.shelf.offer(frame, socket);
      },
      event: (event: MarketEvent) => this.pass(event),
    };
    return new Lane(context, hold);
  }

  private pass(event: MarketEvent): void {
    if (event.type === 'book' || !this.shelf.has(event.symbol)) return;
    this.tally.layer(event.type, this.edges.clock.now());
    if (event.type !== 'trade' || this.trades.isNew(event)) this.sink.event(event);
  }

  private gap(symbol: string, from: number, reason: string): void {
    this.tally.gap(this.edges.clock.now());
    this.sink.gap(this.exchange.id, symbol, from, reason);
  }

  private derive(): StateAndReason {
    return venueState({
      wanted: this.stopRunning !== undefined,
      missing: this.symbols.filter((symbol) => !this.instruments.has(symbol)),
      halted: this.hosts.halted(this.exchange.limits.map(({ host }) => host)),
      instruments: this.list,
      sessions: [...this.sessions.values()],
      books: this.shelf.all,
      refusal: this.tally.refusal,
    });
  }

  private tell(): void {
    const { state, reason } = this.derive();
    if (state === this.told.state && reason === this.told.reason) return;
    this.told = { state, reason };
    this.sink.status(this.status);
  }
}
