import type { SocketPlan } from '../exchanges/exchange';
import { Backoff } from './backoff';
import { Connection, type Dialect } from './connection';
import type { FeedEdges } from './edges';
import type { Lane } from './lane';
import { Overlap } from './overlap';
import { additions, rotationAge } from './socket-plan';

const CHECK_MS = 1_000;
/** How long two connections run side by side before the new one takes over, and how long repeats are looked for after. */
const OVERLAP_MS = 3_000;
/** Failures in a row, with no data in between, after which a venue counts as failing. */
export const FAILING_AFTER = 3;

export type SessionState = 'connecting' | 'live' | 'stale' | 'failed';

export interface SessionEvents {
  /** A reader for the frames of one connection; `hold` keeps its depth frames back until it is released. */
  lane(socket: string, hold: boolean): Lane;
  /** The connection that is to carry the data is open and being subscribed. */
  opened(socket: string): void;
  /** Data were missed: whatever this socket carried is no longer known. */
  lost(socket: string, reason: string): void;
  changed(): void;
}

interface Link {
  plan: SocketPlan;
  readonly connection: Connection;
  readonly lane: Lane;
  readonly rotateAfterMs: number;
  /** Local epoch ms at which it first brought what shows that it lives; undefined before. */
  aliveSince?: number;
}

/**
 * Keeps one planned socket connected. When the connection breaks it reconnects with growing delays. When it grows old, or
 * the plan changes, a second connection is opened and takes over once both have run side by side: nothing is missed.
 */
export class SocketSession {
  private current: Link | undefined;
  private next: Link | undefined;
  private cancelRetry: (() => void) | undefined;
  private nextAllowedAt = 0;
  private silent = false;
  private lastReason = '';
  private readonly backoff: Backoff;
  private readonly nextBackoff: Backoff;
  private readonly stopChecks: () => void;

  constructor(
    private plan: SocketPlan,
    private readonly dialect: Dialect,
    private readonly edges: FeedEdges,
    private readonly events: SessionEvents,
  ) {
    this.backoff = new Backoff(edges.random);
    this.nextBackoff = new Backoff(edges.random);
    this.stopChecks = edges.clock.every(CHECK_MS, () => this.check());
    this.connect();
  }

  get state(): SessionState {
    if (this.current?.aliveSince !== undefined) return 'live';
    if (this.silent) return 'stale';
    return this.backoff.failures >= FAILING_AFTER ? 'failed' : 'connecting';
  }

  /** Why the last connection ended; empty while live. */
  get reason(): string {
    return this.state === 'live' ? '' : this.lastReason;
  }

  stop(): void {
    this.stopChecks();
    this.drop();
  }

  /** Says something on the connection that carries the data, behind what is still to be said there. */
  send(frames: readonly string[]): void {
    this.current?.connection.send(frames);
  }

  /** Follows a new plan: by saying what is missing when it only adds to the old one, else over a new connection. */
  follow(plan: SocketPlan): void {
    if (additions(this.plan, plan)?.length === 0) return;
    this.plan = plan;
    this.nextAllowedAt = 0;
    if (this.next) this.discardNext();
    this.check();
  }

  /** Gives the connection up and opens another at once. */
  restart(reason: string): void {
    this.drop();
    this.lastReason = reason;
    this.events.lost(this.plan.key, reason);
    this.connect();
  }

  /** Looks at every deadline. Runs each second; an alarm calls it too, for timers that slept. */
  check(): void {
    const now = this.edges.clock.now();
    this.current?.connection.check(now);
    this.next?.connection.check(now);
    const { current, next } = this;
    if (next) {
      if (now - ranSince(next) >= OVERLAP_MS) this.handOver(next);
    } else if (current && now >= this.nextAllowedAt && this.outdated(current, now)) {
      this.openNext(current);
    }
  }

  private outdated(link: Link, now: number): boolean {
    const { openedAt } = link.connection;
    if (openedAt === undefined) return false;
    const added = additions(link.plan, this.plan);
    if (added) {
      link.plan = this.plan;
      link.connection.send(added);
    }
    return !added || link.connection.ending || now - openedAt >= link.rotateAfterMs;
  }

  private connect(): void {
    this.cancelRetry = undefined;
    this.current = this.link(false);
    this.events.changed();
    this.current.connection.start();
  }

  private openNext(current: Link): void {
    const link = this.link(true);
    current.lane.overlap = link.lane.overlap = new Overlap();
    this.next = link;
    link.connection.start();
  }

  private link(hold: boolean): Link {
    const { plan, dialect, edges } = this;
    const lane = this.events.lane(plan.key, hold);
    const connection = new Connection(plan, dialect, edges, {
      opened: () => this.opened(link),
      frame: (text) => this.received(link, text),
      dead: (reason, silent) => this.dead(link, reason, silent),
    });
    const link: Link = { plan, connection, lane, rotateAfterMs: rotationAge(plan, edges.random) };
    return link;
  }

  private opened(link: Link): void {
    if (link === this.current) this.events.opened(this.plan.key);
  }

  private received(link: Link, text: string | undefined): boolean {
    const alive = link.lane.receive(text) || link.plan.rare === true;
    if (!alive) return false;
    const isFirst = link.aliveSince === undefined;
    const now = this.edges.clock.now();
    link.aliveSince ??= now;
    if (link === this.current) {
      this.backoff.good(now);
      this.silent = false;
      if (isFirst) this.events.changed();
    }
    return true;
  }

  private dead(link: Link, reason: string, silent: boolean): void {
    if (link === this.next) {
      this.discardNext();
      this.nextAllowedAt = this.edges.clock.now() + this.nextBackoff.fail();
    } else if (link === this.current) {
      this.lastReason = reason;
      this.silent = silent;
      if (this.next) this.promoteEarly(this.next, reason);
      else this.reconnectLater(reason);
    }
  }

  private reconnectLater(reason: string): void {
    this.current = undefined;
    this.cancelRetry = this.edges.clock.after(this.backoff.fail(), () => this.connect());
    this.events.lost(this.plan.key, reason);
    this.events.changed();
  }

  /** The old connection broke before its time. What the new one already brought may still join without a hole. */
  private promoteEarly(next: Link, reason: string): void {
    if (next.aliveSince === undefined) this.events.lost(this.plan.key, reason);
    this.handOver(next);
  }

  private handOver(next: Link): void {
    const { overlap } = next.lane;
    this.current?.connection.close();
    this.current = next;
    this.next = undefined;
    this.nextBackoff.reset();
    next.lane.release();
    this.edges.clock.after(OVERLAP_MS, () => {
      if (next.lane.overlap === overlap) next.lane.overlap = undefined;
    });
    if (next.connection.openedAt !== undefined) this.events.opened(this.plan.key);
    this.events.changed();
  }

  private discardNext(): void {
    this.next?.connection.close();
    this.next = undefined;
    if (this.current) this.current.lane.overlap = undefined;
  }

  private drop(): void {
    this.cancelRetry?.();
    this.cancelRetry = undefined;
    this.discardNext();
    this.current?.connection.close();
    this.current = undefined;
  }
}

/** Since when a link has lived on its whole subscription; Infinity while it has not. */
function ranSince({ connection, aliveSince }: Link): number {
  return Math.max(aliveSince ?? Infinity, connection.subscribedAt ?? Infinity);
}
