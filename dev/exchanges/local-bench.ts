import { gunzipSync } from 'node:zlib';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { ensureDefined } from '../../lib/core/assert';
import type { Exchange, Rest, SocketPlan } from '../../lib/exchanges/exchange';
import type { VenueId } from '../../lib/market/venues';
import { BTC, ETH } from '../simulator/market-spec';
import { MarketSimulator, STEP_MS } from '../simulator/market-simulator';
import { ExchangeServer } from './exchange-server';
import type { LocalExchange, LocalVenue, Markets } from './local-venue';

/** How long is waited for a frame on a busy machine, ms. */
export const PATIENCE_MS = 60_000;

/** One local exchange whose market stands still until the test moves it, and clients that speak as the adapter does. */
export class LocalBench {
  /** What the clients heard of each socket, unpacked, in order. */
  readonly heard = new Map<string, string[]>();
  private readonly sockets: WebSocket[] = [];
  private count = 0;
  private time = Date.now();

  private constructor(
    readonly venue: LocalVenue,
    readonly simulators: readonly MarketSimulator[],
    private readonly server: ExchangeServer,
    private readonly port: number,
  ) {}

  static async open(local: LocalExchange): Promise<LocalBench> {
    const { listings } = local;
    const simulators = ([BTC, ETH] as const).map(
      (spec, index) =>
        new MarketSimulator({
          seed: 7 + index,
          spec,
          startTime: Date.now(),
          historyHours: 2,
          listings: new Map(
            [...listings].map(([id, listing]) => [id, index === 0 ? listing.BTC : listing.ETH]),
          ),
        }),
    );
    const marketsOf = (id: VenueId): Markets =>
      new Map(simulators.map(({ venues }) => entry(ensureDefined(venues.get(id), id))));
    const markets = new Map([...listings.keys()].map((id) => [id, marketsOf(id)]));
    const venue = local.open(markets, () => Date.now());
    const server = new ExchangeServer([venue], () => undefined);
    return new LocalBench(venue, simulators, server, await server.listen(0));
  }

  /** Requests as the adapter makes them. */
  readonly rest: Rest = async ({ url, method = 'GET', body }) => {
    const reply = await fetch(this.local(url, 'http'), { method, ...(body !== undefined && { body }) });
    return reply.json();
  };

  /** Opens every socket of the adapter's plan and says what it says; what the venue demands is answered. */
  async subscribe(exchange: Exchange, symbols: readonly string[]): Promise<void> {
    for (const plan of exchange.sockets(symbols)) await this.connect(exchange, plan);
  }

  /** Lets the markets run, a step at a time, and waits until everything was heard. */
  async advance(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      this.time = Math.max(Date.now(), this.time + STEP_MS);
      for (const simulator of this.simulators)
        for (const [id, update] of simulator.step(this.time)) {
          const { instrument } = ensureDefined(simulator.venues.get(id), id);
          this.venue.publish(id, instrument.symbol, update);
        }
    }
    await this.settle();
  }

  /** Waits until every frame the venue sent has arrived. */
  settle(): Promise<void> {
    return vi.waitFor(
      () => {
        if (this.count !== this.venue.wire.counters.sent)
          throw new Error(`${this.count} of ${this.venue.wire.counters.sent} frames`);
      },
      { timeout: PATIENCE_MS, interval: 5 },
    );
  }

  /** The simulated market behind a venue's Bitcoin instrument. */
  market(id: VenueId) {
    return ensureDefined(this.simulators[0]?.venues.get(id), id);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await this.server.close();
  }

  private local(url: string, protocol: 'http' | 'ws'): string {
    return `${protocol}://127.0.0.1:${this.port}/${url.replace(/^\w+:\/\//, '')}`;
  }

  private async connect(exchange: Exchange, plan: SocketPlan): Promise<void> {
    const url = plan.address ? await plan.address(this.rest) : plan.url;
    const socket = new WebSocket(this.local(url, 'ws'));
    this.sockets.push(socket);
    const frames: string[] = [];
    this.heard.set(plan.key, frames);
    const say = (frame: string) => socket.send(exchange.stamp?.(frame, Date.now()) ?? frame);
    socket.on('message', (data: Buffer, isBinary) => {
      const text = (isBinary ? gunzipSync(data) : data).toString();
      this.count += 1;
      frames.push(text);
      const demand = exchange.demand?.(text);
      if (typeof demand === 'object') say(demand.say);
    });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    const { counters } = this.venue.wire;
    const total = counters.received + plan.subscribe.length + (plan.heartbeat ? 1 : 0);
    for (const frame of plan.subscribe) say(frame);
    if (plan.heartbeat) say(plan.heartbeat.frame);
    await vi.waitFor(
      () => {
        if (counters.received < total) throw new Error(`${counters.received} of ${total} frames were said`);
      },
      { timeout: PATIENCE_MS, interval: 5 },
    );
    await this.settle();
  }
}

const entry = <Market extends { readonly instrument: { readonly symbol: string } }>(market: Market) =>
  [market.instrument.symbol, market] as const;
