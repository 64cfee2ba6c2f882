import { gzipSync } from 'node:zlib';
import { type Clock, systemClock } from '../../lib/core/clock';
import { type DepthFault, Faults, spoil } from './faults';

/** The venue's end of a connection, as far as it is used. */
export interface WireSocket {
  send(data: string | Uint8Array): void;
  close(code: number, reason: string): void;
  /** Ends it without a closing handshake. */
  terminate(): void;
  on(event: 'close', listener: () => void): unknown;
}

/** One connected client of a venue. */
export class Client {
  /** The venue's names of what it is subscribed to. */
  readonly streams = new Set<string>();
  private held: string | undefined;
  private readonly queue: string[] = [];

  /** @param quiet the demo page's own connection: not counted, and spared every fault. */
  constructor(
    private readonly socket: WireSocket,
    private readonly wire: Wire,
    readonly quiet: boolean,
  ) {}

  send(frame: string): void {
    if (this.quiet) return this.transmit(frame);
    if (this.wire.faults.stalled) return;
    if (this.wire.isHolding) this.queue.push(frame);
    else this.transmit(frame);
  }

  /** Says what was held back. */
  flush(): void {
    for (const frame of this.queue.splice(0)) this.transmit(frame);
  }

  /** Sends a frame as the fault leaves it. */
  deliver(frame: string, fault: DepthFault | undefined): void {
    for (const part of spoil(fault, frame)) this.send(part);
    const { held } = this;
    this.held = fault === 'late' ? frame : undefined;
    if (held !== undefined) this.send(held);
  }

  private transmit(frame: string): void {
    if (!this.quiet) {
      this.wire.counters.sent += 1;
      this.wire.onSent?.(frame);
    }
    this.socket.send(this.wire.compression === 'gzip' ? gzipSync(frame) : frame);
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  /** Ends the connection as a lost network does: without a closing handshake. */
  drop(): void {
    this.socket.terminate();
  }
}

/** What a venue has been asked for and has sent since it started. */
export interface WireCounters {
  connections: number;
  opened: number;
  received: number;
  sent: number;
  readonly requests: Record<string, number>;
  /** Status codes of refused requests. */
  readonly refused: Record<string, number>;
}

/** The connections of one venue. */
export class Wire {
  readonly faults = new Faults();
  readonly counters: WireCounters = {
    connections: 0,
    opened: 0,
    received: 0,
    sent: 0,
    requests: {},
    refused: {},
  };
  private readonly clients = new Set<Client>();
  /** Hears of every frame, as text, in the moment it is sent. */
  onSent: ((frame: string) => void) | undefined;
  /** Another one where time is not that of the wall. */
  clock: Clock = systemClock;
  private stopHolding: (() => void) | undefined;

  /** @param compression how every frame is packed. */
  constructor(readonly compression?: 'gzip') {}

  get isHolding(): boolean {
    return this.stopHolding !== undefined;
  }

  /** Lets nothing out for `ms`, as a network that stops for a while does. */
  hold(ms: number): void {
    this.stopHolding?.();
    this.stopHolding = this.clock.after(ms, () => {
      this.stopHolding = undefined;
      for (const client of this.clients) client.flush();
    });
  }

  join(socket: WireSocket, quiet: boolean): Client {
    const client = new Client(socket, this, quiet);
    this.clients.add(client);
    if (!quiet) {
      this.counters.opened += 1;
      this.counters.connections += 1;
    }
    socket.on('close', () => this.leave(client));
    return client;
  }

  isHeard(stream: string): boolean {
    return [...this.clients].some(({ streams }) => streams.has(stream));
  }

  /** Sends a stream's frame to those who wait for it; nothing is built when nobody does. */
  broadcast(stream: string, frame: (client: Client) => string, isDepth = false): void {
    const waiting = [...this.clients].filter(({ streams }) => streams.has(stream));
    if (waiting.length === 0) return;
    const fault = isDepth && waiting.some(({ quiet }) => !quiet) ? this.faults.takeDepth() : undefined;
    for (const client of waiting) client.deliver(frame(client), client.quiet ? undefined : fault);
  }

  /** Ends every connection but the demo page's own. */
  dropAll(): void {
    for (const client of this.clients) if (!client.quiet) client.drop();
  }

  /** What the clients other than the demo page are subscribed to. */
  subscriptions(): readonly string[] {
    const names = [...this.clients].filter(({ quiet }) => !quiet).flatMap(({ streams }) => [...streams]);
    return [...new Set(names)].toSorted();
  }

  private leave(client: Client): void {
    this.clients.delete(client);
    if (!client.quiet) this.counters.connections -= 1;
  }
}
