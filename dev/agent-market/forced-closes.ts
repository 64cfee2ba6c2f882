import { ensureDefined } from '../../lib/core/assert';
import type { ForcedClose } from '../../lib/flow/flow-bar';
import type { Random } from '../simulator/random';
import type { MinuteTape } from './minute-tape';
import type { PositionBook } from './position-book';
import type { MarketSettings } from './settings';
import type { WatchList } from './watch-list';
import { type MinuteWeather, SUB_STEPS } from './weather';

/** Positions above this value are closed in two parts. */
const WHOLE_UP_TO = 500_000;
/** How often one step's forced orders can set off the next ones. */
const ROUNDS = 4;
const TOP_UP = 1.6;
/** Share of the forced orders' impact that is left after a step. */
const IMPACT_LEFT = 0.97;

/** A position that was closed by force, with what only the market knows of it. */
export interface TrueForcedClose extends ForcedClose {
  /** Seconds since the market began. */
  readonly second: number;
  /** The price at which it had to end; `price` is the mark price at which it did. */
  readonly level: number;
  readonly leverage: number;
}

/** Leads the mark price through one minute and closes by force what it reaches, which moves the price in turn. */
export class ForcedCloses {
  readonly all: TrueForcedClose[] = [];
  /** Positions that the minute can reach. */
  private near: number[] = [];

  constructor(
    private readonly settings: MarketSettings,
    private readonly random: Random,
  ) {}

  /** @returns the log price at the minute's end. */
  run(
    book: PositionBook,
    watched: WatchList,
    tape: MinuteTape,
    minute: number,
    weather: MinuteWeather,
    start: number,
  ): number {
    const { logLiquidation } = book;
    this.near = watched.slots.filter((slot) => Math.abs(value(logLiquidation, slot) - start) < weather.reach);
    let pushed = 0;
    weather.path.forEach((offset, step) => {
      const from = minute * 60 + (step * 60) / SUB_STEPS;
      pushed = this.step(book, tape, start + offset, pushed, from) * IMPACT_LEFT;
    });
    const end = start + ensureDefined(weather.path.at(-1), 'the end of a path') + pushed;
    tape.visit(end);
    return end;
  }

  /** @returns how far forced orders have pushed the log price by now. */
  private step(book: PositionBook, tape: MinuteTape, calm: number, before: number, from: number): number {
    let pushed = before;
    for (let round = 0; round < ROUNDS; round += 1) {
      if (!tape.visit(calm + pushed)) break;
      let flow = 0;
      for (const slot of this.near) {
        if (isReached(book, slot, tape)) flow += this.close(book, tape, slot, calm + pushed, from);
      }
      if (flow === 0) break;
      pushed += flow * this.settings.impact;
    }
    return pushed;
  }

  /** @returns the flow of the forced order, quote units, negative for a sale. */
  private close(book: PositionBook, tape: MinuteTape, slot: number, logPrice: number, from: number): number {
    const { random } = this;
    const level = Math.exp(value(book.logLiquidation, slot));
    const entry = value(book.entry, slot);
    if (book.topsUp[slot] === 1) {
      book.topsUp[slot] = 0;
      book.logLiquidation[slot] = Math.log(Math.max(entry + (level - entry) * TOP_UP, entry * 0.01));
      return 0;
    }
    const isLong = book.isLong(slot);
    const isWhole = value(book.notional, slot) <= WHOLE_UP_TO || book.reduced[slot] === 1;
    const size = value(book.size, slot) * (isWhole ? 1 : 0.5);
    const price = Math.exp(logPrice);
    this.all.push({
      second: from + random.next() * (60 / SUB_STEPS),
      position: isLong ? 'long' : 'short',
      price,
      size,
      level,
      leverage: value(book.leverage, slot),
    });
    tape.trade(price, size, isLong ? 'sell' : 'buy');
    if (isWhole) book.close(slot);
    else this.reduce(book, slot, size);
    return (isLong ? -1 : 1) * size * price;
  }

  /** What is left of a large position ends a little further away. */
  private reduce(book: PositionBook, slot: number, size: number): void {
    book.reduced[slot] = 1;
    book.resize(slot, value(book.size, slot) - size);
    const further = value(book.direction, slot) * this.random.between(0.0008, 0.002);
    book.logLiquidation[slot] = value(book.logLiquidation, slot) + Math.log(1 - further);
  }
}

function isReached(book: PositionBook, slot: number, tape: MinuteTape): boolean {
  if (book.size[slot] === 0) return false;
  const level = value(book.logLiquidation, slot);
  return book.isLong(slot) ? level >= tape.low : level <= tape.high;
}

const value = (column: Float64Array | Int8Array, slot: number): number => column[slot] ?? Number.NaN;
