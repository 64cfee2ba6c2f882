import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { type FrameCost, frameCost } from '../../dev/demo/frame-cost';
import { type TracedFrame, traceFrames } from '../../dev/demo/frame-trace';
import { pan } from '../../dev/demo/pan';
import { quantile } from '../../dev/demo/quantile';
import { placeWalls } from '../../dev/demo/walls';
import { type Demo, paneOf, startDemo } from '../../e2e/fixtures/demo';
import { type ChartLayerId, LAYER_IDS } from '../../lib/heatmaps/layers';
import { type BenchResult, type BenchRow, median } from '../harness';

/** What the extension may take of a frame, ms: where it paints, and where there is no chart. */
const [CHART_LIMIT, GAME_LIMIT] = [1, 0.1];
const VIEWPORT = { width: 760, height: 440 };
/** Until the walls have stood long enough to be painted. */
const FILL_MS = 12_000;
/** What runs but once a frame is compiled late: pans before those that are measured, those, and some for a profile. */
const [WARM_UPS, ROUNDS, PROFILES] = [8, 7, 3];
const GAME_MS = 2_000;
const GAME_WAIT_MS = 3_000;
/** Less than this nobody measures. */
const LEAST_MS = 0.001;

/**
 * What probe and overlay take of a page's main thread, frame by frame: of the demo chart while a hand pans it, with the
 * order book and with all layers, and of a game on a canvas. In Chromium, while two venues are live. The ratios are the
 * limits over what 95 of a hundred frames stay below.
 */
export async function run(): Promise<BenchResult> {
  say('building the demo extension');
  execFileSync('npx', ['wxt', 'build', '--mode', 'demo'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const demo = await startDemo();
  try {
    const book = await measureChart(demo, 'order book', ['order-book']);
    const all = await measureChart(demo, 'all layers', LAYER_IDS);
    const game = await measureGame(demo);
    const room = (row: BenchRow, limit: number) => limit / Math.max(LEAST_MS, Number(row['runningP95']));
    return {
      bench: 'frames',
      rows: [book.first, book.later, all.first, all.later, game],
      ratios: {
        orderBookLimit: room(book.later, CHART_LIMIT),
        allLayersLimit: room(all.later, CHART_LIMIT),
        gameLimit: room(game, GAME_LIMIT),
      },
      notes: [
        `Chromium ${demo.context.browser()?.version()}, ${availableParallelism()} cores, load ${loadavg()[0]}`,
        'p95 by the clock, with all that the thread waited for a core; median and runningP95 without.',
        'By a trace of calls into our scripts; what those do within calls of the page is added as its mean, by a profile.',
        `later: the median of ${ROUNDS} pans after ${WARM_UPS} others, once the browser has compiled what runs`,
      ],
    };
  } finally {
    await demo.close();
  }
}

/** The first pan of a chart, and later ones. */
interface Panned {
  readonly first: BenchRow;
  readonly later: BenchRow;
}

async function measureChart(demo: Demo, name: string, layers: readonly ChartLayerId[]): Promise<Panned> {
  say(name);
  await demo.show(layers);
  const page = await demo.openChart();
  await page.setViewportSize(VIEWPORT);
  placeWalls(demo.exchanges);
  await page.waitForTimeout(FILL_MS);
  const { left, top, width, height } = await paneOf(page);
  const act = () => pan(page, { x: left + width * 0.3, y: top + height * 0.8 });
  const first = await traceFrames(page, act);
  for (let pans = 0; pans < WARM_UPS; pans += 1) await act();
  const later = await measure(page, act);
  await page.close();
  // Nothing found would look like nothing spent.
  if (!(later.samples > 0)) throw new Error(`${name}: no script of ours ran`);
  return {
    first: rowOf(`panned chart, ${name}, first`, { ...later, rounds: [first] }),
    later: rowOf(`panned chart, ${name}, later`, later),
  };
}

async function measureGame(demo: Demo): Promise<BenchRow> {
  say('game');
  const page = await demo.open('/replica/canvas-game');
  await page.waitForTimeout(GAME_WAIT_MS);
  const measured = await measure(page, () => page.waitForTimeout(GAME_MS));
  await page.close();
  return rowOf('game on a canvas', measured);
}

interface Measured {
  readonly rounds: readonly (readonly TracedFrame[])[];
  /** Of each frame within calls of the page, ms. */
  readonly within: number;
  /** Of the profiles, in scripts of ours. */
  readonly samples: number;
}

async function measure(page: Page, act: () => Promise<void>): Promise<Measured> {
  const rounds: (readonly TracedFrame[])[] = [];
  while (rounds.length < ROUNDS) rounds.push(await traceFrames(page, act));
  const costs: FrameCost[] = [];
  while (costs.length < PROFILES) costs.push(await frameCost(page, act));
  return {
    rounds,
    within: median(costs.map(({ within }) => within)),
    samples: costs.reduce((sum, { samples }) => sum + samples, 0),
  };
}

function rowOf(name: string, { rounds, within }: Measured): BenchRow {
  const of = (key: keyof TracedFrame, share: number) =>
    median(rounds.map((frames) => quantile(valuesOf(frames, key), share)));
  return {
    name,
    unit: 'ms',
    median: of('running', 0.5) + within,
    p95: of('passed', 0.95) + within,
    runningP95: of('running', 0.95) + within,
    within,
    framesPerSecond: median(rounds.map(rateOf)),
  };
}

const valuesOf = (frames: readonly TracedFrame[], key: keyof TracedFrame) =>
  frames.map((frame) => frame[key]);

/** Frames in a second. */
const rateOf = (frames: readonly TracedFrame[]) =>
  (1000 * frames.length) / frames.reduce((sum, { lasted }) => sum + lasted, 0);

const say = (text: string) => console.error(`frames: ${text}`);
