import type { MarketEvent } from '../../market/events';
import type { ContractKind, Instrument } from '../../market/instrument';
import { type Archive, archiveMapper } from '../archive';
import { fields, type Fields, isFields, rowOrRows, rowsIn } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { plain } from '../message-shape';
import { bodyKind, IGNORED_LISTS, IGNORED_TOPICS } from './archive-kinds';
import { BybitReader } from './mapper';
import type { BybitMarket } from './markets';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { topicName } from './topics';

/** One unit of size is one coin, and one US dollar of an inverse contract. */
const contractSize = () => 1;

export const bybitArchive = (market: BybitMarket): Archive => ({
  contractSize,
  createMapper: (context) =>
    archiveMapper(
      context,
      (symbol) => {
        const contract = contractOf(market, symbol);
        return contract && { ...market.defaultInstrument, symbol, contract };
      },
      (inner) => new ArchiveReader(inner, market),
    ),
});

/** The dollar without a letter behind it, or with the month and year of a dated contract. */
const INVERSE = /USD([FGHJKMNQUVXZ]\d{2})?$/;
const OPTION = /-[CP](-[A-Z]+)?$/;

/** What a symbol is a contract of, read off its name; undefined for an option. */
export function contractOf({ category }: BybitMarket, symbol: string): ContractKind | undefined {
  if (OPTION.test(symbol)) return undefined;
  if (category === 'spot') return 'spot';
  return INVERSE.test(symbol) ? 'inverse' : 'linear';
}

class ArchiveReader extends BybitReader {
  constructor(
    context: ReaderContext,
    private readonly market: BybitMarket,
  ) {
    super(context);
  }

  override kindOf(message: unknown): string {
    return isFields(message) && typeof message['topic'] !== 'string' && 'retCode' in message
      ? `answer ${bodyKind(message['result']) ?? ''}`.trimEnd()
      : super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    return isFields(message) && typeof message['topic'] !== 'string' && 'retCode' in message
      ? this.readAnswer(message)
      : super.read(message);
  }

  protected override readTopic(message: Fields, topic: string): readonly MarketEvent[] {
    const name = topicName(topic);
    if (!('event' in message)) {
      if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
      if (name === 'liquidation')
        return rowOrRows(message['data'], 'data').flatMap((row) =>
          this.liquidation(stream.earlierLiquidation(row), name),
        );
    }
    return super.readTopic(message, topic);
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

  private readResult(
    kind: string,
    result: Fields,
    subject: Instrument,
    time: unknown,
  ): readonly MarketEvent[] {
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
}

function firstSymbol(result: Fields): unknown {
  const [first] = Array.isArray(result['list']) ? (result['list'] as readonly unknown[]) : [];
  return isFields(first) ? first['symbol'] : undefined;
}
