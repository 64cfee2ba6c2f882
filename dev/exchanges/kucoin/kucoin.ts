import type { VenueId } from '../../../lib/market/venues';
import type { VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { type Client, Wire } from '../wire';
import { readCommand, singleTopics } from './commands';
import { answerFutures } from './futures-rest';
import { FUTURES_LISTING, SPOT_LISTING } from './listings';
import { Publisher } from './publisher';
import { failure, ok } from './rest-replies';
import { answerSpot } from './spot-rest';

const ENDPOINTS = ['wss://ws-api-futures.kucoin.com/', 'wss://ws-api-spot.kucoin.com/'];

/** KuCoin's futures and spot market, in the classic protocol: a token before each connection, one socket, REST. */
export class Kucoin implements LocalVenue {
  readonly ids: readonly VenueId[];
  readonly hosts = [
    'api-futures.kucoin.com',
    'api.kucoin.com',
    'ws-api-futures.kucoin.com',
    'ws-api-spot.kucoin.com',
  ];
  readonly wire = new Wire();
  private readonly futures: Publisher;
  private readonly spot: Publisher;
  private readonly tokens = new Set<string>();

  constructor(
    markets: ReadonlyMap<VenueId, Markets>,
    private readonly now: () => number,
  ) {
    this.ids = [...markets.keys()];
    this.futures = new Publisher('futures', markets.get('kucoin-futures') ?? new Map(), this.wire);
    this.spot = new Publisher('spot', markets.get('kucoin-spot') ?? new Map(), this.wire);
  }

  hasSocket(path: string): boolean {
    return path === '/';
  }

  connect(client: Client, _: string, query: URLSearchParams): (message: string) => void {
    const id = query.get('connectId') ?? '';
    if (!this.tokens.has(query.get('token') ?? '')) {
      client.send(JSON.stringify({ id, type: 'error', code: 401, data: 'token is invalid' }));
      client.close(1000, 'token is invalid');
      return () => undefined;
    }
    client.send(JSON.stringify({ id, type: 'welcome' }));
    return (message) => this.answer(client, message);
  }

  rest(call: RestCall): RestReply {
    if (call.path === '/api/v1/bullet-public')
      return call.method === 'POST' ? this.bullet() : failure('405', 'Method not allowed');
    const of = ({ markets, books }: Publisher) => ({ markets, books, now: this.now });
    return (
      answerFutures(call, of(this.futures)) ??
      answerSpot(call, of(this.spot)) ?? { status: 404, body: { code: '404', msg: 'Not Found' } }
    );
  }

  refusal(): unknown {
    return { code: '429000', msg: 'Too many requests' };
  }

  publish(venue: VenueId, symbol: string, update: VenueUpdate): void {
    (venue === 'kucoin-spot' ? this.spot : this.futures).publish(symbol, update);
  }

  freezeSnapshots(times: number): void {
    for (const { books } of [this.futures, this.spot]) books.freeze(times);
  }

  restart(): void {
    for (const { books } of [this.futures, this.spot]) books.restart();
  }

  /** The venue names one server, of the market that was asked. Both ask in the same words here, so both servers are named. */
  private bullet(): RestReply {
    const token = `token-${this.tokens.size + 1}`;
    this.tokens.add(token);
    const server = { protocol: 'websocket', encrypt: true, pingInterval: 18_000, pingTimeout: 10_000 };
    return ok({ token, instanceServers: ENDPOINTS.map((endpoint) => ({ endpoint, ...server })) });
  }

  private answer(client: Client, message: string): void {
    const { id, type, topic, wantsAnswer } = readCommand(message);
    const say = (said: object) => client.send(JSON.stringify({ id, ...said }));
    if (type === 'ping') return say({ type: 'pong', timestamp: this.now() * 1000 });
    if (type !== 'subscribe' && type !== 'unsubscribe')
      return say({ type: 'error', code: 400, data: 'type is invalid' });
    const names = singleTopics(topic);
    if (!names.every((name) => this.futures.knows(name) || this.spot.knows(name)))
      return say({ type: 'error', code: 404, data: `topic ${topic} is not found` });
    for (const name of names)
      if (type === 'subscribe') client.streams.add(name);
      else client.streams.delete(name);
    if (wantsAnswer) say({ type: 'ack' });
  }
}

export const kucoin: LocalExchange = {
  listings: new Map([
    ['kucoin-futures', FUTURES_LISTING],
    ['kucoin-spot', SPOT_LISTING],
  ]),
  open: (markets, now) => new Kucoin(markets, now),
};
