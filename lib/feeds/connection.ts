import type { SocketPlan } from '../exchanges/exchange';
import type { FeedEdges, Socket } from './edges';
import { Outbox } from './outbox';
import { reasonOf } from './rest-error';

const OPEN_WITHIN_MS = 15_000;

export interface ConnectionEvents {
  opened(): void;
  /** One message; returns true when it carried market data rather than talk about the connection. */
  frame(data: unknown): boolean;
  /** The connection is of no use any more; nothing follows. `silent`: it stood, but nothing came. */
  dead(reason: string, silent: boolean): void;
}

/**
 * One socket from opening to its end. It ends when the venue closes it, when it does not open in time and when it brings
 * no data for the plan's `staleAfterMs`. A closed socket is let go at once: its own close event may never come.
 */
export class Connection {
  private socket: Socket | undefined;
  private over = false;
  private openedTime: number | undefined;
  private lastDataAt = 0;
  private stopHeartbeat: (() => void) | undefined;
  private readonly startedAt: number;
  private readonly outbox: Outbox;

  constructor(
    private readonly plan: SocketPlan,
    private readonly edges: FeedEdges,
    private readonly events: ConnectionEvents,
  ) {
    this.startedAt = edges.clock.now();
    this.outbox = new Outbox(plan.pacingMs, edges.clock, (frame) => this.transmit(frame));
  }

  /** Epoch ms of the opening; undefined before. */
  get openedAt(): number | undefined {
    return this.openedTime;
  }

  /** Epoch ms at which the subscription was said in full; undefined before. */
  get subscribedAt(): number | undefined {
    return this.openedTime === undefined ? undefined : this.outbox.emptySince;
  }

  start(): void {
    try {
      const socket = this.edges.openSocket(this.edges.rebase(this.plan.url));
      this.socket = socket;
      socket.addEventListener('open', () => this.opened());
      socket.addEventListener('message', ({ data }) => this.received(data));
      socket.addEventListener('close', () => this.die('the venue closed the connection'));
      socket.addEventListener('error', () => this.die('the connection failed'));
    } catch (error) {
      this.die(reasonOf(error));
    }
  }

  /** Queues frames behind the subscription; drops them while the socket is not open. */
  send(frames: readonly string[]): void {
    if (this.openedTime !== undefined && !this.over) this.outbox.add(frames);
  }

  /** Ends the connection when a deadline has passed. */
  check(now: number): void {
    if (this.openedTime === undefined) {
      if (now - this.startedAt >= OPEN_WITHIN_MS) this.die('the connection did not open');
      return;
    }
    const silence = now - Math.max(this.openedTime, this.lastDataAt);
    if (silence >= this.plan.staleAfterMs) this.die(`no data for ${Math.round(silence / 1_000)} s`, true);
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    this.outbox.close();
    this.stopHeartbeat?.();
    try {
      this.socket?.close();
    } catch {
      // Some implementations refuse to close a socket that is still opening; it is let go all the same.
    }
  }

  private opened(): void {
    if (this.over) return;
    this.openedTime = this.edges.clock.now();
    const { heartbeat, subscribe } = this.plan;
    if (heartbeat)
      this.stopHeartbeat = this.edges.clock.every(heartbeat.everyMs, () => this.transmit(heartbeat.frame));
    this.outbox.add(subscribe);
    this.events.opened();
  }

  private received(data: unknown): void {
    if (!this.over && this.events.frame(data)) this.lastDataAt = this.edges.clock.now();
  }

  private transmit(frame: string): void {
    try {
      this.socket?.send(frame);
    } catch (error) {
      this.die(reasonOf(error));
    }
  }

  private die(reason: string, silent = false): void {
    if (this.over) return;
    this.close();
    this.events.dead(reason, silent);
  }
}
