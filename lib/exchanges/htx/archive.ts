import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import { type Archive, archiveMapper } from '../archive';
import { fields, type Fields, isAbsent, isFields, list, text } from '../fields';
import { impliedSymbol } from '../implied-symbol';
import {
  FINE_ABOVE,
  FINE_BOOKS,
  IGNORED_BODIES,
  IGNORED_TOPICS,
  rowKind,
  WHOLE_BOOKS,
} from './archive-kinds';
import { inverseContractSize, linearContractSize } from './contract-sizes';
import { HtxReader } from './mapper';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { type Contract, defaults } from './symbols';
import type { Topic } from './topics';

export const htxArchive: Archive = {
  contractSize: (symbol) => documented(symbol)?.contractSize ?? NaN,
  createMapper: (context) =>
    archiveMapper(
      context,
      (symbol) => {
        const said = documented(symbol);
        return said && { ...defaults.defaultInstrument, symbol, ...said };
      },
      (inner) => new ArchiveReader(inner),
    ),
};

/** `BTC-USDT`, and with a delivery date `BTC-USDT-220325` or `BTC-USDT-CQ`. */
const LINEAR = /^([A-Z0-9]+)-USDT(-\d{6}|-[CN][WQ])?$/;
/** `BTC-USD`, and with a delivery date `BTC_CQ` or `BTC220624`. */
const INVERSE = /^([A-Z0-9]+?)(-USD|_[CN][WQ]|\d{6})$/;

/** Undefined for options and for the spot market, which are written `BTC-USDT-210326-C-32000` and `btcusdt`. */
function documented(symbol: string): Pick<Instrument, 'contract' | 'contractSize'> | undefined {
  const linear = LINEAR.exec(symbol)?.[1];
  if (linear !== undefined) return { contract: 'linear', contractSize: linearContractSize(linear) };
  const inverse = INVERSE.exec(symbol)?.[1];
  return inverse === undefined
    ? undefined
    : { contract: 'inverse', contractSize: inverseContractSize(inverse) };
}

class ArchiveReader extends HtxReader {
  override kindOf(message: unknown): string {
    const kind = super.kindOf(asked(message));
    return isFields(message) && kind.startsWith('{') && 'data' in message
      ? `answer ${bodyKind(message) ?? ''}`.trimEnd()
      : kind;
  }

  override read(message: unknown): readonly MarketEvent[] {
    return super.read(asked(message));
  }

  protected override readOther(message: Fields): readonly MarketEvent[] {
    const { status, code } = message;
    return (status === 'ok' || code === 200) && 'data' in message
      ? this.readBody(message)
      : super.readOther(message);
  }

  protected override readChannel(message: Fields, topic: Topic): readonly MarketEvent[] {
    const { name, symbol } = topic;
    const { ts, tick, data } = message;
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    if (name === 'mark_price')
      return this.ofSymbol(name, symbol, (contract) => [stream.mark(fields(tick, 'tick'), contract, ts)]);
    if (name === 'open_interest')
      return this.ofSymbol(name, symbol, () => this.bodyRows('openInterest', list(data, 'data'), ts));
    return super.readChannel(message, topic);
  }

  protected override book(
    tick: Fields,
    contract: Contract,
    name: string,
    ts: unknown,
  ): readonly MarketEvent[] {
    const whole = WHOLE_BOOKS.has(name) || name.endsWith('.high_freq');
    if (!whole && !FINE_BOOKS.has(name)) return this.context.note('ignored', name);
    if (Number.isNaN(contract.contractSize))
      return this.context.note('ignored', `${name} of an unknown contract size`);
    const book = stream.orderBook(tick, contract, ts);
    const best = book.bids[0] ?? book.asks[0];
    return whole || best === undefined || best[0] >= FINE_ABOVE ? [book] : this.context.note('ignored', name);
  }

  protected override trades(rows: unknown, contract: Contract): readonly MarketEvent[] {
    return Number.isNaN(contract.contractSize) &&
      bodies.tradeRows(rows).some(({ quantity }) => isAbsent(quantity))
      ? this.context.note('ignored', 'trade.detail of an unknown contract size')
      : super.trades(rows, contract);
  }

  protected override readNotice(message: Fields, topic: Topic): readonly MarketEvent[] {
    return IGNORED_TOPICS.has(topic.name)
      ? this.context.note('ignored', topic.name)
      : super.readNotice(message, topic);
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

  protected override bodyRows(kind: string, rows: readonly unknown[], ts: unknown): readonly MarketEvent[] {
    if (kind !== 'fundingHistory') return super.bodyRows(kind, rows, ts);
    const [first] = bodies.rowFields(rows);
    return this.ofSymbol(kind, text(first?.['contract_code'], 'contract_code'), (contract) =>
      bodies.settledFunding(rows, contract),
    );
  }

  protected override bodyRow(
    kind: string,
    row: Fields,
    contract: Contract,
    ts: unknown,
  ): readonly MarketEvent[] {
    if (kind === 'liquidations' && Number.isNaN(contract.contractSize) && isAbsent(row['amount']))
      return this.context.note('ignored', 'liquidations of an unknown contract size');
    return kind === 'liquidations' || kind === 'fundingRate'
      ? super.bodyRow(kind, row, contract, ts)
      : [bodies.openInterest(row, contract, ts)];
  }
}

/** What was asked for once has its channel's name in another place. */
const asked = (message: unknown): unknown =>
  isFields(message) && typeof message['ch'] !== 'string' && typeof message['rep'] === 'string'
    ? { ...message, ch: message['rep'] }
    : message;

function bodyKind({ data }: Fields): string | undefined {
  if (Array.isArray(data) && data.length === 0) return 'emptyList';
  try {
    const [first] = bodies.rowsOf(data);
    return first === undefined ? 'emptyList' : rowKind(first);
  } catch {
    return undefined;
  }
}
