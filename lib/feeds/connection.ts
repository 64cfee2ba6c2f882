import type { Exchange, Rest, SocketPlan } from '../exchanges/exchange';
import type { FeedEdges, Socket } from './edges';
import { frameText } from './frame-text';
import { Outbox } from './outbox';
import { reasonOf } from './rest-error';

const OPEN_WITHIN_MS = 15_000;

/** How a venue speaks on every socket of it. */
export interface Dialect extends Pick<Exchange, 'compression' | 'demand' | 'stamp'> {
  readonly rest: Rest;
}

export interface ConnectionEvents {
  opened(): void;
  /**
   * One message, unpacked, or undefined when it cannot be; returns true when it carried market data rather than talk
   * about the connection.
   */
  frame(text: string | undefined): boolean;
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
  /** The venue said that it will close the connection: another must take over. */
  ending = false;
  private openedTime: number | undefined;
  private lastDataAt = 0;
  private stopHeartbeat: (() => void) | undefined;
  private cancelSettling: (() => void) | undefined;
  private readonly startedAt: number;
  private readonly outbox: Outbox;

  constructor(
    private readonly plan: SocketPlan,
    private readonly dialect: Dialect,
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
    const { url, address } = this.plan;
    if (!address) return this.open(url);
    address(this.dialect.rest).then(
      (given) => this.open(given),
      (error: unknown) => this.die(`no address to connect to: ${reasonOf(error)}`),
    );
  }

  private open(url: string): void {
    if (this.over) return;
    try {
      const socket = this.edges.openSocket(this.edges.rebase(url));
      socket.binaryType = 'arraybuffer';
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
    this.cancelSettling?.();
    try {
      this.socket?.close();
    } catch {
      // Some implementations refuse to close a socket that is still opening; it is let go all the same.
    }
  }

  private opened(): void {
    if (this.over) return;
    this.openedTime = this.edges.clock.now();
    const { heartbeat, subscribe, settleMs } = this.plan;
    if (heartbeat)
      this.stopHeartbeat = this.edges.clock.every(heartbeat.everyMs, () => this.transmit(heartbeat.frame));
    if (settleMs === undefined) this.outbox.add(subscribe);
    else this.cancelSettling = this.edges.clock.after(settleMs, () => this.outbox.add(subscribe));
    this.events.opened();
  }

  private received(data: unknown): void {
    if (this.over) return;
    const text = frameText(data, this.dialect.compression);
    if (text !== undefined) this.obey(text);
    if (this.events.frame(text)) this.lastDataAt = this.edges.clock.now();
  }

  private obey(text: string): void {
    const demand = this.dialect.demand?.(text);
    if (demand === 'reconnect') this.ending = true;
    else if (demand) this.transmit(demand.say);
  }

  private transmit(frame: string): void {
    try {
      this.socket?.send(this.dialect.stamp?.(frame, this.edges.clock.now()) ?? frame);
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
