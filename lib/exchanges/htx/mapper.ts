import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isAbsent, isFields, list, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { plain, shapeOf } from '../message-shape';
import {
  FINE_ABOVE,
  FINE_BOOKS,
  IGNORED_BODIES,
  IGNORED_TOPICS,
  readTopic,
  rowKind,
  type Topic,
  WHOLE_BOOKS,
} from './kinds';
import { CANDLE_PERIODS } from './periods';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { type Contract, contractOf, defaults } from './symbols';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new HtxReader(inner));

const CONTROL = ['ping', 'pong', 'subbed', 'unsubbed', 'sub', 'unsub', 'req'];

class HtxReader implements MessageReader {
  constructor(private readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { op, topic } = message;
    const channel = channelOf(message);
    if (channel !== undefined) return readTopic(channel).name;
    if (typeof topic === 'string' && op === 'notify') return readTopic(topic).name;
    if (typeof op === 'string') return op;
    const control = CONTROL.find((name) => name in message);
    if (control !== undefined) return control;
    if ('data' in message) return `answer ${bodyKind(message) ?? ''}`.trimEnd();
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { op, status, code } = message;
    const channel = channelOf(message);
    if (isRefusal(message)) return this.context.note('error', this.errorName(message));
    if (channel !== undefined) return this.readChannel(message, readTopic(channel));
    if (op === 'notify') return this.readNotice(message, readTopic(text(message['topic'], 'topic')));
    if (typeof op === 'string' || CONTROL.some((name) => name in message))
      return this.context.note('control', this.kindOf(message));
    if ((status === 'ok' || code === 200) && 'data' in message) return this.readBody(message);
    return this.context.note('unknown', this.kindOf(message));
  }

  private errorName(message: Fields): string {
    const code = message['err-code'] ?? message['err_code'] ?? message['code'];
    return `${typeof message['op'] === 'string' ? message['op'] : 'answer'} ${plain(code)}`.slice(0, 40);
  }

  private readChannel(message: Fields, topic: Topic): readonly MarketEvent[] {
    const { name, symbol } = topic;
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    const contract = contractOf(symbol, this.context);
    if (!contract) return this.context.note('ignored', `${name} of another category`);
    const { ts, tick, data } = message;
    switch (name) {
      case 'trade.detail':
        return this.trades(isAbsent(tick) ? data : fields(tick, 'tick')['data'], contract);
      case 'kline':
        return this.bars(isAbsent(tick) ? list(data, 'data') : [tick], contract, topic, ts);
      case 'mark_price':
        return [stream.mark(fields(tick, 'tick'), contract, ts)];
      case 'open_interest':
        return this.bodyRows('openInterest', list(data, 'data'), ts);
      default:
        return name.startsWith('depth.')
          ? this.book(fields(tick, 'tick'), contract, name, ts)
          : this.context.note('unknown', name);
    }
  }

  private book(tick: Fields, contract: Contract, name: string, ts: unknown): readonly MarketEvent[] {
    const whole = WHOLE_BOOKS.has(name) || name.endsWith('.high_freq');
    if (!whole && !FINE_BOOKS.has(name)) return this.context.note('ignored', name);
    if (Number.isNaN(contract.contractSize))
      return this.context.note('ignored', `${name} of an unknown contract size`);
    const book = stream.orderBook(tick, contract, ts);
    const best = book.bids[0] ?? book.asks[0];
    return whole || best === undefined || best[0] >= FINE_ABOVE ? [book] : this.context.note('ignored', name);
  }

  private trades(rows: unknown, contract: Contract): readonly MarketEvent[] {
    const trades = bodies.tradeRows(rows);
    return Number.isNaN(contract.contractSize) && trades.some(({ quantity }) => isAbsent(quantity))
      ? this.context.note('ignored', 'trade.detail of an unknown contract size')
      : trades.map((row) => stream.trade(row, contract));
  }

  private bars(
    rows: readonly unknown[],
    contract: Contract,
    { period, name }: Topic,
    ts: unknown,
  ): readonly MarketEvent[] {
    const intervalMs = CANDLE_PERIODS.get(period);
    if (intervalMs === undefined) return this.context.note('ignored', `${name} ${period}`);
    const until = typeof ts === 'number' ? ts : this.context.now();
    return bodies.klines(rows, contract, intervalMs, until);
  }

  private readNotice(message: Fields, { name }: Topic): readonly MarketEvent[] {
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    if (name !== 'liquidation_orders' && name !== 'funding_rate') return this.context.note('unknown', name);
    const rows = list(message['data'], 'data');
    return this.bodyRows(name === 'funding_rate' ? 'fundingRate' : 'liquidations', rows, message['ts']);
  }

  private readBody(message: Fields): readonly MarketEvent[] {
    const kind = bodyKind(message);
    if (kind === undefined) return this.context.note('unknown', this.kindOf(message));
    if (kind === 'emptyList' || IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    const rows = bodies.rowsOf(message['data']);
    if (kind !== 'openInterestHistory') return this.bodyRows(kind, rows, message['ts'] ?? this.context.now());
    const said = fields(message['data'], 'data')['contract_code'];
    const symbol = isAbsent(said) ? impliedSymbol(this.context, defaults) : text(said, 'contract_code');
    return this.ofSymbol(kind, symbol, (contract) => bodies.openInterestHistory(rows, contract));
  }

  /** Rows that each name their contract. */
  private bodyRows(kind: string, rows: readonly unknown[], ts: unknown): readonly MarketEvent[] {
    const parsed = bodies.rowFields(rows);
    if (kind === 'fundingHistory') {
      const symbol = text(parsed[0]?.['contract_code'], 'contract_code');
      return this.ofSymbol(kind, symbol, (contract) => bodies.settledFunding(rows, contract));
    }
    return parsed.flatMap((row) =>
      this.ofSymbol(kind, text(row['contract_code'], 'contract_code'), (contract) => {
        if (kind === 'fundingRate') return [stream.funding(row, contract, ts)];
        if (kind === 'liquidations') return this.liquidation(row, contract);
        return [bodies.openInterest(row, contract, ts)];
      }),
    );
  }

  private liquidation(row: Fields, contract: Contract): readonly MarketEvent[] {
    return Number.isNaN(contract.contractSize) && isAbsent(row['amount'])
      ? this.context.note('ignored', 'liquidations of an unknown contract size')
      : [stream.liquidation(row, contract)];
  }

  private ofSymbol(
    kind: string,
    symbol: string,
    read: (contract: Contract) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    const contract = contractOf(symbol, this.context);
    return contract ? read(contract) : this.context.note('ignored', `${kind} of another category`);
  }
}

/** Of what is pushed, and of what was asked for once. */
function channelOf({ ch, rep }: Fields): string | undefined {
  if (typeof ch === 'string') return ch;
  return typeof rep === 'string' ? rep : undefined;
}

/** Both sockets, and REST in both its forms, have their own way of saying no. */
function isRefusal(message: Fields): boolean {
  const { status, code } = message;
  const said = message['err-code'];
  return (
    status === 'error' ||
    (said !== undefined && said !== 0) ||
    (typeof code === 'number' && code !== 200 && 'message' in message)
  );
}

function bodyKind({ data }: Fields): string | undefined {
  if (Array.isArray(data) && data.length === 0) return 'emptyList';
  try {
    const [first] = bodies.rowsOf(data);
    return first === undefined ? 'emptyList' : rowKind(first);
  } catch {
    return undefined;
  }
}
