import type { Level } from '../../market/events';
import type { FetchReply } from '../edges';
import { type FakeEdges, type FakeSocket, reply } from './fake-edges';
import { TOY_HOST, type ToyFrame } from './toy-exchange';

const TICK_MS = 100;
const DEPTH = 40;
const MID = 1_000;

/** The true book of one symbol, kept in maps by price. */
class ToyBook {
  readonly bids = new Map<number, number>();
  readonly asks = new Map<number, number>();
  seq = 0;
  private turn = 0;

  constructor(readonly symbol: string) {
    for (let index = 1; index <= DEPTH; index += 1) {
      this.bids.set(MID - index, index);
      this.asks.set(MID + index, index);
    }
  }

  /** Changes a few levels, never across the middle; some are removed and come back. */
  step(time: number): ToyFrame {
    const prev = this.seq;
    this.seq += 3;
    this.turn += 1;
    const b = this.change(this.bids, -1, this.turn);
    const a = this.change(this.asks, 1, this.turn * 7);
    return { k: 'd', s: this.symbol, t: time, prev, last: this.seq, b, a };
  }

  snapshot(time: number): ToyFrame {
    const { symbol, seq } = this;
    return { k: 'd', s: symbol, t: time, snapshot: true, last: seq, b: [...this.bids], a: [...this.asks] };
  }

  private change(side: Map<number, number>, sign: 1 | -1, turn: number): Level[] {
    return [turn % DEPTH, (turn * 3) % DEPTH].map((offset, index): Level => {
      const price = MID + sign * (1 + offset);
      const size = turn % 5 === 0 ? 0 : ((turn * 13 + index) % 97) + 1;
      if (size === 0) side.delete(price);
      else side.set(price, size);
      return [price, size];
    });
  }
}

const sorted = (side: ReadonlyMap<number, number>) => [...side].toSorted(([a], [b]) => a - b);

interface Client {
  readonly socket: FakeSocket;
  readonly kind: 'books' | 'trades';
  symbols: readonly string[];
}

/** The other end: a venue that speaks the toy protocol, with faults that can be switched on. */
export class ToyVenue {
  readonly books = new Map<string, ToyBook>();
  readonly clients: Client[] = [];
  /** Trades made so far, by id (their size). */
  trades = 0;
  /** Replaces the reply to a request when it returns one. */
  intercept: (url: string) => FetchReply | Promise<FetchReply> | undefined = () => undefined;
  /** Changes a frame on its way to a client; undefined swallows it. */
  tamper: (text: string, frame: ToyFrame, client: Client) => string | undefined = (text) => text;
  /** False: connections stand, but the venue says nothing. */
  talking = true;
  /** False: sockets never open. */
  reachable = true;

  constructor(
    private readonly edges: FakeEdges,
    private readonly seed: 'rest' | 'stream',
    symbols: readonly string[],
  ) {
    for (const symbol of symbols) this.books.set(symbol, new ToyBook(symbol));
    edges.onSocket = (socket) => this.accept(socket);
    edges.onRequest = (url) => this.intercept(url) ?? this.answer(new URL(url));
    edges.clock.every(TICK_MS, () => this.tick());
  }

  /** Sockets that we have not closed. */
  connected(kind: 'books' | 'trades'): readonly FakeSocket[] {
    return this.clients
      .filter((client) => client.kind === kind && !client.socket.closed)
      .map(({ socket }) => socket);
  }

  requests(path: string): readonly { readonly at: number; readonly url: string }[] {
    return this.edges.requests.filter(({ url }) => url.startsWith(`https://${TOY_HOST}/${path}`));
  }

  /** The book of a symbol as price → size, both sides, like {@link levelsOf} gives ours. */
  truth(symbol: string): Readonly<Record<string, readonly Level[]>> {
    const book = this.book(symbol);
    return { bids: sorted(book.bids), asks: sorted(book.asks) };
  }

  book(symbol: string): ToyBook {
    const book = this.books.get(symbol);
    if (!book) throw new Error(`no ${symbol}`);
    return book;
  }

  private accept(socket: FakeSocket): void {
    if (!this.reachable) return;
    const client: Client = { socket, kind: socket.url.endsWith('books') ? 'books' : 'trades', symbols: [] };
    this.clients.push(client);
    socket.onSent = (text) => this.hear(client, text);
    this.edges.clock.after(50, () => {
      if (!socket.closed) socket.open();
    });
  }

  private hear(client: Client, text: string): void {
    const [verb = '', list = ''] = text.split(' ');
    if (verb === 'ping' && this.talking) client.socket.message('pong');
    if (verb === 'subscribe') client.symbols = list.split(',');
    if (client.kind === 'books' && this.seed === 'stream' && verb !== 'ping')
      for (const symbol of list.split(','))
        this.tell(client, this.book(symbol).snapshot(this.edges.clock.now()));
  }

  private tick(): void {
    const now = this.edges.clock.now();
    for (const book of this.books.values()) {
      this.broadcast('books', book.step(now));
      this.trades += 1;
      this.broadcast('trades', { k: 't', s: book.symbol, t: now, p: MID, q: this.trades });
    }
  }

  private broadcast(kind: Client['kind'], frame: ToyFrame): void {
    for (const client of this.clients)
      if (client.kind === kind && client.symbols.includes(frame.s)) this.tell(client, frame);
  }

  private tell(client: Client, frame: ToyFrame): void {
    const text = this.tamper(JSON.stringify(frame), frame, client);
    if (this.talking && text !== undefined && !client.socket.closed) client.socket.message(text);
  }

  private answer(url: URL): FetchReply {
    const now = this.edges.clock.now();
    const symbol = url.searchParams.get('symbol') ?? '';
    if (url.pathname === '/instruments') return reply(200, [...this.books.keys()]);
    if (url.pathname === '/depth') return reply(200, this.book(symbol).snapshot(now));
    return reply(200, { size: 1, time: now });
  }
}
