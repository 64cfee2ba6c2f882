import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { type FrameCosts, frameCosts } from '../../dev/demo/frame-cost';
import { pan } from '../../dev/demo/pan';
import { placeWalls } from '../../dev/demo/walls';
import { type Demo, paneOf, startDemo } from '../../e2e/fixtures/demo';
import { type ChartLayerId, LAYER_IDS } from '../../lib/heatmaps/layers';
import { type BenchResult, type BenchRow, median } from '../harness';

/** What the extension may take of a frame, ms: where it paints, and where there is no chart. */
const [CHART_LIMIT, GAME_LIMIT] = [1, 0.1];
const VIEWPORT = { width: 760, height: 440 };
/** Until the walls have stood long enough to be painted. */
const FILL_MS = 12_000;
/** What runs but once a frame is compiled late: pans before those that are measured, and those. */
const [WARM_UPS, ROUNDS] = [8, 7];
const GAME_FRAMES = 120;
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
        'p50 and p95 by the clock, with all that the thread waited for a core; runningP95 without.',
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
  const measure = () => frameCosts(page, () => pan(page, { x: left + width * 0.3, y: top + height * 0.8 }));
  const first = await measure();
  for (let pans = 0; pans < WARM_UPS; pans += 1) await measure();
  const later: FrameCosts[] = [];
  while (later.length < ROUNDS) later.push(await measure());
  await page.close();
  // Nothing found would look like nothing spent.
  if (![first, ...later].every(({ samples }) => samples > 0))
    throw new Error(`${name}: no script of ours ran`);
  return {
    first: rowOf(`panned chart, ${name}, first`, [first]),
    later: rowOf(`panned chart, ${name}, later`, later),
  };
}

async function measureGame(demo: Demo): Promise<BenchRow> {
  say('game');
  const page = await demo.open('/replica/canvas-game');
  await page.waitForTimeout(GAME_WAIT_MS);
  const costs: FrameCosts[] = [];
  while (costs.length < ROUNDS) costs.push(await frameCosts(page, () => untilFrames(page)));
  await page.close();
  return rowOf('game on a canvas', costs);
}

const untilFrames = async (page: Page): Promise<void> => {
  await page.waitForFunction((count) => (window.frameStarts?.length ?? 0) > count, GAME_FRAMES);
};

function rowOf(name: string, costs: readonly FrameCosts[]): BenchRow {
  const of = (key: keyof FrameCosts) => median(costs.map((cost) => cost[key]));
  return {
    name,
    unit: 'ms',
    median: of('p50'),
    p95: of('p95'),
    runningP95: of('runningP95'),
    framesPerSecond: of('framesPerSecond'),
  };
}

const say = (text: string) => console.error(`frames: ${text}`);
