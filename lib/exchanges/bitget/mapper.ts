import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields, list, MalformedError, rowsIn, text, time } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { plain, shapeOf } from '../message-shape';
import { bodyKind, IGNORED_TOPICS, isBook, isOurs, type Push, pushOf, topicName } from './kinds';
import { liquidation } from './liquidations';
import { type BitgetMarket, Symbols } from './market';
import { readBody } from './read-body';
import { OK } from './rest-bodies';
import * as stream from './stream-events';

export const createMapper =
  (market: BitgetMarket) =>
  (context: MapperContext): Mapper =>
    frameMapper(context, (inner) => new BitgetReader(market, inner));

class BitgetReader implements MessageReader {
  private readonly symbols: Symbols;

  constructor(
    private readonly market: BitgetMarket,
    private readonly context: ReaderContext,
  ) {
    this.symbols = new Symbols(market, context);
  }

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { arg, event, op, table } = message;
    const topic = isFields(arg) ? (arg['topic'] ?? arg['channel']) : undefined;
    if (typeof topic === 'string') return topicName(topic);
    if ('code' in message && 'data' in message) return `answer ${bodyKind(message['data']) ?? ''}`.trimEnd();
    const named = [event, op, table].find((name) => typeof name === 'string');
    return typeof named === 'string' ? named : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { event, arg, table } = message;
    if (event === 'error') return this.context.note('error', `code ${plain(message['code'])}`);
    if (event !== undefined || 'op' in message)
      return this.context.note('control', plain(event ?? message['op']));
    if (isFields(arg)) return this.readPush(pushOf(arg), message);
    // The protocol before v1, which ended years ago.
    if (typeof table === 'string' && table.includes('/')) return this.context.note('ignored', table);
    return 'code' in message ? this.readAnswer(message) : this.context.note('unknown', this.kindOf(message));
  }

  private readPush(push: Push, message: Fields): readonly MarketEvent[] {
    const { name, category } = push;
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    const read = this.topics.get(isBook(name) ? 'books' : name);
    if (!read) return this.context.note('unknown', name);
    if (!isOurs(category, this.market)) return this.context.note('ignored', `${name} of another category`);
    const { action } = message;
    if (action !== 'snapshot' && action !== 'update') throw new MalformedError('action');
    return read(push, message, action === 'snapshot');
  }

  private readonly topics: ReadonlyMap<
    string,
    (push: Push, message: Fields, snapshot: boolean) => readonly MarketEvent[]
  > = new Map([
    ['books', (push, message, snapshot) => this.books(push, message, snapshot)],
    ['trade', (push, message, snapshot) => this.trades(push, message, snapshot)],
    ['publicTrade', (push, message, snapshot) => this.trades(push, message, snapshot)],
    ['ticker', (push, message) => this.ticker(push, message)],
    ['candle', (push, message) => this.candles(push, message)],
    ['kline', (push, message) => this.candles(push, message)],
    ['liquidation', (_, message, snapshot) => this.liquidations(message, snapshot)],
  ]);

  private books(push: Push, message: Fields, snapshot: boolean): readonly MarketEvent[] {
    // Since v3, in which coin-margined contracts are counted in is not documented for books.
    if (isCoinMargined(push)) return this.context.note('ignored', `${push.name} of another category`);
    const isShallow = push.name !== 'books';
    return rowsIn(message['data'], 'data').map((row) =>
      stream.orderBook(row, snapshot || isShallow, push.version === 'v2' && !isShallow, this.about(push)),
    );
  }

  /** A snapshot of trades is what happened before the subscription. */
  private trades(push: Push, { data }: Fields, snapshot: boolean): readonly MarketEvent[] {
    if (snapshot) return this.context.note('ignored', `${push.name} history`);
    // v3 counts coin-margined contracts in US dollars here, v2 in base units.
    const inQuote = isCoinMargined(push);
    if (inQuote) this.context.note('control', `${push.name} size as quote`);
    return list(data, 'data').map((row) => stream.trade(row, this.about(push), inQuote));
  }

  private ticker(push: Push, message: Fields): readonly MarketEvent[] {
    const about = this.about(push);
    const options = { fundingHours: this.symbols.fundingHours(about.symbol), inBase: !isCoinMargined(push) };
    return rowsIn(message['data'], 'data').flatMap((row) =>
      stream.ticker(row, message['ts'], about, options),
    );
  }

  private candles(push: Push, { data, ts }: Fields): readonly MarketEvent[] {
    const { intervalMs, name } = push;
    if (isCoinMargined(push)) return this.context.note('ignored', `${name} of another category`);
    if (intervalMs === undefined) return this.context.note('ignored', `${name} of another interval`);
    const until = ts === undefined ? this.context.now() : time(ts, 'ts');
    return list(data, 'data').map((row) => stream.candle(row, intervalMs, until, this.about(push)));
  }

  private liquidations(message: Fields, snapshot: boolean): readonly MarketEvent[] {
    if (snapshot) return this.context.note('ignored', 'liquidation history');
    const read = rowsIn(message['data'], 'data').map((row) =>
      liquidation(row, this.market.venue, this.symbols.sizeStep(text(row['symbol'], 'symbol'))),
    );
    for (const { unit } of read) this.context.note('control', `liquidation amount as ${unit}`);
    return read.map(({ event }) => event);
  }

  private about({ symbol }: Push): stream.About {
    return { venue: this.market.venue, symbol: text(symbol, 'symbol') };
  }

  private readAnswer(answer: Fields): readonly MarketEvent[] {
    const { code, data } = answer;
    if (code !== OK) return this.context.note('error', `code ${plain(code)}`);
    const kind = bodyKind(data);
    if (kind === undefined) return this.context.note('unknown', this.kindOf(answer));
    const { market, symbols, context } = this;
    return readBody(kind, answer, { market, symbols, context });
  }
}

const isCoinMargined = ({ version, category }: Push) => version === 'v3' && category === 'coin-futures';
