import type { Clock } from '../../core/clock';
import { FakeClock } from '../../core/fake-clock';
import type { FeedEdges, FetchInit, FetchReply, Socket } from '../edges';

type Listener = (event: { readonly data: unknown }) => void;

/** A socket whose other end is the test. Closing it from our side brings no close event: that end may be gone. */
export class FakeSocket implements Socket {
  readonly sent: { readonly at: number; readonly text: string }[] = [];
  closed = false;
  binaryType: 'arraybuffer' | 'blob' = 'blob';
  /** What the other end does with what we say. */
  onSent: (text: string) => void = () => undefined;
  private readonly listeners = new Map<string, Listener[]>();

  constructor(
    readonly url: string,
    private readonly clock: Clock,
  ) {}

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  send(text: string): void {
    this.sent.push({ at: this.clock.now(), text });
    this.onSent(text);
  }

  close(): void {
    this.closed = true;
  }

  open = () => this.emit('open');
  message = (data: unknown) => this.emit('message', data);
  /** The venue hangs up. */
  end = () => this.emit('close');
  fail = () => this.emit('error');

  private emit(type: string, data?: unknown): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ data });
  }
}

/** A fake clock that can also jump while timers stand still, as it does when a machine sleeps. */
export class SleepyClock implements Clock {
  private readonly inner = new FakeClock();
  private asleep = 0;

  now = () => this.inner.now() + this.asleep;
  after = this.inner.after;
  every = this.inner.every;

  advance(ms: number): Promise<void> {
    return this.inner.advance(ms);
  }

  sleep(ms: number): void {
    this.asleep += ms;
  }
}

export interface FakeRequest {
  readonly at: number;
  readonly url: string;
  readonly init: FetchInit;
}

/** A world of sockets and replies that the test holds in its hand. */
export class FakeEdges implements FeedEdges {
  readonly clock = new SleepyClock();
  readonly sockets: FakeSocket[] = [];
  readonly requests: FakeRequest[] = [];
  onSocket: (socket: FakeSocket) => void = () => undefined;
  onRequest: (url: string) => FetchReply | Promise<FetchReply> = () => reply(200, {});
  random = () => 0.5;
  rebase = (url: string) => url;

  openSocket = (url: string): FakeSocket => {
    const socket = new FakeSocket(url, this.clock);
    this.sockets.push(socket);
    this.onSocket(socket);
    return socket;
  };

  fetch = async (url: string, init: FetchInit): Promise<FetchReply> => {
    this.requests.push({ at: this.clock.now(), url, init });
    return this.onRequest(url);
  };
}

/** A reply with a JSON body, or with the text as it is. */
export function reply(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): FetchReply {
  return {
    status,
    headers: { get: (name) => headers[name] ?? null },
    text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
  };
}
