import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, list, MalformedError, text } from '../fields';
import { frameMapper, type MessageReader } from '../frame-mapper';
import { IGNORED_LISTS, IGNORED_TOPICS, listKind, topicName, topicSymbol } from './kinds';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { DEFAULT_FUNDING_HOURS, impliedSymbol, isLinear } from './symbols';
import { Tickers } from './tickers';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new BybitReader(inner));

class BybitReader implements MessageReader {
  private readonly tickers = new Tickers();

  constructor(private readonly context: MapperContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message))
      return message === null ? 'null' : Array.isArray(message) ? 'list' : typeof message;
    if (typeof message['topic'] === 'string') return topicName(message['topic']);
    if ('retCode' in message) return `answer ${bodyKind(message['result']) ?? ''}`.trimEnd();
    return typeof message['op'] === 'string'
      ? message['op']
      : `{${Object.keys(message).toSorted().join(',')}}`.slice(0, 80);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.note('unknown', this.kindOf(message));
    if (typeof message['topic'] === 'string') return this.readTopic(message, message['topic']);
    if ('retCode' in message) return this.readAnswer(message);
    if ('success' in message || 'op' in message) return this.readControl(message);
    return this.note('unknown', this.kindOf(message));
  }

  private note(kind: 'unknown' | 'ignored' | 'control' | 'error', name: string): readonly [] {
    this.context.note(kind, name);
    return [];
  }

  private readControl(message: Fields): readonly MarketEvent[] {
    return this.note(message['success'] === false ? 'error' : 'control', this.controlName(message));
  }

  private controlName({ op, request, ret_msg: said }: Fields): string {
    const asked = op ?? (isFields(request) ? request['op'] : undefined);
    if (typeof asked === 'string') return asked;
    return typeof said === 'string' && said !== '' ? said.slice(0, 40) : 'answer';
  }

  private readTopic(message: Fields, topic: string): readonly MarketEvent[] {
    const name = topicName(topic);
    if ('event' in message) return this.note('control', name);
    if (IGNORED_TOPICS.has(name)) return this.note('ignored', name);
    const symbol = topicSymbol(topic);
    if (!isLinear(symbol)) return this.note('ignored', `${name} of another category`);
    const { data, ts } = message;
    switch (name) {
      case 'publicTrade':
        return rows(data).flatMap((row) => this.trade(row));
      case 'allLiquidation':
        return rows(data).map((row) => stream.liquidation(row));
      case 'liquidation':
        return (Array.isArray(data) ? rows(data) : [fields(data, 'data')]).map(stream.earlierLiquidation);
      case 'tickers':
        return this.ticker(fields(data, 'data'), message['type'] === 'snapshot', ts);
      case 'kline':
        return rows(data).map((row) => stream.kline(row, symbol));
      default:
        return name.startsWith('orderbook.') ? this.book(message) : this.note('unknown', name);
    }
  }

  private book({ type, data, ts }: Fields): readonly MarketEvent[] {
    if (type !== 'snapshot' && type !== 'delta') throw new MalformedError('type');
    return [stream.orderBook(fields(data, 'data'), type === 'snapshot', ts)];
  }

  private trade(row: Fields): readonly MarketEvent[] {
    // Block trades are agreed off the book.
    return row['BT'] === true ? this.note('ignored', 'publicTrade block') : [stream.trade(row)];
  }

  private ticker(data: Fields, snapshot: boolean, time: unknown): readonly MarketEvent[] {
    const hours = this.context.instruments.get(String(data['symbol']))?.fundingHours;
    return this.tickers.merge(data, snapshot, time, hours);
  }

  private readAnswer(answer: Fields): readonly MarketEvent[] {
    if (answer['retCode'] !== 0) return this.note('error', `retCode ${Number(answer['retCode'])}`);
    const result = fields(answer['result'], 'result');
    const kind = bodyKind(result);
    if (kind === undefined) return this.note('unknown', this.kindOf(answer));
    if (kind === 'serverTime') return this.note('control', kind);
    if (IGNORED_LISTS.has(kind)) return this.note('ignored', kind);
    const { category = 'linear' } = result;
    const said = result['symbol'] ?? result['s'] ?? firstSymbol(result);
    const symbol = said === undefined ? impliedSymbol(this.context) : text(said, 'symbol');
    if (category !== 'linear' || !isLinear(symbol))
      return this.note('ignored', `${kind} of another category`);
    return this.readResult(kind, result, symbol, answer['time']);
  }

  private readResult(kind: string, result: Fields, symbol: string, time: unknown): readonly MarketEvent[] {
    if (kind === 'orderbook') return [stream.orderBook(result, true, result['ts'])];
    const entries = bodies.rowsOf(result);
    switch (kind) {
      case 'kline':
        return bodies.klines(entries, symbol, this.context.now());
      case 'openInterest':
        return bodies.openInterestRows(entries, symbol);
      case 'fundingHistory':
        return bodies.fundingRows(entries, symbol, this.fundingHours(symbol));
      case 'ticker':
        return rows(entries)
          .filter((row) => isLinear(String(row['symbol'])))
          .flatMap((row) => this.ticker(row, true, time));
      default:
        return bodies.tradeRows(entries);
    }
  }

  private fundingHours(symbol: string): number {
    return this.context.instruments.get(symbol)?.fundingHours ?? DEFAULT_FUNDING_HOURS;
  }
}

/** What a REST `result` holds; undefined when it is not recognised. */
function bodyKind(result: unknown): string | undefined {
  if (!isFields(result)) return undefined;
  if ('b' in result && 'a' in result) return 'orderbook';
  if ('timeNano' in result) return 'serverTime';
  return Array.isArray(result['list']) ? listKind(result['list'] as readonly unknown[]) : undefined;
}

function firstSymbol(result: Fields): unknown {
  const [first] = Array.isArray(result['list']) ? (result['list'] as readonly unknown[]) : [];
  return isFields(first) ? first['symbol'] : undefined;
}

const rows = (value: unknown) => list(value, 'data').map((row) => fields(row, 'row'));
