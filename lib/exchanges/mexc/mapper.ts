import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, list, rowOrRows, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { plain, shapeOf } from '../message-shape';
import { type Subject, subjectOf } from './contracts';
import { defaults } from './instruments';
import { bodyKind, IGNORED_BODIES, IGNORED_CHANNELS } from './kinds';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new MexcReader(inner));

class MexcReader implements MessageReader {
  constructor(private readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const named = message['channel'] ?? message['method'];
    if (typeof named === 'string') return named.slice(0, 80);
    return 'success' in message ? `answer ${bodyKind(message['data']) ?? ''}`.trimEnd() : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { channel } = message;
    if (typeof channel === 'string') return this.readChannel(message, channel);
    if ('success' in message) return this.readAnswer(message);
    return this.context.note(
      typeof message['method'] === 'string' ? 'control' : 'unknown',
      this.kindOf(message),
    );
  }

  private readChannel(message: Fields, channel: string): readonly MarketEvent[] {
    const { data } = message;
    const name = this.kindOf(message);
    if (channel === 'pong') return this.context.note('control', name);
    if (channel.startsWith('rs.')) {
      const isRefused = channel === 'rs.error' || (typeof data === 'string' && data !== 'success');
      return this.context.note(isRefused ? 'error' : 'control', name);
    }
    if (IGNORED_CHANNELS.has(channel)) return this.context.note('ignored', name);
    return this.readPush(channel, message) ?? this.context.note('unknown', name);
  }

  /** Undefined for a channel that is not known. */
  private readPush(channel: string, { symbol, data, ts }: Fields): readonly MarketEvent[] | undefined {
    const row = () => fields(data, 'data');
    const subject = () => this.subject(symbol ?? row()['symbol']);
    switch (channel) {
      case 'push.depth':
        return this.sized(channel, subject(), (about) => [stream.depth(row(), ts, about)]);
      // How a recorder wraps what it fetched.
      case 'push.depth.snapshot':
        return this.sized(channel, subject(), (about) => [
          stream.wholeDepth(row(), this.context.now(), about),
        ]);
      case 'push.deal':
        // Before it became a list, a push was one trade.
        return this.sized(channel, this.subject(symbol), (about) =>
          rowOrRows(data, 'data').map((trade) => stream.trade(trade, about)),
        );
      case 'push.ticker':
        return stream.ticker(row(), ts, subject());
      case 'push.funding.rate':
        return [stream.funding(row(), ts, subject())];
      case 'push.kline':
        return this.sized(channel, subject(), (about) => [stream.kline(row(), ts, about)]);
      default:
        return undefined;
    }
  }

  private readAnswer(answer: Fields): readonly MarketEvent[] {
    if (answer['success'] !== true) return this.context.note('error', `code ${plain(answer['code'])}`);
    const { data } = answer;
    const kind = bodyKind(data);
    if (kind === undefined) return this.context.note('unknown', this.kindOf(answer));
    if (kind === 'ping') return this.context.note('control', kind);
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    return this.readBody(kind, data);
  }

  private readBody(kind: string, data: unknown): readonly MarketEvent[] {
    const now = this.context.now();
    const rows = rowOrRows(data, kind);
    const [first = {}] = rows;
    switch (kind) {
      case 'depth':
        return this.sized(kind, this.implied, (about) => [stream.wholeDepth(first, now, about)]);
      case 'deals':
        return this.sized(kind, this.implied, (about) =>
          rows.toReversed().map((row) => stream.trade(row, about)),
        );
      case 'ticker':
        return rows.flatMap((row) => stream.ticker(row, now, this.subject(row['symbol'])));
      case 'funding_rate':
        return rows.map((row) => stream.funding(row, now, this.subject(row['symbol'])));
      case 'funding_rate/history':
        return bodies.fundings(bodies.fundingPage(first), this.subject(symbolIn(first)));
      default:
        return this.sized(kind, this.implied, (about) => bodies.klines(first, about, now));
    }
  }

  /** Reads what is counted in contracts, where their size is known. */
  private sized(
    name: string,
    subject: Subject,
    read: (subject: Subject) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    return subject.sized
      ? read(subject)
      : this.context.note('ignored', `${name} of an unknown contract size`);
  }

  private subject(symbol: unknown): Subject {
    const name = text(symbol, 'symbol');
    return subjectOf(name, this.context.instruments.get(name));
  }

  /** What a body that names no symbol is about. */
  private get implied(): Subject {
    return this.subject(impliedSymbol(this.context, defaults));
  }
}

/** The symbol of a page's rows; an empty page has none, and no events either. */
function symbolIn(page: Fields): unknown {
  const [row] = list(page['resultList'], 'resultList');
  return isFields(row) ? row['symbol'] : defaults.defaultInstrument.symbol;
}
