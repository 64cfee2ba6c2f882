import { pathToFileURL } from 'node:url';
import { peerPath, requirePeer } from '../peers';
import { type Column, COLUMN_EVERY, type FeedRun } from './column';
import type { DepthStream, Snapshot } from './stream';

interface TardisLevel {
  readonly price: number;
  readonly amount: number;
}

interface Tardis {
  readonly BinanceFuturesBookChangeMapper: new (
    exchange: string,
    ignoreOverlapError: boolean,
  ) => {
    canHandle(message: unknown): boolean;
    map(message: unknown, localTimestamp: Date): Iterable<unknown>;
  };
  readonly OrderBook: new () => {
    update(change: unknown): void;
    bids(): Iterable<TardisLevel>;
    asks(): Iterable<TardisLevel>;
  };
}

/** tardis-dev as it normalises a live feed: its mapper, then its order book. */
export function tardis({ symbol, snapshot, frames }: DepthStream): FeedRun {
  const { BinanceFuturesBookChangeMapper, OrderBook } = {
    ...(requirePeer('tardis-dev/dist/mappers/binance.js') as object),
    ...(requirePeer('tardis-dev/dist/orderbook.js') as object),
  } as Tardis;
  const seed = { stream: `${symbol.toLowerCase()}@depthSnapshot`, data: snapshot };
  return (column) => {
    const mapper = new BinanceFuturesBookChangeMapper('binance-futures', true);
    const book = new OrderBook();
    const now = new Date();
    for (const change of mapper.map(seed, now)) book.update(change);
    frames.forEach((text, index) => {
      const message: unknown = JSON.parse(text);
      if (mapper.canHandle(message)) for (const change of mapper.map(message, now)) book.update(change);
      if (index % COLUMN_EVERY === COLUMN_EVERY - 1) {
        column.clear();
        for (const { price, amount } of book.bids()) column.add(column.bids, price, amount);
        for (const { price, amount } of book.asks()) column.add(column.asks, price, amount);
      }
    });
  };
}

interface CcxtBook {
  readonly bids: readonly (readonly [number, number])[];
  readonly asks: readonly (readonly [number, number])[];
  reset(snapshot: unknown): void;
  limit(): void;
}

interface CcxtBinance {
  markets: unknown;
  markets_by_id: unknown;
  symbols: readonly string[];
  orderbooks: Record<string, CcxtBook>;
  orderBook(snapshot: object, depth?: number): CcxtBook;
  handleMessage(client: unknown, message: unknown): void;
}

const CCXT_SYMBOL = 'BTC/USDT:USDT';

/** Just as much of a socket as the handler touches; an error in a handler becomes ours. */
const ccxtClient = {
  url: 'wss://fstream.binance.com/public/1',
  subscriptions: {},
  resolve() {},
  reject(error: unknown) {
    throw error;
  },
};

/** ccxt pro's Binance class. The file itself: its package's entry loads every exchange there is. */
async function createCcxt(symbol: string): Promise<CcxtBinance> {
  const file = pathToFileURL(peerPath('ccxt/js/src/pro/binance.js')).href;
  const { default: Binance } = (await import(file)) as { default: new (options: object) => CcxtBinance };
  const exchange = new Binance({ options: { defaultType: 'future' } });
  const market = {
    id: symbol,
    symbol: CCXT_SYMBOL,
    base: 'BTC',
    quote: 'USDT',
    settle: 'USDT',
    type: 'swap',
    swap: true,
    spot: false,
    linear: true,
    contract: true,
    active: true,
    precision: {},
    limits: {},
  };
  exchange.markets = { [CCXT_SYMBOL]: market };
  exchange.markets_by_id = { [symbol]: [market] };
  exchange.symbols = [CCXT_SYMBOL];
  return exchange;
}

/** @param depth cuts the book after each message, as `watchOrderBook` does before it hands it out; none keeps all levels. */
export async function ccxt({ symbol, snapshot, frames }: DepthStream, depth?: number): Promise<FeedRun> {
  const exchange = await createCcxt(symbol);
  return (column) => {
    const book = exchange.orderBook({}, depth);
    book.reset(ccxtSnapshot(snapshot));
    exchange.orderbooks = { [CCXT_SYMBOL]: book };
    frames.forEach((text, index) => {
      exchange.handleMessage(ccxtClient, JSON.parse(text));
      if (depth !== undefined) book.limit();
      if (index % COLUMN_EVERY === COLUMN_EVERY - 1) readCcxt(book, column);
    });
  };
}

function readCcxt({ bids, asks }: CcxtBook, column: Column): void {
  column.clear();
  for (const [price, size] of bids) column.add(column.bids, price, size);
  for (const [price, size] of asks) column.add(column.asks, price, size);
}

function ccxtSnapshot({ bids, asks, lastUpdateId, T }: Snapshot): unknown {
  return {
    symbol: CCXT_SYMBOL,
    bids: bids.map(toNumbers),
    asks: asks.map(toNumbers),
    nonce: lastUpdateId,
    timestamp: T,
  };
}

const toNumbers = ([price, size]: readonly [string, string]) => [Number(price), Number(size)];
