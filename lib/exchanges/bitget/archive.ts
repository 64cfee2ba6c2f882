import type { MarketEvent } from '../../market/events';
import { type Archive, archiveMapper } from '../archive';
import { type Fields, isFields } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { plain } from '../message-shape';
import { readBody } from './archive-bodies';
import {
  archivedPush,
  type ArchivedPush,
  bodyKind,
  IGNORED_TOPICS,
  isOurs,
  topicName,
} from './archive-kinds';
import { BitgetReader } from './mapper';
import type { BitgetMarket } from './market';
import { OK } from './rest-bodies';

/** Every Bitget market that is read here counts sizes in base units. */
const contractSize = () => 1;

/** Of other instruments the lot is not documented. */
export const bitgetArchive = (market: BitgetMarket): Archive => ({
  contractSize,
  createMapper: (context) =>
    archiveMapper(
      context,
      (symbol) => (symbol === market.defaultInstrument.symbol ? market.defaultInstrument : undefined),
      (inner) => new ArchiveReader(market, inner),
    ),
});

/** Topics by the names of v3. Books come in every depth, the shallow ones as snapshots each time. */
const TOPICS: ReadonlyMap<string, string> = new Map([
  ['trade', 'publicTrade'],
  ['publicTrade', 'publicTrade'],
  ['ticker', 'ticker'],
  ['candle', 'kline'],
  ['kline', 'kline'],
  ['liquidation', 'liquidation'],
]);

const topicOf = (name: string) => (/^books\d*$/.test(name) ? 'books' : TOPICS.get(name));

class ArchiveReader extends BitgetReader {
  constructor(
    private readonly market: BitgetMarket,
    context: ReaderContext,
  ) {
    super(market.venue, context);
  }

  override kindOf(message: unknown): string {
    if (!isFields(message)) return super.kindOf(message);
    const { arg, table, data } = message;
    const topic = isFields(arg) ? (arg['topic'] ?? arg['channel']) : undefined;
    if (typeof topic === 'string') return topicName(topic);
    if ('code' in message && 'data' in message) return `answer ${bodyKind(data) ?? ''}`.trimEnd();
    const isTable = typeof table === 'string' && !('event' in message) && !('op' in message);
    return isTable ? table : super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message) || message['event'] !== undefined || 'op' in message) return super.read(message);
    const { arg, table } = message;
    if (isFields(arg)) return this.readArchived(archivedPush(arg), message);
    // The protocol before v1, which ended years ago.
    if (typeof table === 'string' && table.includes('/')) return this.context.note('ignored', table);
    return 'code' in message ? this.readAnswer(message) : super.read(message);
  }

  private readArchived(push: ArchivedPush, message: Fields): readonly MarketEvent[] {
    const { name, category, inQuote } = push;
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    const topic = topicOf(name);
    if (topic === undefined) return this.context.note('unknown', name);
    const isShallow = topic === 'books' && name !== 'books';
    // Since v3, in which coin-margined contracts are counted in is not documented for books and bars.
    const isUncounted = inQuote === true && (topic === 'books' || topic === 'kline');
    if (!isOurs(category, this.market) || isUncounted)
      return this.context.note('ignored', `${name} of another category`);
    if (inQuote === true && topic === 'publicTrade' && message['action'] === 'update')
      this.context.note('control', `${name} size as quote`);
    return this.readPush(push, isShallow ? { ...message, action: 'snapshot' } : message, topic);
  }

  private readAnswer(answer: Fields): readonly MarketEvent[] {
    const { code, data } = answer;
    if (code !== OK) return this.context.note('error', `code ${plain(code)}`);
    const kind = bodyKind(data);
    if (kind === undefined) return this.context.note('unknown', this.kindOf(answer));
    const { market, context } = this;
    return readBody(kind, answer, { market, context });
  }
}
