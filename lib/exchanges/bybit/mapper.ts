import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, MalformedError, rowOrRows, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { plain, shapeOf } from '../message-shape';
import { bodyKind, IGNORED_LISTS, IGNORED_TOPICS, topicName, topicSymbol } from './kinds';
import { type BybitMarket, contractOf, type Subject, subjectOf } from './markets';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { Tickers } from './tickers';

/** Reads the messages of all three categories; {@link BybitMarket} says which one it is. */
export const createBybitMapper = (market: BybitMarket, context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new BybitReader(market, inner));

class BybitReader implements MessageReader {
  private readonly tickers = new Tickers();

  constructor(
    private readonly market: BybitMarket,
    private readonly context: ReaderContext,
  ) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    if (typeof message['topic'] === 'string') return topicName(message['topic']);
    if ('retCode' in message) return `answer ${bodyKind(message['result']) ?? ''}`.trimEnd();
    return typeof message['op'] === 'string' ? message['op'] : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    if (typeof message['topic'] === 'string') return this.readTopic(message, message['topic']);
    if ('retCode' in message) return this.readAnswer(message);
    if ('success' in message || 'op' in message) return this.readControl(message);
    return this.context.note('unknown', this.kindOf(message));
  }

  private readControl(message: Fields): readonly MarketEvent[] {
    return this.context.note(message['success'] === false ? 'error' : 'control', controlName(message));
  }

  private readTopic(message: Fields, topic: string): readonly MarketEvent[] {
    const name = topicName(topic);
    if ('event' in message) return this.context.note('control', name);
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    const { data, ts } = message;
    switch (name) {
      case 'publicTrade':
        return rowsIn(data, 'data').flatMap((row) => this.trade(row));
      case 'allLiquidation':
        return rowsIn(data, 'data').flatMap((row) => this.liquidation(row, name));
      case 'liquidation':
        return rowOrRows(data, 'data').flatMap((row) =>
          this.liquidation(stream.earlierLiquidation(row), name),
        );
      case 'tickers':
        return this.ticker(fields(data, 'data'), message['type'] === 'snapshot', ts, topicSymbol(topic));
      case 'kline':
        return rowsIn(data, 'data').flatMap((row) =>
          this.about(topicSymbol(topic), name, (subject) => [stream.kline(row, subject)]),
        );
      default:
        return name.startsWith('orderbook.') ? this.book(message, name) : this.context.note('unknown', name);
    }
  }

  private book({ type, data: dataField, ts }: Fields, name: string): readonly MarketEvent[] {
    if (type !== 'snapshot' && type !== 'delta') throw new MalformedError('type');
    const data = fields(dataField, 'data');
    return this.about(data['s'], name, (subject) => [
      stream.orderBook(data, type === 'snapshot', ts, subject),
    ]);
  }

  private trade(row: Fields): readonly MarketEvent[] {
    // Block trades are agreed off the book.
    if (row['BT'] === true) return this.context.note('ignored', 'publicTrade block');
    return this.about(row['s'], 'publicTrade', (subject) => [stream.trade(row, subject)]);
  }

  private liquidation(row: Fields, name: string): readonly MarketEvent[] {
    return this.about(row['s'], name, (subject) => [stream.liquidation(row, subject)]);
  }

  private ticker(data: Fields, snapshot: boolean, time: unknown, symbol: string): readonly MarketEvent[] {
    return this.about(data['symbol'] ?? symbol, 'tickers', (subject) =>
      this.tickers.merge(data, snapshot, time, subject),
    );
  }

  private readAnswer(answer: Fields): readonly MarketEvent[] {
    if (answer['retCode'] !== 0) return this.context.note('error', `retCode ${plain(answer['retCode'])}`);
    const result = fields(answer['result'], 'result');
    const kind = bodyKind(result);
    if (kind === undefined) return this.context.note('unknown', this.kindOf(answer));
    if (kind === 'serverTime') return this.context.note('control', kind);
    if (IGNORED_LISTS.has(kind)) return this.context.note('ignored', kind);
    if (this.isForeign(result['category']))
      return this.context.note('ignored', `${kind} of another category`);
    const said = result['symbol'] ?? result['s'] ?? firstSymbol(result);
    return this.about(said ?? impliedSymbol(this.context, this.market), kind, (subject) =>
      this.readResult(kind, result, subject, answer['time']),
    );
  }

  /** Spot pairs and linear contracts go by the same names: there only the category tells them apart. */
  private isForeign(category: unknown): boolean {
    if (category === undefined) return false;
    return category === 'option' || (category === 'spot') !== (this.market.category === 'spot');
  }

  private readResult(kind: string, result: Fields, subject: Subject, time: unknown): readonly MarketEvent[] {
    if (kind === 'orderbook') return [stream.orderBook(result, true, result['ts'], subject)];
    const entries = bodies.rowsOf(result);
    switch (kind) {
      case 'kline':
        return bodies.klines(entries, subject, this.context.now());
      case 'openInterest':
        // Dollars of the past are worth coins only at prices of the past, which the history asks for as well.
        if (subject.contract === 'inverse') return this.context.note('ignored', 'openInterest in dollars');
        return bodies.openInterestRows(entries, subject);
      case 'fundingHistory':
        return bodies.fundingRows(entries, subject);
      case 'ticker':
        return rowsIn(entries, 'data').flatMap((row) => this.ticker(row, true, time, subject.symbol));
      default:
        return bodies.tradeRows(entries, subject);
    }
  }

  /** Reads what is about a symbol by the contract that the symbol is of, be it of this category or not. */
  private about(
    symbolField: unknown,
    name: string,
    read: (subject: Subject) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    const symbol = text(symbolField, 'symbol');
    const known = this.context.instruments.get(symbol);
    const contract = known?.contract ?? contractOf(this.market, symbol);
    if (contract === undefined) return this.context.note('ignored', `${name} of another category`);
    return read(subjectOf(this.market, symbol, contract, known?.fundingHours));
  }
}

function controlName({ op, request, ret_msg: said }: Fields): string {
  const asked = op ?? (isFields(request) ? request['op'] : undefined);
  if (typeof asked === 'string') return asked;
  return typeof said === 'string' && said !== '' ? said.slice(0, 40) : 'answer';
}

function firstSymbol(result: Fields): unknown {
  const [first] = Array.isArray(result['list']) ? (result['list'] as readonly unknown[]) : [];
  return isFields(first) ? first['symbol'] : undefined;
}
