import type { WebSocket } from 'ws';
import type { LocalVenue } from './local-venue';
import type { Client } from './wire';

type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- frames as they come

/** A client of a local venue without a network between: what it says is answered at once. For tests. */
export class TestClient {
  readonly frames: string[] = [];
  closed = false;
  private readonly client: Client;
  private readonly hear: (message: string) => void;

  constructor(venue: LocalVenue, path = '/') {
    const socket: Pick<WebSocket, 'send' | 'close'> & { on: () => void } = {
      send: (frame: unknown) => void this.frames.push(String(frame)),
      close: () => void (this.closed = true),
      on: () => undefined,
    };
    this.client = venue.wire.join(socket as unknown as WebSocket, false);
    this.hear = venue.connect(this.client, path, new URLSearchParams());
  }

  get streams(): readonly string[] {
    return [...this.client.streams];
  }

  /** Says a message and returns what came back at once. */
  say(message: unknown): readonly Json[] {
    const before = this.frames.length;
    this.hear(typeof message === 'string' ? message : JSON.stringify(message));
    return this.since(before);
  }

  since(count: number): readonly Json[] {
    return this.frames.slice(count).map((frame) => JSON.parse(frame) as Json);
  }
}
