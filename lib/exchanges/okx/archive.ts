import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import { type Archive, archiveMapper } from '../archive';
import { type Fields, isFields, list, rowsIn, text } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { plain, shapeOf } from '../message-shape';
import type { VenueDefaults } from '../venue-defaults';
import { bodyKind, IGNORED, ignoredBars } from './archive-kinds';
import { contractSize, readName } from './archive-symbols';
import { OkxReader } from './mapper';
import * as bodies from './rest-bodies';
import { spotMarket, swapMarket } from './symbols';

/** Kinds of rows that count contracts, so that they say nothing without their size. */
const COUNTED: ReadonlySet<string> = new Set(
  'books books5 books-l2-tbt books50-l2-tbt trades trades-all liquidations liquidation-orders'.split(' '),
);

const archiveOf = (defaults: VenueDefaults): Archive => ({
  contractSize,
  createMapper: (context) =>
    archiveMapper(
      context,
      (symbol) => documented(defaults, symbol),
      (inner) => new ArchiveReader(inner, defaults),
    ),
});

export const okxSwapArchive = archiveOf(swapMarket);
export const okxSpotArchive = archiveOf(spotMarket);

function documented({ defaultInstrument }: VenueDefaults, symbol: string): Instrument | undefined {
  const { contract } = readName(symbol);
  if (contract === undefined || (contract === 'spot') !== (defaultInstrument.contract === 'spot'))
    return undefined;
  return { ...defaultInstrument, symbol, contract, contractSize: contractSize(symbol) };
}

class ArchiveReader extends OkxReader {
  constructor(
    context: ReaderContext,
    private readonly defaults: VenueDefaults,
  ) {
    super(context);
  }

  override kindOf(message: unknown): string {
    if (isFields(message) && typeof message['event'] !== 'string' && !isFields(message['arg'])) {
      const { code, data, table } = message;
      if (typeof table === 'string') return `v3 ${table.slice(0, 40)}`;
      if (code !== undefined)
        return `answer ${Array.isArray(data) ? (bodyKind(data as readonly unknown[]) ?? shapeOf(data[0])) : ''}`.trimEnd();
    }
    const name = super.kindOf(message);
    return ignoredBars(name) ?? name;
  }

  override read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message) || typeof message['event'] === 'string' || 'arg' in message)
      return super.read(message);
    const name = this.kindOf(message);
    // The protocol before v5, which ended in 2022.
    if (typeof message['table'] === 'string') return this.context.note('ignored', name);
    return 'code' in message ? this.readAnswer(message, name) : this.context.note('unknown', name);
  }

  protected override readChannel(arg: Fields, message: Fields): readonly MarketEvent[] {
    const channel = text(arg['channel'], 'channel');
    const name = ignoredBars(channel) ?? channel;
    return IGNORED.has(name) ? this.context.note('ignored', name) : super.readChannel(arg, message);
  }

  /** `books5` comes whole each time, and says no action. */
  protected override readBooks(
    arg: Fields,
    rows: readonly Fields[],
    name: string,
    action: unknown,
  ): readonly MarketEvent[] {
    return super.readBooks(arg, rows, name, name === 'books5' ? 'snapshot' : action);
  }

  protected override readRows(rows: readonly Fields[], about: Fields, kind: string) {
    return super.readRows(rows, about, RENAMED.get(kind) ?? kind);
  }

  private readAnswer({ code, data }: Fields, name: string): readonly MarketEvent[] {
    if (code !== '0') return this.context.note('error', `code ${plain(code)}`);
    const entries = list(data, 'data');
    const kind = bodyKind(entries);
    if (kind === undefined) return this.context.note('unknown', name);
    if (kind === 'time') return this.context.note('control', kind);
    if (IGNORED.has(kind)) return this.context.note('ignored', kind);
    const about = { instId: impliedSymbol(this.context, this.defaults) };
    switch (kind) {
      case 'candle':
        return this.of(about, kind, (subject) => bodies.candles(entries, subject, this.context.now()));
      case 'open-interest-history':
        return this.of(about, kind, (subject) => bodies.openInterestRows(entries, subject));
      case 'funding-rate-history': {
        const rows = rowsIn(entries, 'data');
        return this.of(rows[0] ?? about, kind, (subject) => bodies.settledRates(rows, subject));
      }
      case 'books':
        // The adapter asks for none, and they do not say whose they are.
        return this.context.note('ignored', 'books of an unnamed instrument');
      default:
        return (this.readRows(rowsIn(entries, 'data'), about, kind) ?? []).toSorted(
          (a, b) => a.time - b.time,
        );
    }
  }

  protected override of(
    about: Fields,
    kind: string,
    read: (subject: Instrument) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    return super.of(about, kind, (subject) =>
      COUNTED.has(kind) && Number.isNaN(subject.contractSize)
        ? this.context.note('ignored', `${kind} of unknown contract size`)
        : read(subject),
    );
  }
}

/** Channels of the same rows. Recorders called the REST's liquidations by a name of their own. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['trades-all', 'trades'],
  ['liquidations', 'liquidation-orders'],
]);
