import type { OwnPage } from '../../e2e/fixtures/own-page';
import type { Chromium } from '../../e2e/fixtures/chromium';
import { ensureDefined } from '../../lib/core/assert';
import type { VenueStatus } from '../../lib/feeds/status';
import { CHUNK_COLUMNS } from '../../lib/heatmaps/codec/encoded-chunk';
import { STEP_MS } from '../../lib/recording/recording';
import type { ExchangeProcess } from './exchanges';
import {
  busyShare,
  type Heap,
  heapAfterCollection,
  ownLags,
  pause,
  processSeconds,
  workerLags,
} from './measure';
import { attachToWorker } from './worker-target';

/** Columns wait in memory until a chunk is full; so many rounds take as long as filling one does. */
export const ROUNDS_PER_CHUNK = 8;
export const ROUND_MS = (CHUNK_COLUMNS * STEP_MS) / ROUNDS_PER_CHUNK;
const PROFILE_MS = 8_000;
const LAGS_MS = 20_000;
const POLL_MS = 500;

/** What the bench works with. */
export interface Place {
  readonly chromium: Chromium;
  readonly own: OwnPage;
  readonly exchanges: ExchangeProcess;
}

/** What was measured in the course of some minutes. */
export interface Readings {
  readonly minutes: number;
  /** At the beginning, and after each round. */
  readonly heaps: readonly Heap[];
  /** Shares of the worker's thread that were not idle, one a round. */
  readonly busy: readonly number[];
  /** Seconds of processor time of Chromium's processes in a second, by kind, one a round; nobody profiles meanwhile. */
  readonly processes: readonly ReadonlyMap<string, number>[];
  readonly lags: { readonly worker: readonly number[]; readonly own: readonly number[] };
  /** What came and what was sent in a second. */
  readonly perSecond: { readonly received: number; readonly sent: number };
  /** Of each venue what came in a second, by its own status. */
  readonly venues: readonly (VenueStatus & { readonly rate: number })[];
  /** Venues that were not live at the end of a round, with the reason. */
  readonly lapses: readonly string[];
}

/** Measures in rounds: garbage is collected between, never while something else is measured. */
export async function takeReadings(place: Place, minutes: number): Promise<Readings> {
  const target = await attachToWorker(place.chromium);
  const heaps = [await heapAfterCollection(target)];
  const [busy, processes]: [number[], ReadonlyMap<string, number>[]] = [[], []];
  const lags: { worker: number[]; own: number[] } = { worker: [], own: [] };
  const lapses: string[] = [];
  const start = await countersOf(place);
  const rounds = Math.ceil((minutes * 60_000) / ROUND_MS);
  for (let round = 1; round <= rounds; round += 1) {
    const end = start.at + round * ROUND_MS;
    busy.push(await busyShare(target, PROFILE_MS));
    const quiet = await quietSpell(place.chromium);
    processes.push(quiet.processes);
    lags.worker.push(...quiet.worker);
    lags.own.push(...quiet.own);
    await pause(end - Date.now());
    const { venues } = await place.own.ask('status');
    lapses.push(...notLive(venues).map((words) => `round ${round}: ${words}`));
    heaps.push(await heapAfterCollection(target));
  }
  const last = await countersOf(place);
  await target.detach();
  const seconds = (last.at - start.at) / 1000;
  const venues = last.venues.map((status, index) => ({
    ...status,
    rate: (status.messages - (start.venues[index]?.messages ?? NaN)) / seconds,
  }));
  const received = venues.reduce((sum, { rate }) => sum + rate, 0);
  const sent = (last.sent - start.sent) / seconds;
  return { minutes, heaps, busy, processes, lags, perSecond: { received, sent }, venues, lapses };
}

/** Nothing but timers that say how late they are. */
async function quietSpell({ context, worker }: Chromium) {
  const browser = ensureDefined(context.browser() ?? undefined, 'the browser');
  const before = await processSeconds(browser);
  const began = performance.now();
  const [late, own] = await Promise.all([workerLags(await worker(), LAGS_MS), ownLags(LAGS_MS)]);
  const seconds = (performance.now() - began) / 1000;
  const after = await processSeconds(browser);
  const processes = new Map(
    [...after].map(([type, used]) => [type, (used - (before.get(type) ?? 0)) / seconds]),
  );
  return { processes, worker: late, own };
}

async function countersOf({ own, exchanges }: Place) {
  const [{ venues }, sent] = await Promise.all([own.ask('status'), exchanges.sent()]);
  return { at: Date.now(), venues, sent };
}

/** Every venue that is not live, with its state and the reason. */
export const notLive = (venues: readonly VenueStatus[]): readonly string[] =>
  venues
    .filter(({ state }) => state !== 'live')
    .map(({ venue, state, reason }) => `${venue} ${state}${reason && `: ${reason}`}`);

/** How it came about that every venue is live. */
export interface Start {
  readonly ms: number;
  /** Those that were not live when the time was over, with the reason. */
  readonly missing: readonly string[];
}

/** Waits until every venue is live, or the time is over. */
export async function untilLive({ own }: Place, timeoutMs: number): Promise<Start> {
  const start = performance.now();
  for (;;) {
    const { venues } = await own.ask('status');
    const missing = notLive(venues);
    const ms = performance.now() - start;
    if (missing.length === 0 || ms > timeoutMs) return { ms, missing };
    await pause(POLL_MS);
  }
}
