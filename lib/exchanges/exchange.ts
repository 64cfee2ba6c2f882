import type { DepthFrame, SequenceHeader } from '../market/depth-frame';
import type { BookEvent, CandleEvent, FundingEvent, MarketEvent, OpenInterestEvent } from '../market/events';
import type { ContractKind, Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';

/** How much of what was really liquidated a venue's public feed shows. */
export type LiquidationCompleteness = 'complete' | 'batched' | 'sampled' | 'none';

/** Everything the product knows about one venue. One folder per venue, listed in `registry.ts`. */
export interface Exchange {
  readonly id: VenueId;
  readonly contract: ContractKind;
  readonly liquidations: LiquidationCompleteness;
  /** Hosts that need a permission, as match patterns are built from them: `fapi.binance.com`. */
  readonly hosts: readonly string[];
  readonly limits: readonly HostLimit[];
  readonly book: BookProtocol;
  /** The sockets that carry every feed of these symbols, and what to say on them. */
  sockets(symbols: readonly string[]): readonly SocketPlan[];
  createMapper(context: MapperContext): Mapper;
  /** What must be asked for again and again because no socket pushes it. */
  readonly polls: readonly Poll[];
  instruments(rest: Rest): Promise<readonly Instrument[]>;
  readonly history: History;
}

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
  /** Frames to send after opening, in order. */
  readonly subscribe: readonly string[];
  readonly pacingMs: number;
  /** The application-level ping, where the venue wants one. */
  readonly heartbeat?: { readonly everyMs: number; readonly frame: string };
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
  /** By the venue's symbol. Mappers fall back to the venue's documented defaults for symbols that are missing. */
  readonly instruments: ReadonlyMap<string, Instrument>;
  /** Local receive time in epoch ms, for the few frames that carry none. */
  now(): number;
  /** Accounts for a frame that became no event: an acknowledgement, a kind we do not use, an unknown or a broken one. */
  note(kind: FrameNote, name: string): void;
}

export type FrameNote = 'control' | 'ignored' | 'unknown' | 'malformed' | 'error';

/** Turns frames, and the REST bodies the venue's history and polls return, into events. Never throws. */
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

/** One page of `range`, as much as the venue gives in one call, oldest first. */
export interface History {
  candles?(rest: Rest, instrument: Instrument, range: HistoryRange): Promise<readonly CandleEvent[]>;
  openInterest?(
    rest: Rest,
    instrument: Instrument,
    range: HistoryRange,
  ): Promise<readonly OpenInterestEvent[]>;
  funding?(rest: Rest, instrument: Instrument, range: HistoryRange): Promise<readonly FundingEvent[]>;
}

export interface HistoryRange {
  readonly from: number;
  readonly to: number;
  readonly intervalMs: number;
}
