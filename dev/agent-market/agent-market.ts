import type { FlowBar } from '../../lib/flow/flow-bar';
import { Random } from '../simulator/random';
import { Background } from './background';
import { Entries } from './entries';
import { Exits } from './exits';
import { ForcedCloses, type TrueForcedClose } from './forced-closes';
import { MinuteTape } from './minute-tape';
import { PositionBook } from './position-book';
import type { MarketSettings } from './settings';
import { type PositionSnapshot, snapshotOf } from './snapshot';
import { WatchList } from './watch-list';
import { Weather } from './weather';

export const MINUTE_MS = 60_000;
export const MINUTES_PER_DAY = 1440;
/** Minutes from one look at all positions to the next. */
export const SNAPSHOT_MINUTES = 240;
const START_TIME = Date.UTC(2026, 0, 1);
const TREND_MINUTES = 60;
/** Positions that can be open at a time. */
const CAPACITY = 200_000;

/** What a market shows to everybody, and what only the market knows. */
export interface AgentMarket {
  /** One bar for each minute, oldest first, without liquidations: `tellLiquidations` adds what a feed tells. */
  readonly bars: readonly FlowBar[];
  /** Every position that was closed by force, in the order in which it was. */
  readonly forcedCloses: readonly TrueForcedClose[];
  /** All open positions, every four hours. */
  readonly snapshots: readonly PositionSnapshot[];
}

/** A market of agents whose positions are known. The same settings and the same seed give the same market. */
export function simulateMarket(settings: MarketSettings, seed: number): AgentMarket {
  const simulation = new Simulation(settings, new Random(seed));
  const minutes = Math.round(settings.days * MINUTES_PER_DAY);
  for (let minute = 0; minute < minutes; minute += 1) simulation.step(minute);
  const { bars, snapshots, forced } = simulation;
  return { bars, snapshots, forcedCloses: forced.all.toSorted((a, b) => a.second - b.second) };
}

class Simulation {
  readonly bars: FlowBar[] = [];
  readonly snapshots: PositionSnapshot[] = [];
  readonly forced: ForcedCloses;
  private readonly book = new PositionBook(CAPACITY);
  private readonly watched = new WatchList(this.book, CAPACITY);
  private readonly tape = new MinuteTape();
  private readonly weather: Weather;
  private readonly entries: Entries;
  private readonly exits: Exits;
  private readonly background: Background;
  /** Log price at the end of each minute. */
  private readonly ends: number[];
  private flowBefore = 0;
  /** The agents' open interest after the first day, base units. */
  private ordinaryInterest = Number.NaN;

  constructor(
    private readonly settings: MarketSettings,
    private readonly random: Random,
  ) {
    this.weather = new Weather(settings, random.fork(1));
    this.forced = new ForcedCloses(settings, random.fork(2));
    this.entries = new Entries(settings, random.fork(3), this.book, this.watched);
    this.exits = new Exits(settings, random.fork(4));
    this.background = new Background(settings, random.fork(5));
    this.ends = [Math.log(settings.price)];
  }

  step(minute: number): void {
    const { book, watched, tape, settings } = this;
    const start = this.ends[minute] ?? Number.NaN;
    const trend = start - (this.ends[Math.max(0, minute - TREND_MINUTES)] ?? Number.NaN);
    const weather = this.weather.next(minute, this.flowBefore * settings.impact);
    watched.prepare(minute, start, weather.reach);
    tape.start(start);
    const end = this.forced.run(book, watched, tape, minute, weather, start);
    this.exits.run(book, watched, tape, minute, end);
    this.entries.run(tape, minute, weather.activity, trend);
    this.background.trade(tape, weather, start, end);
    this.flowBefore = tape.netFlow * 0.5;
    this.ends.push(end);
    this.bars.push(this.bar(minute, start, end));
    if ((minute + 1) % SNAPSHOT_MINUTES === 0) {
      this.snapshots.push(snapshotOf(book, minute + 1, Math.exp(end)));
    }
  }

  private bar(minute: number, start: number, end: number): FlowBar {
    const { tape, settings, random } = this;
    return {
      time: START_TIME + minute * MINUTE_MS,
      intervalMs: MINUTE_MS,
      open: Math.exp(start),
      high: Math.exp(tape.high + random.exponential(settings.wick)),
      low: Math.exp(tape.low - random.exponential(settings.wick)),
      close: Math.exp(end),
      markHigh: Math.exp(tape.high),
      markLow: Math.exp(tape.low),
      volume: tape.takeVolume(),
      openInterest: this.openInterest(minute),
      liquidations: [],
    };
  }

  private openInterest(minute: number): number {
    const { long, short } = this.book;
    if (minute <= MINUTES_PER_DAY) this.ordinaryInterest = (long + short) / 2;
    return Math.max(long, short) + this.background.openInterest(this.ordinaryInterest);
  }
}
