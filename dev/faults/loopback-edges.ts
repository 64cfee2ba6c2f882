import type { Clock } from '../../lib/core/clock';
import { ensureDefined } from '../../lib/core/assert';
import type { FeedEdges, Fetch, Socket } from '../../lib/feeds/edges';
import type { LocalVenue } from '../exchanges/local-venue';
import type { WireSocket } from '../exchanges/wire';

/** How long a message is on its way, ms. */
const LATENCY_MS = 20;

const CHECKSUM = /"checksum":"?-?[1-9]|"cs",-?\d/;

type Listener = (event: { readonly data: unknown }) => void;

/** A connection to a local exchange in the same process: in order, with a delay, on a clock of its own. */
class LoopbackSocket implements Socket, WireSocket {
  binaryType: 'arraybuffer' | 'blob' = 'blob';
  private state: 'opening' | 'open' | 'over' = 'opening';
  private hear: (message: string) => void = () => undefined;
  private readonly listeners = new Map<string, Listener[]>();
  private readonly ended: (() => void)[] = [];
  private readonly coming: unknown[] = [];

  constructor(
    private readonly clock: Clock,
    accept: (socket: LoopbackSocket) => ((message: string) => void) | undefined,
  ) {
    clock.after(LATENCY_MS, () => {
      if (this.state === 'over') return;
      const hear = accept(this);
      if (!hear) return this.fail();
      this.hear = hear;
      this.state = 'open';
      this.emit('open');
    });
  }

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  on(_event: 'close', listener: () => void): void {
    this.ended.push(listener);
  }

  /** From either end: text of ours goes to the venue, what the venue sends comes through {@link deliver}. */
  send(text: string): void {
    this.clock.after(LATENCY_MS, () => {
      if (this.state === 'open') this.hear(text);
    });
  }

  deliver(data: string | Uint8Array): void {
    this.coming.push(typeof data === 'string' ? data : Uint8Array.from(data).buffer);
    if (this.coming.length > 1) return;
    this.clock.after(LATENCY_MS, () => {
      for (const one of this.coming.splice(0)) if (this.state === 'open') this.emit('message', one);
    });
  }

  close(): void {
    if (this.state === 'over') return;
    this.state = 'over';
    for (const listener of this.ended) listener();
  }

  terminate(): void {
    this.close();
    this.clock.after(LATENCY_MS, () => this.emit('close'));
  }

  private fail(): void {
    this.state = 'over';
    this.emit('error');
    this.emit('close');
  }

  private emit(type: string, data?: unknown): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ data });
  }
}

/** A request as it reached the exchange. */
export interface LoggedRequest {
  readonly host: string;
  readonly at: number;
}

/** The world of one local exchange for the feeds: its sockets and its REST, without a network. */
export class LoopbackEdges implements FeedEdges {
  readonly requests: LoggedRequest[] = [];
  /** Whether a frame with a checksum was sent. */
  hasChecksums = false;
  readonly rebase = (url: string) => url;

  constructor(
    readonly clock: Clock,
    private readonly venue: LocalVenue,
    readonly random: () => number,
  ) {}

  readonly openSocket = (address: string): Socket => {
    const { host, pathname, searchParams } = new URL(address);
    return new LoopbackSocket(this.clock, (socket) => this.accept(socket, host, pathname, searchParams));
  };

  readonly fetch: Fetch = async (address, { method, body = '' }) => {
    const { host, pathname: path, searchParams: query } = new URL(address);
    this.requests.push({ host, at: this.clock.now() });
    await this.pause();
    const fault = this.venue.wire.faults.takeHttp(path, false);
    const { retryAfter } = fault ?? {};
    const reply = fault
      ? { status: fault.status, body: this.venue.refusal(fault.status) }
      : this.venue.rest({ method, path, query, body });
    await this.pause();
    return {
      status: reply.status,
      headers: { get: (name) => (name === 'Retry-After' ? (retryAfter?.toString() ?? null) : null) },
      text: async () => (typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)),
    };
  };

  private accept(socket: LoopbackSocket, host: string, path: string, query: URLSearchParams) {
    const { venue } = this;
    const isThere = venue.hosts.includes(host) && venue.hasSocket(path);
    if (!isThere || venue.wire.faults.takeHttp(path, true)) return undefined;
    const end: WireSocket = {
      send: (data) => {
        this.hasChecksums ||= typeof data === 'string' && CHECKSUM.test(data);
        socket.deliver(data);
      },
      close: () => socket.terminate(),
      terminate: () => socket.terminate(),
      on: (event, listener) => socket.on(event, listener),
    };
    const hear = venue.connect(venue.wire.join(end, false), path, query);
    return ensureDefined(hear, 'a listener');
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => void this.clock.after(LATENCY_MS, resolve));
  }
}
