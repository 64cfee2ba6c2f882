import type { BrowserContext, CDPSession, Page } from 'playwright-core';

type Profile = Awaited<ReturnType<typeof stop>>;
type ProfileNode = Profile['nodes'][number];

/** What the extension's scripts take of the page's main thread, ms a frame. */
export interface FrameCosts {
  readonly frames: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  /** Samples of the profile that fell into scripts of the extension or into what they called. */
  readonly samples: number;
}

const FRAMES = 120;
const SAMPLE_MICROSECONDS = 100;
const MARK_MS = 30;
/** What a page calls through a wrapper of the probe is its own work. */
const WRAPPED = new Set(['fillText', 'strokeText', 'drawImage']);

declare global {
  interface Window {
    /** Beginnings of frames by the page's own clock. */
    frameStarts?: number[];
  }
}

/** The main-thread script time that the extension takes of one frame while the demo chart is panned, ms. */
export async function frameCost(_context: BrowserContext, page: Page): Promise<number> {
  return (await frameCosts(page, () => scroll(page))).mean;
}

/** Profiles a page while something is done there, and tells frame by frame what of it was the extension's. */
export async function frameCosts(page: Page, act: () => Promise<void>): Promise<FrameCosts> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  await session.send('Profiler.start');
  const mark = await startClock(page);
  await act();
  const starts = await page.evaluate(() => window.frameStarts?.splice(0) ?? []);
  const profile = await stop(session);
  await session.detach();
  return costsOf(profile, mark, starts);
}

async function stop(session: CDPSession) {
  return (await session.send('Profiler.stop')).profile;
}

/**
 * Notes when frames begin, after a busy moment that is found again in the profile: it joins the two clocks. As text, since
 * what runs the demo would add its own helper to a named function.
 */
const CLOCK = `(() => {
  const starts = [];
  window.frameStarts = starts;
  const note = () => {
    starts.push(performance.now());
    if (window.frameStarts === starts) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  function isothermClockMark() {
    const begin = performance.now();
    while (performance.now() - begin < ${MARK_MS});
    return begin;
  }
  return isothermClockMark();
})()`;

const startClock = (page: Page): Promise<number> => page.evaluate<number>(CLOCK);

function costsOf(profile: Profile, mark: number, starts: readonly number[]): FrameCosts {
  const own = ownNodes(profile.nodes);
  const times = timesOf(profile);
  const offset = timeOfMark(profile, times) - mark;
  const costs = starts.slice(1).map(() => 0);
  let [frame, count] = [0, 0];
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const now = (times[index] ?? NaN) - offset;
    while (now >= (starts[frame + 1] ?? Infinity)) frame += 1;
    if (!own.has(id) || !(now >= (starts[0] ?? Infinity)) || frame >= costs.length) continue;
    // A sample stands for the time up to the next one.
    costs[frame] = (costs[frame] ?? 0) + (times[index + 1] ?? NaN) - now - offset;
    count += 1;
  }
  return summary(costs, count);
}

function summary(costs: readonly number[], samples: number): FrameCosts {
  const sorted = costs.toSorted((one, other) => one - other);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length);
  return { frames: costs.length, mean, p50: quantile(0.5), p95: quantile(0.95), samples };
}

const isMark = ({ callFrame }: ProfileNode) => callFrame.functionName === 'isothermClockMark';

/** When each sample was taken, ms by the profiler's clock. */
function timesOf({ startTime, timeDeltas = [] }: Profile): readonly number[] {
  let time = startTime;
  return timeDeltas.map((delta) => (time += delta) / 1000);
}

/** When the busy moment began, ms by the profiler's clock. */
function timeOfMark({ nodes, samples = [] }: Profile, times: readonly number[]): number {
  // Most of the busy moment is spent in the clock that it asks.
  const marks = new Set(nodes.filter(isMark).flatMap(({ id, children = [] }) => [id, ...children]));
  return times[samples.findIndex((id) => marks.has(id))] ?? NaN;
}

/** The extension's functions, and the built-ins they call for themselves. */
function ownNodes(nodes: readonly ProfileNode[]): ReadonlySet<number> {
  const isOwn = ({ callFrame }: ProfileNode) => callFrame.url.startsWith('chrome-extension://');
  const own = new Set(nodes.filter(isOwn).map(({ id }) => id));
  // Parents come before their children.
  for (const { id, children = [] } of nodes) {
    if (!own.has(id)) continue;
    for (const child of nodes.filter((node) => children.includes(node.id)))
      if (child.callFrame.url === '' && !WRAPPED.has(child.callFrame.functionName)) own.add(child.id);
  }
  return own;
}

/** Moves the demo chart back and forth, a little in every frame. */
async function scroll(page: Page): Promise<void> {
  await page.evaluate(async (frames) => {
    const scale = window.demoChart?.chart.timeScale();
    for (let frame = 0; frame < frames; frame += 1) {
      scale?.scrollToPosition(10 - 30 * Math.sin(frame / 12), false);
      await new Promise(requestAnimationFrame);
    }
    scale?.scrollToRealTime();
  }, FRAMES);
}
