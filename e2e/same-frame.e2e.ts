import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignmentError, type Area, brightestBand, centreError } from '../dev/demo/alignment';
import { placeWalls, targets } from '../dev/demo/walls';
import { frameCosts } from '../dev/demo/frame-cost';
import { ensureDefined } from '../lib/core/assert';
import { type Demo, paneOf, startDemo } from './fixtures/demo';
import { visit } from './fixtures/replicas';
import { recordScreen } from './fixtures/screencast';

const STEPS = 130;
const VIEWPORT = { width: 760, height: 440 };
/** Frames in which the chart stood elsewhere than in the frame before. */
const MIN_MOVED = 60;
const MAX_ERROR_PX = 1;
/** The library's line is drawn so far below the wall that neither covers the other, CSS pixels. */
const APART_PX = 24;
const SEARCH_PX = 12;
/** Every other pixel of a line through the pane. */
const MIN_GREEN = 60;

/** One presented frame: where the chart drew its line and where the overlay painted the wall. */
interface Seen {
  readonly line: number;
  /** From where the wall should be to the painted row, and to its middle, CSS pixels. */
  readonly error: number;
  readonly centre: number;
}

/** Drags the pane to and fro, one step a frame, as a hand does. */
async function pan(on: Page, at: { readonly x: number; readonly y: number }): Promise<void> {
  await on.mouse.move(at.x, at.y);
  await on.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    const swing = Math.sin(step / 6);
    await on.mouse.move(at.x + 30 * swing, at.y + 60 * swing);
  }
  await on.mouse.up();
}

describe('the overlay on a chart that is panned', () => {
  let demo: Demo;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    page = await demo.openChart();
    // Small pictures: each one is read.
    await page.setViewportSize(VIEWPORT);
    placeWalls(demo.exchanges);
    // Until the walls have stood long enough to be seen.
    await page.waitForTimeout(12_000);
  });
  afterAll(() => demo?.close());

  it('is painted in the very frame in which the chart moves', async () => {
    const { left, top, width, height } = await paneOf(page);
    // A price axis that was touched no longer follows the bars: the pane then moves up and down with the hand.
    await page.mouse.move(left + width + 20, top + height / 2);
    await page.mouse.down();
    await page.mouse.move(left + width + 20, top + height / 2 + 12);
    await page.mouse.up();
    const { price } = ensureDefined((await targets(demo.exchanges))[0], 'a wall');
    const expected = await drawLine(page, price);
    const frames = await recordScreen(page, () =>
      pan(page, { x: left + width * 0.3, y: top + height * 0.8 }),
    );
    const area = { left: left + width - 230, top, width: 90, height };
    const seen = frames.flatMap((frame) => read(frame, expected, area) ?? []);
    const moved = seen.filter(({ line }, index) => line !== seen[index - 1]?.line);
    // Where in the row the price lies is the same at every place: the row must not wander either.
    const middle = quantile(
      moved.map(({ centre }) => centre),
      0.5,
    );
    const errors = moved.map(({ error, centre }) => Math.max(error, Math.abs(centre - middle)));
    // What an overlay that came a frame late would be off by.
    const late = moved
      .slice(1)
      .map(({ line }, index) => Math.abs(line - ensureDefined(moved[index], 'before').line));
    const exact = errors.filter((error) => error <= MAX_ERROR_PX).length / errors.length;
    process.stdout.write(
      `same frame: ${frames.length} frames, ${seen.length} read, ${moved.length} moved; ${(100 * exact).toFixed(1)} % within ${MAX_ERROR_PX} px, p95 ${quantile(errors, 0.95)} px, worst ${Math.max(...errors)} px; a frame late: p50 ${quantile(late, 0.5)} px, p95 ${quantile(late, 0.95)} px\n`,
    );
    expect(moved.length).toBeGreaterThanOrEqual(MIN_MOVED);
    expect(seen.length / frames.length).toBeGreaterThan(0.9);
    expect(quantile(late, 0.5)).toBeGreaterThan(2 * MAX_ERROR_PX);
    expect(exact).toBeGreaterThanOrEqual(0.99);
  });

  it('takes little of the page’s own thread', async () => {
    const { left, top, width, height } = await paneOf(page);
    const cost = await frameCosts(page, () => pan(page, { x: left + width * 0.3, y: top + height * 0.8 }));
    print('panned chart', cost);
    expect(cost.frames).toBeGreaterThan(60);
    expect(cost.samples).toBeGreaterThan(0);
  });

  it('takes next to nothing of a game on a canvas', async () => {
    const { page: game, view } = await visit(demo, 'canvas-game');
    await game.goto(`${demo.exchanges.url}/replica/canvas-game`);
    await game.waitForTimeout(3_000);
    const cost = await frameCosts(game, () => game.waitForTimeout(3_000));
    print('canvas game', cost);
    expect(cost.frames).toBeGreaterThan(60);
    expect(await view.overlays()).toEqual([]);
  });
});

const print = (what: string, { frames, p50, p95 }: { frames: number; p50: number; p95: number }) =>
  process.stdout.write(
    `frame cost, ${what}: ${frames} frames, p50 ${p50.toFixed(3)} ms, p95 ${p95.toFixed(3)} ms\n`,
  );

/** Has the chart draw a green line below the wall; returns by how many CSS pixels. */
async function drawLine(page: Page, wall: number): Promise<number> {
  const apart = await page.evaluate(
    ({ price, below }) => {
      const chart = window.demoChart;
      const y = chart?.series.priceToCoordinate(price);
      const other = chart?.series.coordinateToPrice((y ?? NaN) + below);
      if (other === null || other === undefined) return undefined;
      chart?.series.createPriceLine({
        price: other,
        color: '#00ff00',
        lineWidth: 1,
        axisLabelVisible: false,
      });
      return (chart?.priceToY(other) ?? NaN) - (chart?.priceToY(price) ?? NaN);
    },
    { price: wall, below: APART_PX },
  );
  return ensureDefined(apart, 'a line below the wall');
}

/** Undefined where the picture lacks one of the two. */
function read(picture: Buffer, apart: number, area: Area): Seen | undefined {
  const line = greenRow(PNG.sync.read(picture));
  if (line === undefined) return undefined;
  const y = line - apart;
  const band = brightestBand(picture, { area, dpr: 1, y, within: SEARCH_PX });
  return band && { line, error: Math.abs(alignmentError(band, y)), centre: centreError(band, y) };
}

/** The middle of the row that holds most of pure green. */
function greenRow({ data, width, height }: PNG): number | undefined {
  let [best, at] = [MIN_GREEN, -1];
  for (let y = 0; y < height; y += 1) {
    let count = 0;
    for (let x = 0; x < width; x += 2) {
      const pixel = 4 * (y * width + x);
      const [red = 0, green = 0, blue = 0] = data.subarray(pixel, pixel + 3);
      if (green - Math.max(red, blue) > 120) count += 1;
    }
    if (count > best) [best, at] = [count, y];
  }
  return at < 0 ? undefined : at + 0.5;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
