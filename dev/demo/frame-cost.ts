import type { CDPSession, Page } from 'playwright-core';
import { noteFrames } from './note-frames';
import { quantile } from './quantile';

type Profile = Awaited<ReturnType<typeof stop>>;
type ProfileNode = Profile['nodes'][number];

/** What the extension's scripts take of the page's main thread on average, ms a frame. */
export interface FrameCost {
  readonly all: number;
  /** What of it is done within calls of the page: noting what it draws. */
  readonly within: number;
  /** Samples of the profile that fell into scripts of the extension or into what they called. */
  readonly samples: number;
}

const FRAMES = 120;
const SAMPLE_MICROSECONDS = 100;
/** What a page calls through the probe is its own work. */
const WRAPPED = new Set([
  'fillText',
  'strokeText',
  'drawImage',
  'clearRect',
  'reset',
  'transferToImageBitmap',
]);

/** Profiles a page while something is done there, by itself a slow pan of the demo chart. */
export async function frameCost(page: Page, act = () => scroll(page)): Promise<FrameCost> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  await session.send('Profiler.start');
  const frames = await noteFrames(page, act);
  const profile = await stop(session);
  await session.detach();
  return costOf(profile, Math.max(1, frames));
}

async function stop(session: CDPSession) {
  return (await session.send('Profiler.stop')).profile;
}

/** A sample stands for no more than the usual time between two: what lies beyond was a wait for a processor. */
function costOf({ nodes, samples = [], timeDeltas = [] }: Profile, frames: number): FrameCost {
  const usual = quantile(timeDeltas, 0.5);
  const { own, within } = ownNodes(nodes);
  let [all, called, count] = [0, 0, 0];
  for (const [index, id] of samples.entries()) {
    if (!own.has(id)) continue;
    const ms = Math.min(usual, timeDeltas[index + 1] ?? usual) / 1000;
    all += ms;
    if (within.has(id)) called += ms;
    count += 1;
  }
  return { all: all / frames, within: called / frames, samples: count };
}

/** The extension's functions with the built-ins they call for themselves, and all that runs within calls of the page. */
function ownNodes(nodes: readonly ProfileNode[]) {
  const own = new Set(nodes.filter(isExtension).map(({ id }) => id));
  const within = new Set<number>();
  // Parents come before their children.
  for (const parent of nodes) {
    const isPages = parent.callFrame.url !== '' && !isExtension(parent);
    for (const child of nodes.filter(({ id }) => parent.children?.includes(id) === true)) {
      if (own.has(parent.id) && isBuiltInOf(parent, child)) own.add(child.id);
      if (isPages || within.has(parent.id)) within.add(child.id);
    }
  }
  return { own, within };
}

const isExtension = ({ callFrame }: ProfileNode) => callFrame.url.startsWith('chrome-extension://');

/** A built-in that a function of ours calls, unless it is the page that calls it through the probe. */
const isBuiltInOf = (parent: ProfileNode, { callFrame: { url, functionName } }: ProfileNode) =>
  url === '' && !(parent.callFrame.url.endsWith('/chart-probe.js') && WRAPPED.has(functionName));

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
