import type { Browser, Frame } from 'playwright-core';
import { chartFrame, firstLock, type LabScripts, openLabPage } from '../../dev/chart-lab/lab-browser';
import type { FrameCost } from '../../dev/chart-lab/lab-events';
import { judgeView, type ViewVerdict } from '../../dev/chart-lab/measure';
import type { TakenView } from '../../dev/chart-lab/take-views';
import type { AlignmentCase } from './alignment-case';
import { slugOf } from './case-files';
import type { Limits } from './limits';

/** Everything one case showed at one scale and pixel ratio. */
export interface CaseRun {
  readonly name: string;
  readonly scale: string;
  readonly pixelRatio: number;
  readonly limits: Limits;
  readonly verdicts: readonly ViewVerdict[];
  /** Milliseconds from drawing to painting, of each page load that came to it. */
  readonly firstLocks: readonly number[];
  /** Page loads that never came to it. */
  readonly lost: number;
  /** Microseconds of probe and reader in each frame in which one of them worked. */
  readonly frameCosts: readonly number[];
  readonly errors: readonly string[];
}

export interface RunPlace {
  readonly browser: Browser;
  readonly scripts: LabScripts;
  readonly url: string;
  readonly pixelRatio: number;
  /** How many views are taken, half of them drifts. */
  readonly views: number;
}

const LOADS = 5;
const LOCK_PATIENCE_MS = 4000;
/** Trades of a busy market redraw its chart about this often. */
const TRADE_EVERY_MS = 100;

/** Opens a case's page, moves its charts through all views, and opens it again for the first lock alone. */
export async function runCase(place: RunPlace, one: AlignmentCase, scale: string): Promise<CaseRun> {
  const url = `${place.url}${slugOf(one)}?scale=${scale}&${one.query ?? ''}`;
  const locks: (number | undefined)[] = [];
  let views: readonly TakenView[] = [];
  const errors: string[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const lab = await openLabPage(place.browser, place.scripts, url, one.timeZone);
    try {
      const frame = await chartFrame(lab);
      if (!one.silent) locks.push(await lockOf(frame, one));
      if (load === 0) views = await takeAll(frame, place.views);
      errors.push(...lab.errors);
    } finally {
      await lab.close();
    }
    if (one.silent) break;
  }
  const firstLocks = locks.filter((lock) => lock !== undefined);
  return {
    name: one.name,
    scale,
    pixelRatio: place.pixelRatio,
    limits: one.limits,
    verdicts: views.map(judgeView),
    firstLocks,
    lost: locks.length - firstLocks.length,
    frameCosts: costsByFrame(views),
    errors,
  };
}

async function lockOf(frame: Frame, { redrawn }: AlignmentCase): Promise<number | undefined> {
  if (!redrawn) return firstLock(frame, LOCK_PATIENCE_MS);
  const trades = await frame.evaluate(
    (everyMs) => window.setInterval(() => void window.chartPage?.tick(), everyMs),
    TRADE_EVERY_MS,
  );
  const lock = await firstLock(frame, LOCK_PATIENCE_MS);
  await frame.evaluate((timer) => window.clearInterval(timer), trades);
  return lock;
}

/** Two rounds of drifts and jumps, so that there are drifts after the date was lost in a jump too. */
async function takeAll(frame: Frame, views: number): Promise<readonly TakenView[]> {
  const count = Math.ceil(views / 4);
  const taken: TakenView[] = [];
  for (const firstStep of [0, count])
    for (const kind of ['drift', 'jump'] as const)
      taken.push(...(await frame.evaluate((wanted) => window.takeViews(wanted), { kind, count, firstStep })));
  return taken;
}

function costsByFrame(views: readonly TakenView[]): number[] {
  const total = new Map<number, number>();
  const add = ({ frame, microseconds }: FrameCost) =>
    total.set(frame, (total.get(frame) ?? 0) + microseconds);
  // The first view's share holds everything since the page was opened.
  for (const { costs, probeCosts } of views.slice(1)) [...costs, ...probeCosts].forEach(add);
  return [...total.values()];
}
