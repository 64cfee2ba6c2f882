import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignmentError, type Area, brightestBand, centreError } from '../dev/demo/alignment';
import { measure, placeWalls, targets, wasFound } from '../dev/demo/walls';
import { pan } from '../dev/demo/pan';
import { quantile } from '../dev/demo/quantile';
import { ensureDefined } from '../lib/core/assert';
import { type Demo, paneOf, resizeTo, startDemo, until } from './fixtures/demo';
import { visit } from './fixtures/replicas';
import { recordScreen } from './fixtures/screencast';

const VIEWPORT = { width: 760, height: 440 };
/** None as high as the one before, so that the chart moves each time; once it loses more than half of its width. */
const SIZES = [
  { width: 1500, height: 640 },
  { width: 700, height: 440 },
  { width: 1100, height: 560 },
  VIEWPORT,
];
/** Frames in which the chart stood elsewhere than in the frame before. */
const MIN_MOVED = 60;
const MAX_ERROR_PX = 1;
/** The library's lines are drawn so far above and below the wall that neither covers it, CSS pixels. */
const APART_PX = 24;
/** The wall is looked for between so many CSS pixels left of the pane's right end, where it stood a moment ago. */
const [FARTHEST_PX, NEAREST_PX] = [190, 100];
const SEARCH_PX = 12;
/** Every other pixel of a line through the pane. */
const MIN_GREEN = 60;

/** One presented frame: where the chart has the wall's price, and where the overlay painted it. */
interface Seen {
  /** Halfway between the chart's own lines. */
  readonly y: number;
  /** From there to the painted row, and to its middle, CSS pixels; infinite when none is painted. */
  readonly error: number;
  readonly centre: number;
}

describe('the overlay on a chart that moves', () => {
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
    await until('the walls are seen', async () =>
      (await measure(page, await targets(demo.exchanges))).some(wasFound),
    );
  });
  afterAll(() => demo?.close());

  const wallPrice = async () => ensureDefined((await targets(demo.exchanges)).at(-1), 'a wall').price;

  it('is painted in the very frame in which the chart is resized', async () => {
    await drawLines(page, await wallPrice());
    // A wall that was placed a moment ago has not come to where it is looked for.
    await until('the wall is where it is read', async () =>
      Number.isFinite(read(await page.screenshot())?.error),
    );
    const frames = await recordScreen(page, async (come) => {
      for (const size of SIZES) {
        await resizeTo(page, size);
        await until('it is presented', async () => isOfSize(come.at(-1), size));
        await page.waitForTimeout(300);
      }
    });
    await removeLines(page);
    const moved = movedOf(frames.flatMap((frame) => read(frame) ?? []));
    process.stdout.write(
      `same frame, resized: ${frames.length} frames, ${moved.length} moved, errors ${moved.map(({ error }) => error.toFixed(1)).join(' ')} px\n`,
    );
    expect(moved.length).toBeGreaterThanOrEqual(SIZES.length);
    for (const { error } of moved) expect(error).toBeLessThanOrEqual(MAX_ERROR_PX);
  });

  it('is painted in the very frame in which the chart is panned', async () => {
    const { left, top, width, height } = await paneOf(page);
    // A price axis that was touched no longer follows the bars: the pane then moves up and down with the hand.
    await page.mouse.move(left + width + 20, top + height / 2);
    await page.mouse.down();
    await page.mouse.move(left + width + 20, top + height / 2 + 12);
    await page.mouse.up();
    // Around the middle of the pane no swing takes the wall out of sight.
    const down = height / 2 - (await drawLines(page, await wallPrice()));
    const frames = await recordScreen(page, () =>
      pan(page, { x: left + width * 0.3, y: top + height * 0.4 }, down),
    );
    await removeLines(page);
    const seen = frames.flatMap((frame) => read(frame) ?? []).filter(({ error }) => Number.isFinite(error));
    const moved = movedOf(seen);
    // Where in the row the price lies is the same at every place: the row must not wander either.
    const middle = quantile(
      moved.map(({ centre }) => centre),
      0.5,
    );
    const errors = moved.map(({ error, centre }) => Math.max(error, Math.abs(centre - middle)));
    // What an overlay that came a frame late would be off by.
    const late = moved.slice(1).map(({ y }, index) => Math.abs(y - ensureDefined(moved[index], 'before').y));
    const exact = errors.filter((error) => error <= MAX_ERROR_PX).length / errors.length;
    process.stdout.write(
      `same frame: ${frames.length} frames, ${seen.length} read, ${moved.length} moved; ${(100 * exact).toFixed(1)} % within ${MAX_ERROR_PX} px, p95 ${quantile(errors, 0.95)} px, worst ${Math.max(...errors)} px; a frame late: p50 ${quantile(late, 0.5)} px, p95 ${quantile(late, 0.95)} px\n`,
    );
    expect(moved.length).toBeGreaterThanOrEqual(MIN_MOVED);
    expect(seen.length / frames.length).toBeGreaterThan(0.95);
    expect(quantile(late, 0.5)).toBeGreaterThan(2 * MAX_ERROR_PX);
    expect(exact).toBeGreaterThanOrEqual(0.99);
  });

  it('lays nothing over a game on a canvas', async () => {
    const { page: game, view } = await visit(demo, 'canvas-game');
    await game.goto(`${demo.exchanges.url}/replica/canvas-game`);
    await game.waitForTimeout(3_000);
    expect(await view.overlays()).toEqual([]);
  });
});

/** Has the chart draw a green line on either side of a price; how far down its pane the price lies, CSS pixels. */
async function drawLines(page: Page, atPrice: number): Promise<number> {
  const drawn = await page.evaluate(
    ({ price, apart }) => {
      const { series } = window.demoChart ?? {};
      const y = series?.priceToCoordinate(price);
      const below = series?.coordinateToPrice((y ?? NaN) + apart);
      if (!series || typeof y !== 'number' || typeof below !== 'number') return undefined;
      for (const one of [below, 2 * price - below])
        series.createPriceLine({ price: one, color: '#00ff00', lineWidth: 1, axisLabelVisible: false });
      return y;
    },
    { price: atPrice, apart: APART_PX },
  );
  return ensureDefined(drawn, 'lines beside the wall');
}

const removeLines = (page: Page) =>
  page.evaluate(() => {
    const { series } = window.demoChart ?? {};
    for (const line of series?.priceLines() ?? []) series?.removePriceLine(line);
  });

/** Those in which the chart stood elsewhere than in the frame before. */
const movedOf = (seen: readonly Seen[]) => seen.filter(({ y }, index) => y !== seen[index - 1]?.y);

/** Undefined where the picture lacks a line. */
function read(picture: Buffer): Seen | undefined {
  const image = PNG.sync.read(picture);
  const [upper, lower] = greenLines(image);
  if (!upper || !lower) return undefined;
  const y = (upper.y + lower.y) / 2;
  // A picture taken on the way to another size can be wider than the page is laid out in it.
  const left = upper.right - FARTHEST_PX;
  const area: Area = { left, top: 0, width: FARTHEST_PX - NEAREST_PX, height: image.height };
  const band = brightestBand(picture, { area, dpr: 1, y, within: SEARCH_PX });
  return band
    ? { y, error: Math.abs(alignmentError(band, y)), centre: centreError(band, y) }
    : { y, error: Infinity, centre: Infinity };
}

/**
 * The rows, from the top, that are pure green through the pane, and where the pane ends. The library fills the row below
 * the pixel edge that its coordinate is nearest to.
 */
function greenLines({ data, width, height }: PNG): readonly { readonly y: number; readonly right: number }[] {
  const lines: { y: number; right: number }[] = [];
  for (let y = 0; y < height; y += 1) {
    let count = 0;
    let right = 0;
    for (let x = 0; x < width; x += 2) {
      const pixel = 4 * (y * width + x);
      const [red = 0, green = 0, blue = 0] = data.subarray(pixel, pixel + 3);
      if (green - Math.max(red, blue) <= 120) continue;
      count += 1;
      right = x;
    }
    if (count > MIN_GREEN) lines.push({ y, right });
  }
  return lines;
}

/** A PNG says its size in its first chunk. */
const isOfSize = (
  picture: Buffer | undefined,
  { width, height }: { readonly width: number; readonly height: number },
) => picture?.readUInt32BE(16) === width && picture.readUInt32BE(20) === height;
