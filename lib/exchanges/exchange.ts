import type { DepthFrame, SequenceHeader } from '../market/depth-frame';
import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  LiquidationEvent,
  LiquidationTotal,
  MarketEvent,
  OpenInterestEvent,
} from '../market/events';
import type { ContractKind, Instrument } from '../market/instrument';
import type { LiquidationCompleteness } from '../market/liquidation-completeness';
import type { MarginTable } from '../market/margin';
import type { OrderBook } from '../market/order-book';
import type { VenueId } from '../market/venues';
import type { VenueDefaults } from './venue-defaults';

/** Everything the product knows about one venue. One folder per exchange, its venues listed in `registry.ts`. */
export interface Exchange {
  readonly id: VenueId;
  readonly contract: ContractKind;
  readonly defaults: VenueDefaults;
  readonly liquidations: LiquidationCompleteness;
  /** Hosts that need a permission, as match patterns are built from them: `fapi.binance.com`. */
  readonly hosts: readonly string[];
  readonly limits: readonly HostLimit[];
  readonly book: BookProtocol;
  /** Its frames are binary: text packed by gzip. Adapters only see the text. */
  readonly compression?: 'gzip';
  /** The sockets that carry every feed of these symbols, and what to say on them. */
  sockets(symbols: readonly string[]): readonly SocketPlan[];
  /** What a frame about the connection itself asks for, besides what the mapper makes of it. Asked of every frame: be quick. */
  demand?(frame: string): Demand | undefined;
  /** Puts the time of sending (epoch ms) into a frame, where the venue wants to read it there. */
  stamp?(frame: string, now: number): string;
  createMapper(context: MapperContext): Mapper;
  /** What must be asked for again and again because no socket pushes it. */
  readonly polls: readonly Poll[];
  instruments(rest: Rest): Promise<readonly Instrument[]>;
  readonly history: History;
  /** Maintenance margin by size of the position; not for spot. */
  marginTable?(rest: Rest, instrument: Instrument): Promise<MarginTable>;
}

/** Something to say at once, or that the connection is about to end and must be replaced. */
export type Demand = { readonly say: string } | 'reconnect';

/** The published request budget of one REST host; the runtime spends at most 30 % of it. */
export interface HostLimit {
  readonly host: string;
  readonly weight: number;
  readonly perMs: number;
}

export interface SocketPlan {
  /** Distinguishes the sockets of one venue: `public`, `market`. */
  readonly key: string;
  readonly url: string;
  /** Where the venue hands out an address before each connection, beginning with `url`. May reject. */
  readonly address?: (rest: Rest) => Promise<string>;
  /** The venue wants to be left alone for so long after opening. */
  readonly settleMs?: number;
  /** Frames to send after opening, in order. */
  readonly subscribe: readonly string[];
  readonly pacingMs: number;
  /** The application-level ping, where the venue wants one. */
  readonly heartbeat?: { readonly everyMs: number; readonly frame: string };
  /** Data are rare on it: whatever the venue says there shows that the socket lives. */
  readonly rare?: true;
  /** No frame for this long means the socket is dead. */
  readonly staleAfterMs: number;
  /** The venue closes the socket at this age; the runtime replaces it before. */
  readonly maxAgeMs?: number;
}

/** How a book is seeded, followed and repaired. */
export interface BookProtocol {
  /** `rest`: a snapshot must be fetched and the deltas chained to it. `stream`: the socket sends it after subscribing. */
  readonly seed: 'rest' | 'stream';
  /** Fetches the snapshot; only for `rest`. */
  fetchSeed?(rest: Rest, instrument: Instrument): Promise<BookEvent>;
  /** Which socket carries the book, and the frames that make it send a fresh snapshot; only for `stream`. */
  resubscribe?(symbol: string): { readonly socket: string; readonly frames: readonly string[] };
  /** The continuity rule: pure, from a frame's sequence numbers and the last applied one. */
  accept(header: SequenceHeader, state: Continuity): Verdict;
  /**
   * The stream carries the best so many levels of each side and no others: those that fall out of them are forgotten,
   * whether or not the venue removes them. Without it the book is known as far as its last snapshot reached.
   */
  readonly levels?: number;
  /** Both sides may cross for a while, as a decentralised venue's do: the newer level removes what it crosses. */
  readonly mayCross?: boolean;
  /** Whether a book that has just taken in a frame is the one whose checksum came with it. */
  verify?(book: Pick<OrderBook, 'instrument' | 'top'>, checksum: number): boolean;
  /**
   * Reads a depth frame without building objects. Returns false, with `out` in an unspecified state, when the frame
   * is anything but a well-formed depth frame of a known symbol; the caller then takes the mapper's way.
   */
  scan?(frame: string, instruments: ReadonlyMap<string, Instrument>, out: DepthFrame): boolean;
}

/** Where a book stands in its venue's sequence. */
export interface Continuity {
  /** Sequence number of the last applied frame; undefined before a seed. */
  readonly last: number | undefined;
  /** True while nothing but the seed was applied. */
  readonly fresh: boolean;
}

export type Verdict = 'apply' | 'skip' | 'gap';

export interface MapperContext {
  /** By the venue's symbol. What is about others is left out. */
  readonly instruments: ReadonlyMap<string, Instrument>;
  /** Local receive time in epoch ms, for the few frames that carry none. */
  now(): number;
  /** Accounts for a frame that became no event: an acknowledgement, a kind we do not use, an unknown or a broken one. */
  note(kind: FrameNote, name: string): void;
}

export type FrameNote = 'control' | 'ignored' | 'unknown' | 'malformed' | 'error';

/** Turns frames into events. Never throws. */
export interface Mapper {
  map(frame: string): readonly MarketEvent[];
}

export interface RestRequest {
  readonly url: string;
  /** In the unit of the host's {@link HostLimit}. */
  readonly weight: number;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
}

/** A budgeted request for JSON. Rejects with a `RestError` of `lib/feeds`. */
export type Rest = (request: RestRequest) => Promise<unknown>;

export interface Poll {
  readonly name: string;
  readonly everyMs: number;
  run(rest: Rest, instrument: Instrument): Promise<readonly MarketEvent[]>;
}

/** What a venue tells of the past. */
export interface History {
  readonly candles?: Pages<CandleEvent>;
  readonly openInterest?: Pages<OpenInterestEvent>;
  readonly funding?: Pages<FundingEvent>;
  readonly liquidations?: Pages<LiquidationEvent>;
  /** What was liquidated in each interval, where single liquidations are not told. */
  readonly liquidationTotals?: Pages<LiquidationTotal>;
}

/** One kind of history, told page by page. */
export interface Pages<Row> {
  /** The finest step between rows; 0 for what happens when it happens. */
  readonly finestMs: number;
  /** How far back it reaches; Infinity where no end is documented. */
  readonly reachMs: number;
  /** As much of the beginning of `range` as the venue gives in one call. @throws RangeError for a step it does not serve. */
  page(rest: Rest, instrument: Instrument, range: HistoryRange): Promise<HistoryPage<Row>>;
}

export interface HistoryPage<Row> {
  /** Oldest first. */
  readonly rows: readonly Row[];
  /** Epoch ms up to which everything since `range.from` is told: where the next page begins, later than `range.from`. */
  readonly until: number;
}

/** Epoch ms, from the first to before the last. */
export interface HistoryRange {
  readonly from: number;
  readonly to: number;
  readonly intervalMs: number;
}
