import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { MarketLiquidation, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import { aggregateTrades } from '../binance/streams';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { OKX_BARS } from './bars';
import {
  type Argument,
  candleRow,
  frameOf,
  liquidationRow,
  STATES,
  streamOf,
  type Told,
  tradeRow,
} from './channels';
import { acknowledge, readCommand, refuse } from './commands';
import { PAIRS, SWAPS, typeOf } from './listings';
import { answerRest, RATE_LIMIT_BODY } from './rest';
import { TopLevels } from './top-levels';

const LIQUIDATION_MS = 1_000;
const CANDLE_MS = 1_000;
const STATE_MS: Readonly<Record<string, number>> = {
  'open-interest': 3_000,
  'funding-rate': 30_000,
  'mark-price': 200,
};
/** As many of each instrument's liquidations are told at first. */
const PAST_LIQUIDATIONS = 5;
const RESTART_ID = 1_000;

interface SymbolState {
  /** Taken from every sequence number. */
  shift: number;
  book: TopLevels | undefined;
  pending: MarketLiquidation | undefined;
  readonly told: Told[];
  readonly sentAt: Map<string, number>;
}

/** OKX v5: a public and a business socket, REST; swaps and pairs under one roof. */
export class Okx implements LocalVenue {
  readonly hosts = ['www.okx.com', 'ws.okx.com:8443'];
  readonly wire = new Wire();
  private readonly states = new Map<string, SymbolState>();
  private connections = 0;
  private frozen = { left: 0, frames: new Map<string, string>() };

  constructor(
    readonly ids: readonly VenueId[],
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    for (const symbol of markets.keys())
      this.states.set(symbol, { shift: 0, book: undefined, pending: undefined, told: [], sentAt: new Map() });
  }

  hasSocket(path: string): boolean {
    return /^\/ws\/v5\/(public|business)$/.test(path);
  }

  connect(client: Client, path: string): (message: string) => void {
    this.connections += 1;
    const connection = { client, id: `local${this.connections}`, business: path.endsWith('/business') };
    return (message) => (message === 'ping' ? client.send('pong') : this.answer(connection, message));
  }

  rest(call: RestCall): RestReply {
    const told = (symbol: string) => this.states.get(symbol)?.told ?? [];
    return answerRest(call, { markets: this.markets, now: this.now, told });
  }

  refusal(status: number): unknown {
    return status === 403 ? '<html><body>403 Forbidden</body></html>' : RATE_LIMIT_BODY;
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const market = this.market(symbol);
    const state = this.state(symbol);
    const book = state.book?.update(state.shift);
    if (book !== undefined) this.wire.broadcast(`books:${symbol}`, () => book, true);
    for (const fills of aggregateTrades(update.trades))
      this.say({ channel: 'trades', instId: symbol }, () => [
        tradeRow(fills, market.instrument, update.time),
      ]);
    if (typeOf(symbol) === 'SWAP') this.publishSwap(symbol, market, update);
    this.publishCandles(symbol, market, state, update.time);
  }

  freezeSnapshots(times: number): void {
    const frames = new Map<string, string>();
    for (const [symbol, { book }] of this.states) if (book) frames.set(symbol, book.snapshot());
    this.frozen = { left: times, frames };
  }

  /** Numbers go on lower, and each frame still names the one before it. */
  restart(): void {
    for (const [symbol, state] of this.states) state.shift = this.market(symbol).lastId - RESTART_ID;
  }

  private publishSwap(symbol: string, market: VenueMarket, update: VenueUpdate): void {
    const { sentAt } = this.state(symbol);
    this.publishLiquidation(symbol, market, update);
    for (const [channel, everyMs] of Object.entries(STATE_MS))
      if (due(sentAt, channel, everyMs, update.time)) this.sayState({ channel, instId: symbol });
  }

  /** Of each contract no more than one order a second. */
  private publishLiquidation(symbol: string, { instrument }: VenueMarket, update: VenueUpdate): void {
    const state = this.state(symbol);
    state.pending = update.liquidations.at(-1) ?? state.pending;
    const { pending: what } = state;
    if (!what || !due(state.sentAt, 'liquidation', LIQUIDATION_MS, update.time)) return;
    state.pending = undefined;
    const told = { time: update.time, what };
    state.told.push(told);
    this.say({ channel: 'liquidation-orders', instType: 'SWAP' }, () => [liquidationRow([told], instrument)]);
  }

  private publishCandles(symbol: string, market: VenueMarket, { sentAt }: SymbolState, time: number): void {
    if (!due(sentAt, 'candle', CANDLE_MS, time)) return;
    for (const [name, ms] of OKX_BARS) {
      const arg = { channel: `candle${name}`, instId: symbol };
      if (!this.wire.isHeard(streamOf(arg))) continue;
      for (const bar of news(market.candles.latest(ms), arg.channel, sentAt))
        this.say(arg, () => [candleRow(bar, ms, market.instrument, time)]);
    }
  }

  private sayState(arg: Argument, to?: Client): void {
    const row = STATES[arg.channel]?.(this.market(arg.instId ?? ''));
    if (!row) return;
    if (to) to.send(frameOf(arg, [row]));
    else this.say(arg, () => [row]);
  }

  private say(arg: Argument, data: () => readonly unknown[]): void {
    this.wire.broadcast(streamOf(arg), () => frameOf(arg, data()));
  }

  private answer({ client, id, business }: Connection, message: string): void {
    const command = readCommand(message);
    if (!command || !['subscribe', 'unsubscribe'].includes(command.op))
      return client.send(refuse('60012', `Invalid request: ${message.slice(0, 100)}`, id));
    for (const arg of command.args) {
      if (!this.knows(arg, business)) {
        const what = `Wrong URL or channel:${arg.channel},instId:${arg.instId ?? ''} doesn't exist.`;
        client.send(refuse('60018', what, id));
        continue;
      }
      client.send(acknowledge(command.op, arg, id));
      if (command.op === 'subscribe') this.subscribe(client, arg);
      else client.streams.delete(streamOf(arg));
    }
  }

  private subscribe(client: Client, arg: Argument): void {
    client.streams.add(streamOf(arg));
    if (arg.channel === 'books') client.send(this.bookSnapshot(client, arg.instId ?? ''));
    else if (arg.channel === 'liquidation-orders') this.tellPast(client, arg);
    else if (arg.channel in STATES) this.sayState(arg, client);
  }

  /** The first message is about what was liquidated before. */
  private tellPast(client: Client, arg: Argument): void {
    const rows = [...this.states].flatMap(([symbol, { told }]) =>
      told.length > 0 ? [liquidationRow(told.slice(-PAST_LIQUIDATIONS), this.market(symbol).instrument)] : [],
    );
    if (rows.length > 0) client.send(frameOf(arg, rows));
  }

  private bookSnapshot(client: Client, symbol: string): string {
    const state = this.state(symbol);
    state.book ??= new TopLevels(this.market(symbol), state.shift);
    const frozen = this.frozen.left > 0 && !client.quiet ? this.frozen.frames.get(symbol) : undefined;
    if (frozen !== undefined) this.frozen.left -= 1;
    return frozen ?? state.book.snapshot();
  }

  private knows({ channel, instId = '', instType }: Argument, business: boolean): boolean {
    if (channel === 'liquidation-orders') return !business && instType === 'SWAP';
    if (!this.markets.has(instId)) return false;
    if (channel.startsWith('candle')) return business && OKX_BARS.has(channel.slice('candle'.length));
    if (business) return false;
    return channel === 'books' || channel === 'trades' || (channel in STATES && typeOf(instId) === 'SWAP');
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }

  private state(symbol: string): SymbolState {
    return ensureDefined(this.states.get(symbol), symbol);
  }
}

interface Connection {
  readonly client: Client;
  readonly id: string;
  readonly business: boolean;
}

export const okx: LocalExchange = {
  listings: new Map([
    ['okx-swap', SWAPS],
    ['okx-spot', PAIRS],
  ]),
  open: (markets, now) =>
    new Okx([...markets.keys()], new Map([...markets.values()].flatMap((each) => [...each])), now),
};
