import type { CDPSession, Page } from 'playwright-core';
import { ensureDefined } from '../../lib/core/assert';
import { quantile } from './quantile';

type Profile = Awaited<ReturnType<typeof stop>>;
type ProfileNode = Profile['nodes'][number];

/** What the extension's scripts take of the page's main thread, ms a frame. */
export interface FrameCosts {
  readonly frames: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  /** The same if each sample stands for no more than the usual time between two: without waits for a processor. */
  readonly runningP95: number;
  readonly framesPerSecond: number;
  /** Samples of the profile that fell into scripts of the extension or into what they called. */
  readonly samples: number;
}

const FRAMES = 120;
const SAMPLE_MICROSECONDS = 100;
/** What a page calls through a wrapper of the probe is its own work. */
const WRAPPED = new Set(['fillText', 'strokeText', 'drawImage']);

declare global {
  interface Window {
    /** Beginnings of frames by the page's own clock. */
    frameStarts?: number[];
  }
}

/** The main-thread script time that the extension takes of one frame while the demo chart is panned, ms. */
export async function frameCost(page: Page): Promise<number> {
  return (await frameCosts(page, () => scroll(page))).mean;
}

/** Profiles a page while something is done there, and tells frame by frame what of it was the extension's. */
export async function frameCosts(page: Page, act: () => Promise<void>): Promise<FrameCosts> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  await session.send('Profiler.start');
  await page.evaluate(NOTE_FRAMES);
  await act();
  const starts = await page.evaluate(() => window.frameStarts?.splice(0) ?? []);
  const profile = await stop(session);
  const origin = await timeOrigin(session);
  await session.detach();
  return costsOf(profile, origin, starts);
}

async function stop(session: CDPSession) {
  return (await session.send('Profiler.stop')).profile;
}

/** Notes when frames begin. As text, since what runs the demo would add its own helper to a named function. */
const NOTE_FRAMES = `(() => {
  const starts = [];
  window.frameStarts = starts;
  const note = () => {
    starts.push(performance.now());
    if (window.frameStarts === starts) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
})()`;

/** The beginning of the page's own clock, ms by the profiler's. */
async function timeOrigin(session: CDPSession): Promise<number> {
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * ensureDefined(metrics.find(({ name }) => name === 'NavigationStart')?.value, 'a start');
}

/** A sample in which the extension ran, and the time up to the next one. */
interface OwnSample {
  readonly frame: number;
  readonly ms: number;
}

function costsOf(profile: Profile, origin: number, starts: readonly number[]): FrameCosts {
  const samples = ownSamples(profile, origin, starts);
  const usual = quantile(profile.timeDeltas ?? [], 0.5) / 1000;
  const costs = starts.slice(1).map(() => 0);
  const running = [...costs];
  for (const { frame, ms } of samples) {
    costs[frame] = (costs[frame] ?? 0) + ms;
    running[frame] = (running[frame] ?? 0) + Math.min(ms, usual);
  }
  return {
    frames: costs.length,
    mean: costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length),
    p50: quantile(costs, 0.5),
    p95: quantile(costs, 0.95),
    runningP95: quantile(running, 0.95),
    framesPerSecond: (1000 * costs.length) / ((starts.at(-1) ?? NaN) - (starts[0] ?? NaN)),
    samples: samples.length,
  };
}

function ownSamples(profile: Profile, origin: number, starts: readonly number[]): readonly OwnSample[] {
  const own = ownNodes(profile.nodes);
  const times = timesOf(profile);
  const samples: OwnSample[] = [];
  let frame = 0;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const now = (times[index] ?? NaN) - origin;
    while (now >= (starts[frame + 1] ?? Infinity)) frame += 1;
    if (!own.has(id) || !(now >= (starts[0] ?? Infinity)) || frame >= starts.length - 1) continue;
    samples.push({ frame, ms: (times[index + 1] ?? NaN) - now - origin });
  }
  return samples;
}

/** When each sample was taken, ms by the profiler's clock. */
function timesOf({ startTime, timeDeltas = [] }: Profile): readonly number[] {
  let time = startTime;
  return timeDeltas.map((delta) => (time += delta) / 1000);
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
