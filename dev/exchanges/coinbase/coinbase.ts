import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import { BTC, ETH } from '../../simulator/market-spec';
import type { InstrumentSpec, MarketTrade, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due } from '../pacing';
import { type Client, Wire } from '../wire';
import { CHANNELS, readCommand, type Refusal } from './commands';
import { heartbeat, l2update, match, snapshot } from './messages';
import { answerRest } from './rest';

const HEARTBEAT_MS = 1_000;
const RESTART_SEQUENCE = 1_000;

interface ProductState {
  /** Taken from every `sequence`. */
  shift: number;
  lastTrade: { readonly trade: MarketTrade; readonly time: number } | undefined;
  readonly sentAt: Map<string, number>;
}

const streamOf = (channel: string, product: string) => `${channel}:${product}`;

/** Coinbase Exchange: one stream socket of channels by product, REST. */
export class Coinbase implements LocalVenue {
  readonly ids = ['coinbase'] as const;
  readonly hosts = ['api.exchange.coinbase.com', 'ws-feed.exchange.coinbase.com'];
  readonly wire = new Wire();
  private readonly states = new Map<string, ProductState>();
  /** Old books, each with what has changed since: without numbers nobody could tell that something is missing. */
  private frozen = { left: 0, frames: new Map<string, string[]>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    for (const symbol of markets.keys())
      this.states.set(symbol, { shift: 0, lastTrade: undefined, sentAt: new Map() });
  }

  hasSocket(path: string): boolean {
    return path === '/';
  }

  connect(client: Client): (message: string) => void {
    return (message) => {
      const command = readCommand(message, (product) => this.markets.has(product));
      if ('message' in command) return refuse(client, command);
      const { type, wanted } = command;
      const added = wanted.filter(([channel, product]) => !client.streams.has(streamOf(channel, product)));
      for (const [channel, product] of wanted)
        if (type === 'subscribe') client.streams.add(streamOf(channel, product));
        else client.streams.delete(streamOf(channel, product));
      client.send(subscriptions(client));
      if (type === 'subscribe')
        for (const [channel, product] of added) this.welcome(client, channel, product);
    };
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, this.markets, this.now());
  }

  refusal(status: number): unknown {
    return { message: status === 429 ? 'Public rate limit exceeded' : 'Forbidden' };
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const { instrument } = this.market(symbol);
    const state = this.state(symbol);
    const about = { time: update.time, sequence: update.last - state.shift };
    if (update.changes.length > 0) {
      if (this.frozen.left > 0) this.frozen.frames.get(symbol)?.push(l2update(update, instrument));
      this.wire.broadcast(streamOf('level2_batch', symbol), () => l2update(update, instrument), true);
    }
    for (const trade of update.trades) {
      state.lastTrade = { trade, time: update.time };
      this.wire.broadcast(streamOf('matches', symbol), () => match('match', trade, instrument, about));
    }
    const trade = state.lastTrade?.trade.id;
    if (trade !== undefined && due(state.sentAt, 'heartbeat', HEARTBEAT_MS, update.time))
      this.wire.broadcast(streamOf('heartbeat', symbol), () => heartbeat(symbol, { ...about, trade }));
  }

  freezeSnapshots(times: number): void {
    const frames = new Map([...this.markets].map(([symbol, market]) => [symbol, [snapshot(market)]]));
    this.frozen = { left: times, frames };
  }

  /** Nothing that a client follows is numbered: those who listen must begin anew. */
  restart(): void {
    for (const [symbol, state] of this.states) state.shift = this.market(symbol).lastId - RESTART_SEQUENCE;
    this.wire.dropAll();
  }

  /** What comes with a new subscription: the whole book, the newest trade. */
  private welcome(client: Client, channel: string, product: string): void {
    const market = this.market(product);
    if (channel === 'level2_batch') for (const frame of this.book(client, market)) client.send(frame);
    const { lastTrade, shift } = this.state(product);
    if (channel !== 'matches' || !lastTrade) return;
    const about = { time: lastTrade.time, sequence: market.lastId - shift };
    client.send(match('last_match', lastTrade.trade, market.instrument, about));
  }

  private book(client: Client, market: VenueMarket): readonly string[] {
    const { left, frames } = this.frozen;
    const frozen = left > 0 && !client.quiet ? frames.get(market.instrument.symbol) : undefined;
    if (frozen === undefined) return [snapshot(market)];
    this.frozen.left -= 1;
    return frozen;
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }

  private state(symbol: string): ProductState {
    return ensureDefined(this.states.get(symbol), symbol);
  }
}

function refuse(client: Client, refusal: Refusal): void {
  client.send(JSON.stringify({ type: 'error', ...refusal }));
}

/** Everything a client is subscribed to, which every command is answered with. */
function subscriptions({ streams }: Client): string {
  const channels = CHANNELS.map((name) => ({
    name,
    product_ids: [...streams]
      .filter((stream) => stream.startsWith(`${name}:`))
      .map((stream) => stream.slice(name.length + 1)),
    account_ids: null,
  }));
  return JSON.stringify({
    type: 'subscriptions',
    channels: channels.filter(({ product_ids: products }) => products.length > 0),
  });
}

const inDollars = (instrument: InstrumentSpec): InstrumentSpec => ({
  ...instrument,
  symbol: `${instrument.base}-USD`,
  quote: 'USD',
  sizeDecimals: 8,
});

export const coinbase: LocalExchange = {
  listings: new Map([['coinbase', { BTC: inDollars(BTC.instrument), ETH: inDollars(ETH.instrument) }]]),
  open: (markets, now) => new Coinbase(markets.get('coinbase') ?? new Map(), now),
};
