import { MINUTE_MS } from '../core/durations';
import type { Clock } from '../core/clock';
import type { Exchange, HistoryPage, HistoryRange, Rest } from '../exchanges/exchange';
import { Backoff } from '../feeds/backoff';
import { reasonOf, RestError, retryAtOf } from '../feeds/rest-error';
import type { Instrument } from '../market/instrument';
import type { PageStore, Span } from '../storage/page-store';
import { type Goal, goalsOf } from './goals';
import { covered, newestSlice } from './plan';
import { writeRows } from './rows';
import type { VenueLane } from './venue-lane';

/** Later, what has become the past is added. */
const AGAIN_MS = 15 * MINUTE_MS;
/** A stretch that fails so often is left alone until the next round. */
const MAX_FAILURES = 3;

export interface BackfillTarget {
  readonly exchange: Exchange;
  readonly instrument: Instrument;
  readonly rest: Rest;
}

export interface BackfillProgress {
  /** Of the time that is wanted, so much is known: 0 … 1. */
  readonly share: number;
  readonly done: boolean;
  /** Why it does not get on; empty while it does. */
  readonly reason: string;
}

interface Edges {
  readonly clock: Clock;
  /** How far the exchanges' clocks are ahead of ours. */
  readonly skewMs: () => number;
  readonly random: () => number;
  readonly store: Pick<PageStore, 'put' | 'spans'>;
  /** That of the venue, which its markets share. */
  readonly lane: VenueLane;
}

/**
 * Fetches the past of one instrument in slices, the newest first, and keeps every page as it comes:
 * what is stored is what is known, so that it goes on where it was when the worker died.
 */
export class VenueBackfill {
  private readonly known = new Map<string, Span[]>();
  private readonly failures = new Map<string, number>();
  private readonly backoff: Backoff;
  private goals: readonly Goal[] = [];
  private reason = '';
  private cancel: (() => void) | undefined;
  private stopped = false;

  constructor(
    private readonly target: BackfillTarget,
    private readonly edges: Edges,
  ) {
    this.backoff = new Backoff(edges.random);
    void this.round();
  }

  get progress(): BackfillProgress {
    let [have, want] = [0, 0];
    for (const { series, wanted } of this.goals) {
      have += covered(wanted, this.known.get(series) ?? []);
      want += wanted.until - wanted.from;
    }
    const share = want > 0 ? have / want : 0;
    return { share, done: want > 0 && this.next() === undefined, reason: this.reason };
  }

  stop(): void {
    this.stopped = true;
    this.cancel?.();
  }

  private async round(): Promise<void> {
    const { exchange, instrument } = this.target;
    this.failures.clear();
    this.goals = goalsOf(exchange, instrument, this.edges.clock.now() + this.edges.skewMs());
    try {
      for (const { series } of this.goals)
        this.known.set(series, [...(await this.edges.store.spans(series))]);
    } catch (error) {
      this.reason = reasonOf(error);
      return this.later(AGAIN_MS, () => this.round());
    }
    await this.step();
  }

  private async step(): Promise<void> {
    const delay = await this.edges.lane.pass(async () => {
      const next = this.stopped ? undefined : this.next();
      return next && this.fetch(next.goal, next.slice);
    });
    if (delay === undefined) this.later(AGAIN_MS, () => this.round());
    else this.later(delay, () => this.step());
  }

  /** The slice to ask for next: of all kinds the one that lacks the newest part, first in the order of use. */
  private next(): { readonly goal: Goal; readonly slice: Span } | undefined {
    let best: { readonly goal: Goal; readonly slice: Span; readonly age: number } | undefined;
    for (const goal of this.goals) {
      if ((this.failures.get(goal.series) ?? 0) >= MAX_FAILURES) continue;
      const slice = newestSlice(goal.wanted, this.known.get(goal.series) ?? [], goal.sliceMs);
      if (!slice) continue;
      // In slices, since a slice of funding is worth as much as one of bars.
      const age = (goal.wanted.until - slice.until) / goal.sliceMs;
      if (!best || age < best.age) best = { goal, slice, age };
    }
    return best;
  }

  /** Fetches and keeps one page; returns how long the venue is to be left alone. */
  private async fetch({ series, kind, intervalMs }: Goal, slice: Span): Promise<number> {
    const { exchange, instrument, rest } = this.target;
    const range = { from: slice.from, to: slice.until, intervalMs };
    try {
      const pages = exchange.history[kind] as { page: PageOf } | undefined;
      const { rows, until } = (await pages?.page(rest, instrument, range)) ?? {
        rows: [],
        until: slice.until,
      };
      if (this.stopped) return 0;
      const page = { from: slice.from, until: Math.min(until, slice.until) };
      await this.edges.store.put(series, { ...page, rows: writeRows(kind, rows) });
      this.known.get(series)?.push(page);
      this.backoff.reset();
      this.reason = '';
      return 0;
    } catch (error) {
      if (isOfSlice(error)) this.failures.set(series, (this.failures.get(series) ?? 0) + 1);
      this.reason = reasonOf(error);
      return Math.max(this.backoff.fail(), retryAtOf(error) - this.edges.clock.now());
    }
  }

  private later(delayMs: number, task: () => Promise<void>): void {
    if (!this.stopped) this.cancel = this.edges.clock.after(delayMs, () => void task());
  }
}

/** Whether it is the question that the venue could not answer, and not the venue that cannot be asked. */
const isOfSlice = (error: unknown) =>
  !(error instanceof RestError) || error.kind === 'http' || error.kind === 'malformed';

type PageOf = (rest: Rest, instrument: Instrument, range: HistoryRange) => Promise<HistoryPage<never>>;
