import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { PATIENCE_MS } from './local-bench';
import { type Exchanges, startExchanges } from './start-exchanges';

export type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- frames as they come

/** Local exchanges whose market stands still until the test moves it, and clients of them. */
export class Bench {
  private readonly sockets: WebSocket[] = [];

  private constructor(readonly exchanges: Exchanges) {}

  static async open(): Promise<Bench> {
    return new Bench(await startExchanges({ port: 0, seed: 7, speed: 0, historyHours: 2 }));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await this.exchanges.stop();
  }

  /** A client that keeps every frame it gets. */
  async listen(path: string): Promise<Ear> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.exchanges.port}${path}`);
    this.sockets.push(socket);
    const ear = new Ear(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return ear;
  }

  readonly rest = async (path: string): Promise<Json> =>
    (await fetch(this.exchanges.url + path)).json() as Promise<Json>;

  readonly post = async (path: string, body: unknown): Promise<Json> =>
    (
      await fetch(this.exchanges.url + path, { method: 'POST', body: JSON.stringify(body) })
    ).json() as Promise<Json>;

  readonly misbehave = (venue: string, command: Json) => this.post(`/control/${venue}`, command);
}

export class Ear {
  readonly frames: string[] = [];
  closed = false;

  constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.frames.push(data.toString()));
    socket.on('close', () => (this.closed = true));
    socket.on('error', () => undefined);
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  until(what: () => boolean): Promise<void> {
    return vi.waitFor(
      () => {
        if (!what()) throw new Error(`not yet, with ${this.frames.length} frames`);
      },
      { timeout: PATIENCE_MS, interval: 5 },
    );
  }

  get messages(): Json[] {
    return this.frames.map((frame) => JSON.parse(frame) as Json);
  }

  /** Binance events of one kind, unwrapped. */
  events(kind: string): Json[] {
    return this.messages.flatMap(({ data }) => (data?.e === kind ? [data as Json] : []));
  }

  /** Waits until all that Binance sent so far has arrived: the answer to a fresh question comes last. */
  async settle(): Promise<void> {
    const id = 1_000 + this.frames.length;
    this.say({ method: 'LIST_SUBSCRIPTIONS', id });
    await this.until(() => this.messages.some((message) => message['id'] === id));
  }
}
