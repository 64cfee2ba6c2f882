import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import { BTC, ETH } from '../../simulator/market-spec';
import type { InstrumentSpec, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { bar, bookChange, bookSnapshot, notification, TEST_REQUEST, ticker, trades } from './messages';
import { answerRest, errorBody, RESOLUTIONS } from './rest';

const CHART_MS = 1_000;
/** Where the sequence goes on after a restart. */
const RESTART_ID = 1_000;
const INTERVALS = new Set(['100ms', 'agg2']);

interface SymbolState {
  /** Taken from every change id. */
  shift: number;
  /** The last change that was told. */
  told: number;
  readonly sentAt: Map<string, number>;
}

interface Request {
  readonly id: unknown;
  readonly method: unknown;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Deribit v2: JSON-RPC on one socket, REST. */
class Deribit implements LocalVenue {
  readonly ids = ['deribit'] as const;
  readonly hosts = ['www.deribit.com', 'streams.deribit.com'];
  readonly wire = new Wire();
  private readonly states: ReadonlyMap<string, SymbolState>;
  /** Intervals of heartbeats that were asked for, seconds; when each was due last, by wall time. */
  private readonly heartbeats = new Map<number, Map<string, number>>();
  /** Clients that have not answered the last test. */
  private readonly tested = new WeakSet<Client>();
  private frozen = { left: 0, snapshots: new Map<string, unknown>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    this.states = new Map(
      [...markets].map(([symbol, { lastId }]) => [symbol, { shift: 0, told: lastId, sentAt: new Map() }]),
    );
  }

  hasSocket(path: string): boolean {
    return path === '/ws/api/v2';
  }

  connect(client: Client): (message: string) => void {
    return (message) => this.hear(client, readRequest(message));
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, this.markets, this.now());
  }

  refusal(): unknown {
    return errorBody(10_028, 'too_many_requests');
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const market = this.market(symbol);
    const state = this.state(symbol);
    if (update.changes.length > 0) {
      const ids = { prev: state.told - state.shift, last: update.last - state.shift };
      state.told = update.last;
      this.say('book', symbol, () => bookChange(update, market.instrument, ids), true);
    }
    if (update.trades.length > 0) this.say('trades', symbol, () => trades(update, market));
    if (ticker(market)) this.say('ticker', symbol, () => ticker(market));
    this.publishCharts(symbol, market, state, update.time);
    this.testClients();
  }

  freezeSnapshots(times: number): void {
    const snapshots = new Map([...this.markets.keys()].map((symbol) => [symbol, this.snapshot(symbol)]));
    this.frozen = { left: times, snapshots };
  }

  restart(): void {
    for (const [symbol, state] of this.states) state.shift = this.market(symbol).lastId - RESTART_ID;
  }

  private say(kind: string, symbol: string, data: () => unknown, isDepth = false): void {
    for (const interval of INTERVALS) {
      const channel = `${kind}.${symbol}.${interval}`;
      this.wire.broadcast(channel, () => notification(channel, data()), isDepth);
    }
  }

  private publishCharts(symbol: string, market: VenueMarket, { sentAt }: SymbolState, time: number): void {
    if (!due(sentAt, 'chart', CHART_MS, time)) return;
    for (const [resolution, ms] of RESOLUTIONS) {
      const channel = `chart.trades.${symbol}.${resolution}`;
      if (!this.wire.isHeard(channel)) continue;
      for (const one of news(market.candles.latest(ms), channel, sentAt))
        this.wire.broadcast(channel, () => notification(channel, bar(one, market.instrument)));
    }
  }

  /** Asks for a sign of life; whoever left the last question unanswered is cut off. */
  private testClients(): void {
    for (const [seconds, sentAt] of this.heartbeats)
      if (due(sentAt, 'test', seconds * 1_000, this.now()))
        this.wire.broadcast(`heartbeat.${seconds}`, (client) => {
          if (this.tested.has(client)) client.close(1_000, 'heartbeat');
          this.tested.add(client);
          return TEST_REQUEST;
        });
  }

  private hear(client: Client, { id, method, params }: Request): void {
    const reply = (result: unknown) => client.send(JSON.stringify({ jsonrpc: '2.0', id, result }));
    const refuse = (code: number, message: string) =>
      client.send(JSON.stringify(errorBody(code, message, id)));
    const channels = Array.isArray(params['channels']) ? params['channels'].map(String) : [];
    switch (method) {
      case 'public/set_heartbeat':
        return this.setHeartbeat(client, Number(params['interval']))
          ? reply('ok')
          : refuse(11_050, 'bad_request');
      case 'public/test':
        this.tested.delete(client);
        return reply({ version: '1.2.26' });
      case 'public/subscribe':
        if (channels.some((channel) => channel.endsWith('.raw')))
          return refuse(13_778, 'raw_subscriptions_not_available_for_unauthorized');
        return this.subscribe(client, channels, reply);
      case 'public/unsubscribe':
        for (const channel of channels) client.streams.delete(channel);
        return reply(channels);
      default:
        return refuse(-32_601, 'Method not found');
    }
  }

  private setHeartbeat(client: Client, seconds: number): boolean {
    if (!(seconds >= 10)) return false;
    client.streams.add(`heartbeat.${seconds}`);
    if (!this.heartbeats.has(seconds)) this.heartbeats.set(seconds, new Map([['test', this.now()]]));
    return true;
  }

  /** The venue names those it knows and says nothing of the others. */
  private subscribe(client: Client, channels: readonly string[], reply: (result: unknown) => void): void {
    const known = channels.filter((channel) => this.knows(channel));
    const added = known.filter((channel) => !client.streams.has(channel));
    reply(known);
    for (const channel of added) {
      client.streams.add(channel);
      const [kind, symbol = ''] = channel.split('.');
      if (kind === 'book') client.send(notification(channel, this.seed(client, symbol)));
      else if (kind === 'ticker') client.send(notification(channel, ticker(this.market(symbol))));
    }
  }

  private seed(client: Client, symbol: string): unknown {
    const frozen = this.frozen.left > 0 && !client.quiet ? this.frozen.snapshots.get(symbol) : undefined;
    if (frozen === undefined) return this.snapshot(symbol);
    this.frozen.left -= 1;
    return frozen;
  }

  private snapshot(symbol: string): unknown {
    const { told, shift } = this.state(symbol);
    return bookSnapshot(this.market(symbol), told - shift);
  }

  private knows(channel: string): boolean {
    const [kind = '', second = '', third = '', fourth = ''] = channel.split('.');
    if (kind === 'chart') return second === 'trades' && this.markets.has(third) && RESOLUTIONS.has(fourth);
    return ['book', 'trades', 'ticker'].includes(kind) && this.markets.has(second) && INTERVALS.has(third);
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }

  private state(symbol: string): SymbolState {
    return ensureDefined(this.states.get(symbol), symbol);
  }
}

/** A message that makes no sense becomes a request without a method. */
function readRequest(message: string): Request {
  try {
    const { id, method, params = {} } = JSON.parse(message) as Partial<Request>;
    return { id, method, params };
  } catch {
    return { id: null, method: undefined, params: {} };
  }
}

/** Inverse: a lot is a contract worth so many dollars, wherever the price. */
const inverse = (
  spec: InstrumentSpec,
  anchor: number,
  own: Partial<InstrumentSpec> & { wireLot: number },
) => ({
  ...spec,
  symbol: `${spec.base}-PERPETUAL`,
  quote: 'USD',
  lotsPerUnit: anchor / own.wireLot,
  sizeDecimals: 0,
  ...own,
});

export const deribit: LocalExchange = {
  listings: new Map([
    [
      'deribit',
      {
        BTC: inverse(BTC.instrument, BTC.anchor, { ticksPerUnit: 2, priceDecimals: 1, wireLot: 10 }),
        ETH: inverse(ETH.instrument, ETH.anchor, { ticksPerUnit: 20, priceDecimals: 2, wireLot: 1 }),
      },
    ],
  ]),
  open: (markets, now) => new Deribit(markets.get('deribit') ?? new Map(), now),
};
