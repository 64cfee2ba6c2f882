import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isAbsent, isFields, list, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { plain, shapeOf } from '../message-shape';
import { CANDLE_PERIODS } from './periods';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { type Contract, contractOf } from './symbols';
import { readTopic, type Topic } from './topics';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new HtxReader(inner));

const CONTROL = ['ping', 'pong', 'subbed', 'unsubbed', 'sub', 'unsub', 'req'];

export class HtxReader implements MessageReader {
  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { op, topic } = message;
    const { ch } = message;
    if (typeof ch === 'string') return readTopic(ch).name;
    if (typeof topic === 'string' && op === 'notify') return readTopic(topic).name;
    if (typeof op === 'string') return op;
    const control = CONTROL.find((name) => name in message);
    if (control !== undefined) return control;
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { op, ch } = message;
    if (isRefusal(message)) return this.context.note('error', this.errorName(message));
    if (typeof ch === 'string') return this.readChannel(message, readTopic(ch));
    if (op === 'notify') return this.readNotice(message, readTopic(text(message['topic'], 'topic')));
    if (typeof op === 'string' || CONTROL.some((name) => name in message))
      return this.context.note('control', this.kindOf(message));
    return this.readOther(message);
  }

  protected readOther(message: Fields): readonly MarketEvent[] {
    return this.context.note('unknown', this.kindOf(message));
  }

  private errorName(message: Fields): string {
    const code = message['err-code'] ?? message['err_code'] ?? message['code'];
    return `${typeof message['op'] === 'string' ? message['op'] : 'answer'} ${plain(code)}`.slice(0, 40);
  }

  protected readChannel(message: Fields, topic: Topic): readonly MarketEvent[] {
    const { name, symbol } = topic;
    const contract = contractOf(symbol, this.context);
    if (!contract) return this.context.note('ignored', `${name} of another category`);
    const { ts, tick, data } = message;
    switch (name) {
      case 'trade.detail':
        return this.trades(isAbsent(tick) ? data : fields(tick, 'tick')['data'], contract);
      case 'kline':
        return this.bars(isAbsent(tick) ? list(data, 'data') : [tick], contract, topic, ts);
      default:
        return name.startsWith('depth.')
          ? this.book(fields(tick, 'tick'), contract, name, ts)
          : this.context.note('unknown', name);
    }
  }

  protected book(tick: Fields, contract: Contract, name: string, ts: unknown): readonly MarketEvent[] {
    return name.endsWith('.high_freq')
      ? [stream.orderBook(tick, contract, ts)]
      : this.context.note('unknown', name);
  }

  protected trades(rows: unknown, contract: Contract): readonly MarketEvent[] {
    return bodies.tradeRows(rows).map((row) => stream.trade(row, contract));
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

  protected readNotice(message: Fields, { name }: Topic): readonly MarketEvent[] {
    if (name !== 'liquidation_orders' && name !== 'funding_rate') return this.context.note('unknown', name);
    const rows = list(message['data'], 'data');
    return this.bodyRows(name === 'funding_rate' ? 'fundingRate' : 'liquidations', rows, message['ts']);
  }

  /** Rows that each name their contract. */
  protected bodyRows(kind: string, rows: readonly unknown[], ts: unknown): readonly MarketEvent[] {
    const parsed = bodies.rowFields(rows);
    return parsed.flatMap((row) =>
      this.ofSymbol(kind, text(row['contract_code'], 'contract_code'), (contract) =>
        this.bodyRow(kind, row, contract, ts),
      ),
    );
  }

  protected bodyRow(kind: string, row: Fields, contract: Contract, ts: unknown): readonly MarketEvent[] {
    return kind === 'fundingRate' ? [stream.funding(row, contract, ts)] : [stream.liquidation(row, contract)];
  }

  protected ofSymbol(
    kind: string,
    symbol: string,
    read: (contract: Contract) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    const contract = contractOf(symbol, this.context);
    return contract ? read(contract) : this.context.note('ignored', `${kind} of another category`);
  }
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
