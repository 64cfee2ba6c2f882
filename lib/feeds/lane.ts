import type { Exchange, Mapper } from '../exchanges/exchange';
import { DepthFrame } from '../market/depth-frame';
import type { BookEvent, MarketEvent } from '../market/events';
import type { Instrument } from '../market/instrument';
import { fillDepth } from './book-frame';
import { copyDepth } from './depth-copy';
import type { Overlap } from './overlap';
import type { Tally } from './tally';

/** More than a hand-over can bring; beyond it something is wrong and the frames are of no use. */
const MAX_HELD = 5_000;

/** What a lane needs of its venue. */
export interface LaneContext {
  readonly exchange: Exchange;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly tally: Tally;
  readonly now: () => number;
  /** `frame` is refilled after the call. */
  depth(frame: DepthFrame): void;
  event(event: Exclude<MarketEvent, BookEvent>): void;
}

/**
 * Reads the frames of one connection. It has a mapper of its own, since what a protocol remembers (the last full ticker)
 * belongs to the connection. A held lane keeps its depth frames back until it is released.
 */
export class Lane {
  /** Suppresses what another lane already brought; set while two run side by side. */
  overlap: Overlap | undefined;
  private readonly frame = new DepthFrame();
  private readonly mapper: Mapper;
  private held: DepthFrame[] | undefined;

  constructor(
    private readonly context: LaneContext,
    hold: boolean,
  ) {
    const { exchange, instruments, tally } = context;
    this.mapper = exchange.createMapper({
      instruments,
      now: context.now,
      note: (kind, name) => tally.note(kind, name),
    });
    this.held = hold ? [] : undefined;
  }

  /** Takes one message, undefined when it could not be unpacked; returns true when it carried market data. */
  receive(text: string | undefined): boolean {
    const { tally } = this.context;
    const now = this.context.now();
    tally.message(now);
    if (text === undefined) {
      tally.malformed += 1;
      return false;
    }
    return this.scan(text) || this.map(text);
  }

  /** Lets the depth frames that were held back go, in their order, and holds no more. */
  release(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const frame of held) this.context.depth(frame);
  }

  private scan(text: string): boolean {
    const { exchange, instruments } = this.context;
    if (exchange.book.scan?.(text, instruments, this.frame) !== true) return false;
    this.depth();
    return true;
  }

  private map(text: string): boolean {
    const events = this.mapper.map(text);
    for (const event of events) {
      if (event.type === 'book') this.book(event);
      else this.pass(event);
    }
    return events.length > 0;
  }

  private book(event: BookEvent): void {
    const instrument = this.context.instruments.get(event.symbol);
    if (!instrument) return;
    if (fillDepth(event, instrument, this.frame)) this.depth();
    else this.context.tally.malformed += 1;
  }

  private depth(): void {
    const { context, frame, held } = this;
    context.tally.skew.sample(frame.time, context.now());
    if (!held) context.depth(frame);
    else if (held.length < MAX_HELD) held.push(copyDepth(frame));
  }

  private pass(event: Exclude<MarketEvent, BookEvent>): void {
    if (event.type === 'trade') this.context.tally.skew.sample(event.time, this.context.now());
    if (!this.overlap || this.overlap.admit(this, event)) this.context.event(event);
  }
}
