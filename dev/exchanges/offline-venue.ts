import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { ensureDefined } from '../../lib/core/assert';
import type { Rest } from '../../lib/exchanges/exchange';
import { BTC } from '../simulator/market-spec';
import { MarketSimulator, STEP_MS } from '../simulator/market-simulator';
import type { LocalExchange } from './local-venue';

const START = 1_790_000_000_000;

/** A local exchange without a server, its Bitcoin market and its clock moved by the test. */
export function offlineVenue(local: LocalExchange, historyHours = 1) {
  const simulator = new MarketSimulator({
    seed: 7,
    spec: BTC,
    startTime: START,
    historyHours,
    listings: new Map([...local.listings].map(([id, { BTC: listing }]) => [id, listing])),
  });
  let time = START;
  const markets = [...simulator.venues].map(
    ([id, market]) => [id, new Map([[market.instrument.symbol, market]])] as const,
  );
  const venue = local.open(new Map(markets), () => time);
  const advance = (steps: number) => {
    for (let step = 0; step < steps; step += 1) {
      time += STEP_MS;
      for (const [id, update] of simulator.step(time))
        venue.publish(id, ensureDefined(simulator.venues.get(id), id).instrument.symbol, update);
    }
  };
  const rest: Rest = ({ url }) => {
    const { pathname, searchParams: query } = new URL(url);
    return Promise.resolve(venue.rest({ method: 'GET', path: pathname, query, body: '' }).body);
  };
  return { venue, advance, rest, now: () => time, connect: (path: string) => new Ear(venue, path) };
}

/** A client that keeps what it hears. */
class Ear extends EventEmitter {
  readonly frames: string[] = [];
  closed = false;
  private readonly hear: (message: string) => void;

  constructor(venue: ReturnType<LocalExchange['open']>, path: string) {
    super();
    // Of a socket only these few methods are used.
    const client = venue.wire.join(this as unknown as WebSocket, false);
    this.hear = venue.connect(client, path, new URLSearchParams());
  }

  send(frame: string): void {
    this.frames.push(frame);
  }

  close(): void {
    this.closed = true;
    this.emit('close');
  }

  say(message: unknown): void {
    this.hear(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** What was heard since the last call, parsed. */
  take(): unknown[] {
    return this.frames.splice(0).map((frame) => JSON.parse(frame) as unknown);
  }
}
