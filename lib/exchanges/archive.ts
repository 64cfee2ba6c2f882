import type { Instrument } from '../market/instrument';
import type { Exchange, Mapper, MapperContext } from './exchange';
import { frameMapper, type MessageReader, type ReaderContext } from './frame-mapper';

/**
 * Reads what was recorded of a venue: every message it is known to have sent, REST bodies and earlier protocols among
 * them, while the venue's own mapper reads what its sockets push today. For the command line and tests; the extension has
 * no use for it.
 */
export interface Archive {
  /** Size of one contract of any symbol, in the unit of {@link Instrument.contractSize}; NaN where it is not documented. */
  readonly contractSize: (symbol: string) => number;
  createMapper(context: MapperContext): Mapper;
}

/** What is documented of a symbol's instrument; undefined for one that the venue's adapter does not read. */
type Documented = (symbol: string) => Instrument | undefined;

/** A mapper that knows the documented instruments besides those it is given. */
export const archiveMapper = (
  context: MapperContext,
  documented: Documented,
  createReader: (context: ReaderContext) => MessageReader,
): Mapper =>
  frameMapper(
    { ...context, instruments: new KnownInstruments(context.instruments, documented) },
    createReader,
  );

/** {@link Documented} for venues that read every symbol as a contract of one kind. */
export const usualInstrument =
  ({ defaultInstrument }: Exchange['defaults'], contractSize: Archive['contractSize']): Documented =>
  (symbol) => ({ ...defaultInstrument, symbol, contractSize: contractSize(symbol) });

/** The archive of a venue whose sizes are base units, or dollars of inverse contracts, whatever the symbol. */
export const unitArchive = (createReader: (context: ReaderContext) => MessageReader): Archive => ({
  contractSize: () => 1,
  createMapper: (context) => frameMapper(context, createReader),
});

/** Holds the instruments that were listed, and answers for others with what is documented. */
class KnownInstruments extends Map<string, Instrument> {
  constructor(
    listed: ReadonlyMap<string, Instrument>,
    private readonly documented: Documented,
  ) {
    super(listed);
  }

  override get(symbol: string): Instrument | undefined {
    return super.get(symbol) ?? this.documented(symbol);
  }
}
