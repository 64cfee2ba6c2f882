import type { MarketEvent } from '../../market/events';
import { archiveMapper, type Archive } from '../archive';
import { fields, type Fields, isFields } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import type { VenueDefaults } from '../venue-defaults';
import { bodyKind, IGNORED_BODIES, IGNORED_CHANNELS } from './archive-kinds';
import type { ContractUnit } from './contracts';
import { codeOf, GateReader } from './mapper';
import type { GateMarket, Push } from './market';

/** What one of Gate's markets has said besides what its channels push today. */
export interface ArchivedMarket extends Pick<GateMarket, 'push'> {
  readonly defaults: VenueDefaults;
  /** What a symbol's contract is, as its name says; undefined for one that is not read. */
  unit(symbol: string): ContractUnit | undefined;
  /** A REST body of a kind that `bodyKind` knows; undefined for one of another market. */
  body(kind: string, body: unknown, context: ReaderContext): readonly MarketEvent[] | undefined;
  /** A message of the protocol before the present one. */
  earlier?(message: Fields, context: ReaderContext): readonly MarketEvent[] | undefined;
}

export const gateArchive = (market: GateMarket, archived: ArchivedMarket): Archive => ({
  contractSize: (symbol) => archived.unit(symbol)?.contractSize ?? NaN,
  createMapper: (context) =>
    archiveMapper(
      context,
      (symbol) => {
        const unit = archived.unit(symbol);
        return unit && { ...archived.defaults.defaultInstrument, symbol, ...unit };
      },
      (inner) => new ArchiveReader(market, inner, archived),
    ),
});

class ArchiveReader extends GateReader {
  constructor(
    market: GateMarket,
    context: ReaderContext,
    private readonly archived: ArchivedMarket,
  ) {
    super(market, context);
  }

  override kindOf(message: unknown): string {
    const isChannel = isFields(message) && typeof message['channel'] === 'string';
    if (isChannel) return super.kindOf(message);
    if (isFields(message) && typeof message['method'] === 'string') return message['method'].slice(0, 80);
    return bodyKind(message) ?? super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    if (isFields(message)) {
      if (typeof message['channel'] === 'string') return super.read(message);
      if (typeof message['method'] === 'string') return this.readEarlier(message);
    }
    return this.readBody(message);
  }

  protected override push(push: Push): readonly MarketEvent[] | undefined {
    if (IGNORED_CHANNELS.has(push.channel)) return this.context.note('ignored', push.channel);
    return this.archived.push(push, this.context) ?? super.push(push);
  }

  private readEarlier(message: Fields): readonly MarketEvent[] {
    const name = this.kindOf(message);
    if (!this.archived.earlier) return this.context.note('ignored', `${name} of another market`);
    return this.archived.earlier(message, this.context) ?? this.context.note('unknown', name);
  }

  private readBody(body: unknown): readonly MarketEvent[] {
    const kind = bodyKind(body);
    if (kind === undefined) return this.context.note('unknown', shapeOf(body));
    if (kind === 'error') return this.context.note('error', codeOf(fields(body, 'error')));
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    return (
      this.archived.body(kind, body, this.context) ??
      this.context.note('ignored', `${kind} of another market`)
    );
  }
}
