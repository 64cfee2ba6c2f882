import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { decimal, fields, type Fields, isAbsent, isFields, list, rowOrRows, text, time } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { plain, shapeOf } from '../message-shape';
import { INTERVALS } from './intervals';
import { bodyKind, IGNORED_BODIES, IGNORED_TOPICS, readTopic, type Topic } from './kinds';
import { type Contract, FUTURES, type KucoinMarket, SPOT, Symbols } from './markets';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { unifiedBook, unifiedChannel, unifiedSymbol } from './unified';

const SUCCESS = '200000';
const MINUTE = 60_000;
/** Messages that tell something even where the size of their contract is not known. */
const UNCOUNTED: ReadonlySet<string> = new Set(['instrument', 'fundingRates', 'markPrice']);

export const createFuturesMapper = (context: MapperContext): Mapper => createKucoinMapper(FUTURES, context);
export const createSpotMapper = (context: MapperContext): Mapper => createKucoinMapper(SPOT, context);

const createKucoinMapper = (market: KucoinMarket, context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new KucoinReader(market, inner));

class KucoinReader implements MessageReader {
  private readonly symbols: Symbols;

  constructor(
    private readonly market: KucoinMarket,
    private readonly context: ReaderContext,
  ) {
    this.symbols = new Symbols(market, context);
  }

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { topic, type, data } = message;
    if (typeof topic === 'string' && 'data' in message) return readTopic(topic).name;
    const unified = unifiedChannel(message);
    if (unified !== undefined) return unified;
    if (typeof type === 'string') return type;
    if ('code' in message) return `answer ${bodyKind(data) ?? ''}`.trimEnd();
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { topic, type, code, data } = message;
    if (type === 'error') return this.context.note('error', `code ${plain(code)}`);
    if (typeof topic === 'string' && 'data' in message) return this.readTopic(readTopic(topic), message);
    if (unifiedChannel(message) !== undefined) return this.readUnified(message);
    if (typeof type === 'string') return this.context.note('control', type);
    if (typeof code !== 'string') return this.context.note('unknown', this.kindOf(message));
    return code === SUCCESS ? this.readBody(data) : this.context.note('error', `code ${plain(code)}`);
  }

  private readTopic(topic: Topic, message: Fields): readonly MarketEvent[] {
    const { name, market } = topic;
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    if (`kucoin-${market}` !== this.market.venue)
      return this.context.note('ignored', `${name} of another category`);
    return this.sized(name, topic.symbol, (contract) =>
      this.readData(topic, fields(message['data'], 'data'), contract, message['subject']),
    );
  }

  private readData(topic: Topic, data: Fields, contract: Contract, subject: unknown): readonly MarketEvent[] {
    const { venue } = this.market;
    switch (topic.name) {
      case 'level2':
        return [
          topic.market === 'futures'
            ? stream.futuresChange(data, contract)
            : stream.spotChanges(data, contract, this.context.now()),
        ];
      case 'level2Depth5':
      case 'level2Depth50':
        return [stream.wholeBook(data, contract, venue)];
      case 'execution':
      case 'match':
        return [stream.trade(data, contract, venue)];
      case 'instrument':
        return this.instrument(data, contract, subject);
      case 'candle':
      case 'candles':
        return this.bar(data, contract, topic);
      default:
        return this.context.note('unknown', topic.name);
    }
  }

  private instrument(data: Fields, { symbol }: Contract, subject: unknown): readonly MarketEvent[] {
    if (subject === 'mark.index.price') return [stream.mark(data, symbol)];
    if (subject === 'funding.rate') return [stream.funding(data, symbol, this.symbols.fundingHours(symbol))];
    return this.context.note('unknown', `instrument ${plain(subject)}`.slice(0, 40));
  }

  /** `candle` of futures names its parts and says its length in minutes, `candles` lists them and has it in the topic. */
  private bar(data: Fields, contract: Contract, { name, interval }: Topic): readonly MarketEvent[] {
    const { candles, granularity } = data;
    const { venue } = this.market;
    const until = this.context.now();
    if (candles === undefined) {
      const { open, high, low, close, volume } = data;
      const parts = { start: time(data['time'], 'time'), open, high, low, close, volume };
      const intervalMs = decimal(granularity, 'granularity', 1, 1e6) * MINUTE;
      return [stream.bar(parts, contract, { venue, intervalMs, until })];
    }
    const intervalMs = INTERVALS.get(interval);
    if (intervalMs === undefined) return this.context.note('ignored', `${name} ${interval}`);
    const parts = bodies.secondsBar(list(candles, 'candles'));
    return [stream.bar(parts, contract, { venue, intervalMs, until })];
  }

  private readUnified(message: Fields): readonly MarketEvent[] {
    const name = this.kindOf(message);
    if (!name.startsWith('obu')) return this.context.note('ignored', name);
    if (`obu.${this.market === FUTURES ? 'FUTURES' : 'SPOT'}` !== name)
      return this.context.note('ignored', `${name} of another category`);
    return this.sized(name, text(unifiedSymbol(message), 's'), (contract) => [
      unifiedBook(message, contract, this.market.venue),
    ]);
  }

  private readBody(data: unknown): readonly MarketEvent[] {
    const kind = bodyKind(data);
    if (kind === undefined) return this.context.note('unknown', 'answer');
    if (kind === 'serverTime' || kind === 'bullet') return this.context.note('control', kind);
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    const now = this.context.now();
    if (kind === 'contracts' && this.market !== FUTURES)
      return this.context.note('ignored', `${kind} of another category`);
    if (kind === 'contracts') return rowOrRows(data, 'data').flatMap((row) => bodies.contractState(row, now));
    if (kind === 'bars') return this.ofBody(kind, undefined, (contract) => this.bars(data, contract));
    const rows = rowOrRows(data, 'data');
    return this.ofBody(kind, rows[0]?.['symbol'], (contract) => this.readRows(kind, rows, contract));
  }

  private bars(data: unknown, contract: Contract): readonly MarketEvent[] {
    return bodies.bars(list(data, 'data'), contract, this.market, this.context.now());
  }

  private readRows(kind: string, rows: readonly Fields[], contract: Contract): readonly MarketEvent[] {
    const { venue } = this.market;
    const { symbol } = contract;
    switch (kind) {
      case 'level2':
        return rows.map((row) => stream.wholeBook(row, contract, venue));
      case 'fundingRates':
        return bodies.settledFunding(rows, { symbol, fundingHours: this.symbols.fundingHours(symbol) });
      case 'markPrice':
        return rows.map((row) => stream.currentMark(row, symbol));
      case 'openInterest':
        return contract.contract === 'inverse'
          ? this.context.note('ignored', 'openInterest without a price')
          : bodies.openInterestRows(rows, contract);
      default:
        return bodies.trades(rows, contract, venue);
    }
  }

  private ofBody(kind: string, said: unknown, read: (contract: Contract) => readonly MarketEvent[]) {
    return this.sized(kind, isAbsent(said) ? this.symbols.implied : text(said, 'symbol'), read);
  }

  private sized(
    name: string,
    symbol: string,
    read: (contract: Contract) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    const contract = this.symbols.contractOf(symbol);
    if (!contract) return this.context.note('ignored', `${name} of another category`);
    return Number.isNaN(contract.contractSize) && !UNCOUNTED.has(name)
      ? this.context.note('ignored', `${name} of an unknown contract size`)
      : read(contract);
  }
}
