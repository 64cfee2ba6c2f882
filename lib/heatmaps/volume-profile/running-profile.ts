import { parseStep } from '../../core/decimal-step';
import type { FlowBar } from '../../flow/flow-bar';
import type { VenueId } from '../../market/venues';
import { NakedPocs, type PriceBar } from './naked-pocs';
import { priceBar, priceBars } from './price-bars';
import type { DevelopingPath, VolumeProfile } from './profile';
import { isPlaceable, topOf } from './row-span';
import { RowStore } from './row-store';
import { RunningSession } from './running-session';
import { flowPart, type PartOptions, type SessionPart, sessionParts } from './session-parts';
import { type SessionRule, sessionAt, type TimeSpan } from './sessions';
import { assertApart, CANDLE_FIELDS, type ClippedSource, clipSource } from './source';
import type { ProfileSource, ProfileVenuePlace } from './source';
import { summarise, type SummaryOptions, valueOf } from './summary';
import type { ValueAreaMethod } from './value-area';
import { VenueTally } from './venue-tally';

export interface ProfileOptions extends TimeSpan {
  /** Height of a row in price, see `profileRowSize`. */
  readonly rowSize: number;
  readonly session: SessionRule;
  /** The venue on whose prices everything is laid, and whose bars touch the points of control of past sessions. */
  readonly reference: VenueId;
  readonly valueArea: ValueAreaMethod;
}

const NO_PATH: DevelopingPath = {
  time: new Float64Array(),
  poc: new Float64Array(),
  high: new Float64Array(),
  low: new Float64Array(),
};

/** A bar that goes on. */
export interface OpenBar {
  readonly bar: FlowBar;
  readonly place: ProfileVenuePlace;
}

interface PastSession {
  readonly span: TimeSpan;
  readonly rows: RowStore;
}

/**
 * A volume profile that goes on: made of history once, then of each bar as it ends, in a time that does not depend on how
 * much came before. A bar belongs to the range and to the session that it opens in. Bars that make no sense (prices out
 * of order or out of range, sizes that are no sizes) are left out, and their time is not counted as covered.
 */
export class RunningProfile {
  /** Everything but the running session. */
  private readonly settled = new RowStore();
  private readonly tally = new VenueTally();
  private readonly naked = new NakedPocs();
  private readonly summary: SummaryOptions;
  private readonly parts: PartOptions;
  private running: RunningSession | undefined;
  /** End of the latest session that is over, epoch ms. */
  private sessionsUntil = -Infinity;
  /** Opening of the latest bar of any venue, and the end of the range, epoch ms. */
  private newest: number;
  private to: number;

  /** @throws when two sources of one venue tell of the same time, or `rowSize` is not a positive decimal number. */
  constructor(
    sources: readonly ProfileSource[],
    private readonly options: ProfileOptions,
  ) {
    assertApart(sources);
    const { rowSize, session: rule, valueArea: method, from, to, reference } = options;
    this.summary = { rowStep: parseStep(rowSize), method };
    this.parts = { rule, rowSize };
    const clipped = sources.map((source) => clipSource(source, from, to));
    this.newest = clipped.reduce((newest, source) => Math.max(newest, lastOpening(source)), -Infinity);
    this.begin(sessionAt(rule, this.newest));
    this.to = to;
    const past = this.layHistory(clipped);
    this.judgeTouches(
      past,
      clipped.filter(({ venue }) => venue === reference),
    );
  }

  /**
   * Adds a bar of a venue that has ended. One that opens before the range, or before the end of what the venue told
   * already, is passed over.
   */
  add(bar: FlowBar, place: ProfileVenuePlace): void {
    if (bar.time < this.options.from || bar.time < this.tally.until(place.venue)) return;
    const part = flowPart(bar, place, this.parts);
    this.newest = Math.max(this.newest, bar.time);
    this.to = Math.max(this.to, part.end);
    const current = this.enter(part.session, bar.time);
    this.layPart(part, current?.rows ?? this.settled);
    current?.mark(part.end);
    if (place.venue === this.options.reference) this.takePrices(priceBar(bar, place));
  }

  /** The profile as of now: plain data that can be cloned and sent. */
  profile(): VolumeProfile {
    return this.profileWith([]);
  }

  /**
   * The same with bars that have not ended: their volume is in the rows and in what those say; the path of the running
   * session and the venues' shares follow when they end.
   */
  profileWith(open: readonly OpenBar[]): VolumeProfile {
    const rows = new RowStore();
    rows.addRows(this.settled);
    if (this.running) rows.addRows(this.running.rows);
    for (const { bar, place } of open) {
      if (bar.time >= this.tally.until(place.venue)) flowPart(bar, place, this.parts).lay(rows);
    }
    const { firstBin, buy, sell, unknown } = rows.view();
    const { rowSize: binSize, from } = this.options;
    return {
      binSize,
      firstBin,
      buy: buy.slice(),
      sell: sell.slice(),
      unknown: unknown.slice(),
      ...summarise(rows, this.summary),
      developing: this.running?.path() ?? NO_PATH,
      nakedPocs: this.naked.pocs(this.newest),
      ...this.tally.result(),
      from,
      to: this.to,
    };
  }

  /** Lays everything; the sessions that are over are kept apart, oldest first, for their points of control. */
  private layHistory(sources: readonly ClippedSource[]): readonly PastSession[] {
    const past = new Map<number, PastSession>();
    const current: SessionPart[] = [];
    for (const source of sources) {
      for (const part of sessionParts(source, this.parts, this.running?.span)) {
        const { session } = part;
        if (session && session.from === this.running?.span.from) current.push(part);
        else this.layPart(part, session ? pastSession(past, session).rows : this.settled);
      }
    }
    if (this.running) this.layCurrent(current, this.running);
    return [...past.values()].toSorted((one, other) => one.span.from - other.span.from);
  }

  /** Lays the running session bar by bar, those of all venues that end together before value is looked for. */
  private layCurrent(parts: readonly SessionPart[], running: RunningSession): void {
    const ordered = parts.toSorted((one, other) => one.end - other.end);
    ordered.forEach((part, index) => {
      this.layPart(part, running.rows);
      if (ordered[index + 1]?.end !== part.end) running.mark(part.end);
    });
  }

  private layPart(part: SessionPart, rows: RowStore): void {
    this.tally.count(part, part.lay(rows));
  }

  private judgeTouches(past: readonly PastSession[], reference: readonly ClippedSource[]): void {
    let next = 0;
    const endSessions = (time: number) => {
      for (let session = past[next]; session && session.span.to <= time; session = past[next]) {
        this.settle(session);
        next += 1;
      }
    };
    const inOrder = reference.toSorted((one, other) => lastOpening(one) - lastOpening(other));
    for (const source of inOrder) {
      for (const bar of priceBars(source)) {
        endSessions(bar.time);
        this.takePrices(bar);
      }
    }
    endSessions(Infinity);
  }

  private takePrices(bar: PriceBar): void {
    const isSound = isPlaceable(bar.low, bar.high, topOf(this.options.rowSize)) && Number.isFinite(bar.close);
    if (isSound) this.naked.take(bar);
  }

  private begin(span: TimeSpan | undefined): void {
    this.running = span && new RunningSession(span, this.summary);
  }

  /** Ends the running session when its time is over; the running one when `session` is it. */
  private enter(session: TimeSpan | undefined, time: number): RunningSession | undefined {
    if (this.running && time >= this.running.span.to) {
      this.settle(this.running);
      this.running = undefined;
    }
    if (!this.running && session && session.from >= this.sessionsUntil) this.begin(session);
    return session?.from === this.running?.span.from ? this.running : undefined;
  }

  /** Adds a session that is over to the rest. */
  private settle({ span, rows }: PastSession): void {
    const value = valueOf(rows, this.summary);
    if (value) this.naked.addSession({ price: value.poc, from: span.from, to: span.to });
    this.settled.addRows(rows);
    this.sessionsUntil = span.to;
  }
}

function pastSession(past: Map<number, PastSession>, span: TimeSpan): PastSession {
  const session = past.get(span.from) ?? { span, rows: new RowStore() };
  past.set(span.from, session);
  return session;
}

/** Opening of the latest bar of a source, epoch ms. */
function lastOpening({ bars, candles }: ClippedSource): number {
  const candle = candles.at(-1)?.at(-CANDLE_FIELDS);
  return Math.max(bars.at(-1)?.time ?? -Infinity, candle ?? -Infinity);
}
