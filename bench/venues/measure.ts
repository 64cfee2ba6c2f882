import type { Browser, Worker } from 'playwright-core';
import type { WorkerTarget } from './worker-target';

const SAMPLE_MICROSECONDS = 1_000;
const LAG_TIMER_MS = 50;
/** A busy worker makes garbage again at once: of so many collections the least that was left is what is really held. */
const COLLECTIONS = 5;

/** What the worker holds after garbage was collected, bytes. */
export interface Heap {
  /** Objects of the script. */
  readonly objects: number;
  /** Contents of typed arrays, which lie outside of the script's heap. */
  readonly arrays: number;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Collects the worker's garbage and measures what is left. */
export async function heapAfterCollection({ send }: WorkerTarget): Promise<Heap> {
  let least: Heap = { objects: Infinity, arrays: Infinity };
  for (let round = 0; round < COLLECTIONS; round += 1) {
    await send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await send('Runtime.getHeapUsage');
    least = {
      objects: Math.min(least.objects, usedSize),
      arrays: Math.min(least.arrays, backingStorageSize),
    };
  }
  return least;
}

/** The share (0 to 1) of the time in which the worker's thread was not idle, by samples taken for `ms`. */
export async function busyShare({ send }: WorkerTarget, ms: number): Promise<number> {
  await send('Profiler.enable');
  await send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  await send('Profiler.start');
  await pause(ms);
  const { profile } = await send('Profiler.stop');
  await send('Profiler.disable');
  const idle = new Set(
    profile.nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id),
  );
  const { samples = [], timeDeltas = [] } = profile;
  let [all, unused] = [0, 0];
  for (const [index, id] of samples.entries()) {
    // A sample stands for the time up to the next one.
    const time = timeDeltas[index + 1] ?? 0;
    all += time;
    if (idle.has(id)) unused += time;
  }
  return 1 - unused / all;
}

/** Seconds of processor time that each kind of Chromium's processes has used, by kind. */
export async function processSeconds(browser: Browser): Promise<ReadonlyMap<string, number>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const seconds = new Map<string, number>();
  for (const { type, cpuTime } of processInfo) seconds.set(type, (seconds.get(type) ?? 0) + cpuTime);
  return seconds;
}

/** How much later than wanted timers of the worker fire, ms each, for `ms`. */
export const workerLags = (worker: Worker, ms: number): Promise<readonly number[]> =>
  worker.evaluate(timerLags, [ms, LAG_TIMER_MS] as const);

/** The same of this process, which has nothing else to do: what the machine adds. */
export const ownLags = (ms: number): Promise<readonly number[]> => timerLags([ms, LAG_TIMER_MS]);

/** Runs in either place, so it must stand by itself. */
async function timerLags([ms, period]: readonly [ms: number, period: number]): Promise<number[]> {
  const lags: number[] = [];
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const due = performance.now() + period;
    await new Promise((resolve) => setTimeout(resolve, period));
    lags.push(Math.max(0, performance.now() - due));
  }
  return lags;
}
