import { ensureDefined } from '../../../lib/core/assert';
import type { Side } from '../../../lib/core/units';
import type { VenueId } from '../../../lib/market/venues';
import { BTC, ETH } from '../../simulator/market-spec';
import type { InstrumentSpec, TickLevel, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { type Client, Wire } from '../wire';
import { readCommand, system } from './commands';
import { diff, liveTrade, sides, stamps } from './messages';
import { answerRest } from './rest';

const CHANNELS = ['diff_order_book', 'live_trades'];
const RECONNECT = 'bts:request_reconnect';
const SUCCESS = {
  subscribe: 'bts:subscription_succeeded',
  unsubscribe: 'bts:unsubscription_succeeded',
} as const;
/** More levels than any simulated book has. */
const ALL = 100_000;

/** Bitstamp: one stream socket of channels by pair, books seeded over REST. */
export class Bitstamp implements LocalVenue {
  readonly ids = ['bitstamp'] as const;
  readonly hosts = ['www.bitstamp.net', 'ws.bitstamp.net'];
  readonly wire = new Wire();
  /** The microsecond of each pair's newest change. */
  private readonly micros = new Map<string, number>();
  private frozen = { left: 0, books: new Map<string, unknown>() };

  constructor(private readonly markets: Markets) {
    for (const [symbol, { time }] of markets) this.micros.set(symbol, time * 1000);
  }

  hasSocket(path: string): boolean {
    return path === '/';
  }

  connect(client: Client): (message: string) => void {
    client.streams.add(RECONNECT);
    return (message) => {
      const command = readCommand(message, (channel) => this.marketOf(channel) !== undefined);
      if (command.do === 'beat') return client.send(system('bts:heartbeat', '', { status: 'success' }));
      if (command.do === 'refuse')
        return client.send(system('bts:error', '', { code: null, message: command.message }));
      const { channel } = command;
      if (command.do === 'unsubscribe') client.streams.delete(channel);
      else client.streams.add(channel);
      client.send(system(SUCCESS[command.do], channel, {}));
      if (command.do === 'subscribe') this.welcome(client, channel);
    };
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, { markets: this.markets, orderBook: (market) => this.seed(market) });
  }

  refusal(status: number): unknown {
    return status === 403 ? '<html><body>403 Forbidden</body></html>' : { error: 'Too many requests' };
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const { instrument } = this.market(symbol);
    const micro = Math.max(update.time * 1000, this.micro(symbol) + 1);
    this.micros.set(symbol, micro);
    const changed = (side: Side) =>
      update.changes
        .filter((change) => change.side === side)
        .map(({ tick, lots }): TickLevel => [tick, lots]);
    if (update.changes.length > 0)
      this.wire.broadcast(
        `diff_order_book_${symbol}`,
        () => diff({ bid: changed('bid'), ask: changed('ask') }, micro, instrument),
        true,
      );
    for (const trade of update.trades)
      this.wire.broadcast(`live_trades_${symbol}`, () => liveTrade(trade, micro, instrument));
  }

  freezeSnapshots(times: number): void {
    const books = new Map([...this.markets].map(([symbol, market]) => [symbol, this.orderBook(market)]));
    this.frozen = { left: times, books };
  }

  /** Its messages are stamped, not counted: a server that goes down asks its clients to connect anew. */
  restart(): void {
    this.wire.broadcast(RECONNECT, () => system(RECONNECT, '', ''));
  }

  /** The venue pushes changes all the time: the first push comes at once, with what rests at the touch. */
  private welcome(client: Client, channel: string): void {
    const market = channel.startsWith('diff_order_book_') ? this.marketOf(channel) : undefined;
    if (!market) return;
    const touch = { bid: market.top('bid', 1), ask: market.top('ask', 1) };
    client.send(diff(touch, this.micro(market.instrument.symbol), market.instrument));
  }

  private seed(market: VenueMarket): unknown {
    const { left, books } = this.frozen;
    const frozen = left > 0 ? books.get(market.instrument.symbol) : undefined;
    if (frozen === undefined) return this.orderBook(market);
    this.frozen.left -= 1;
    return frozen;
  }

  private orderBook(market: VenueMarket): unknown {
    const { instrument } = market;
    const all = { bid: market.top('bid', ALL), ask: market.top('ask', ALL) };
    return { ...stamps(this.micro(instrument.symbol)), ...sides(all, instrument) };
  }

  /** The market that a channel is about; undefined when there is no such channel. */
  private marketOf(channel: string): VenueMarket | undefined {
    const name = CHANNELS.find((known) => channel.startsWith(`${known}_`));
    return name === undefined ? undefined : this.markets.get(channel.slice(name.length + 1));
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }

  private micro(symbol: string): number {
    return ensureDefined(this.micros.get(symbol), symbol);
  }
}

const inDollars = (instrument: InstrumentSpec): InstrumentSpec => ({
  ...instrument,
  symbol: `${instrument.base}USD`.toLowerCase(),
  quote: 'USD',
  sizeDecimals: 8,
});

export const bitstamp: LocalExchange = {
  listings: new Map([['bitstamp', { BTC: inDollars(BTC.instrument), ETH: inDollars(ETH.instrument) }]]),
  open: (markets) => new Bitstamp(markets.get('bitstamp') ?? new Map()),
};
