import type { MarketEvent } from '../../market/events';
import { type Archive, archiveMapper } from '../archive';
import { fields, type Fields, isFields, list, rowOrRows } from '../fields';
import { impliedSymbol } from '../implied-symbol';
import { plain } from '../message-shape';
import { bodyKind, IGNORED_BODIES, IGNORED_CHANNELS } from './archive-kinds';
import { contractSize, isInverse } from './contracts';
import { defaults } from './instruments';
import { MexcReader } from './mapper';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import type { Subject } from './subject';

export const mexcArchive: Archive = {
  contractSize,
  createMapper: (context) =>
    archiveMapper(
      context,
      (symbol) => ({
        ...defaults.defaultInstrument,
        symbol,
        contract: isInverse(symbol) ? 'inverse' : 'linear',
        contractSize: contractSize(symbol),
      }),
      (inner) => new ArchiveReader(inner),
    ),
};

/** Channels that tell of contracts, so that they say nothing without their size. */
const COUNTED: ReadonlySet<string> = new Set(
  'push.depth push.depth.snapshot push.deal push.kline'.split(' '),
);

class ArchiveReader extends MexcReader {
  override kindOf(message: unknown): string {
    return isAnswer(message) && typeof message['method'] !== 'string'
      ? `answer ${bodyKind(message['data']) ?? ''}`.trimEnd()
      : super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    return isAnswer(message) ? this.readAnswer(message) : super.read(message);
  }

  protected override readPush(channel: string, message: Fields): readonly MarketEvent[] | undefined {
    if (IGNORED_CHANNELS.has(channel)) return this.context.note('ignored', channel);
    if (!COUNTED.has(channel)) return super.readPush(channel, message);
    const { symbol, data } = message;
    const said = symbol ?? (channel === 'push.deal' ? undefined : fields(data, 'data')['symbol']);
    return this.sized(channel, this.subject(said), (about) =>
      // How a recorder wraps what it fetched.
      channel === 'push.depth.snapshot'
        ? [stream.wholeDepth(fields(data, 'data'), this.context.now(), about)]
        : (super.readPush(channel, message) ?? []),
    );
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

const isAnswer = (message: unknown): message is Fields =>
  isFields(message) && typeof message['channel'] !== 'string' && 'success' in message;
