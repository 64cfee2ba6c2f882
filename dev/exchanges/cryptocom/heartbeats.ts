import type { Client } from '../wire';

const EVERY_MS = 30_000;
const PATIENCE_MS = 5_000;

/** Asks every client twice a minute whether it is there, and ends the connections of those that do not answer. */
export class Heartbeats {
  private readonly clients = new Map<Client, { askedAt: number; id: number | undefined }>();

  join(client: Client, now: number): void {
    this.clients.set(client, { askedAt: now, id: undefined });
  }

  /** A client's answer; one with another number is none. */
  answered(client: Client, id: unknown): void {
    const state = this.clients.get(client);
    if (state && state.id === id) state.id = undefined;
  }

  check(now: number): void {
    for (const [client, state] of this.clients) {
      if (state.id === undefined && now - state.askedAt >= EVERY_MS) {
        state.askedAt = now;
        state.id = now;
        client.send(JSON.stringify({ id: now, method: 'public/heartbeat', code: 0 }));
      } else if (state.id !== undefined && now - state.askedAt > PATIENCE_MS && !client.quiet) {
        this.clients.delete(client);
        client.close(1000, 'heartbeat');
      }
    }
  }
}
