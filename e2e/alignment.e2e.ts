import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { measure, placeWalls, targets } from '../dev/demo/walls';
import { type Demo, paneOf, resizeTo, startDemo } from './fixtures/demo';

const MAX_ERROR_PX = 1;
/** So long after the hand let go the chart counts as at rest. */
const REST_MS = 1_500;

describe.each([1, 2])('the heatmap on a chart at %d device pixels per CSS pixel', (deviceScaleFactor) => {
  let demo: Demo;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo({ deviceScaleFactor });
    page = await demo.openChart();
  });
  beforeEach(async () => {
    // On a busy machine the market may have traded them all away before the tests are over.
    if ((await targets(demo.exchanges)).length > 0) return;
    placeWalls(demo.exchanges);
    // Until the walls have stood long enough to be measured.
    await page.waitForTimeout(17_000);
  });
  afterAll(() => demo?.close());

  /** The largest distance of a wall's bright row from where the chart puts its price; a wall that is not seen fails. */
  const errors = async () => {
    const found = await measure(page, await targets(demo.exchanges));
    expect(found.length).toBeGreaterThan(0);
    return found.map(({ band, error }) => (band ? Math.abs(error) : Infinity));
  };
  const expectAligned = async () => {
    for (const error of await errors()) expect(error).toBeLessThanOrEqual(MAX_ERROR_PX);
  };

  it('shows the walls where the chart has their prices', async () => {
    await expect.poll(errors).toSatisfy((all: number[]) => all.every(Number.isFinite));
    await expectAligned();
  });

  it('stays there in the middle of a pan', async () => {
    const { left, top, width, height } = await paneOf(page);
    await page.mouse.move(left + width * 0.6, top + height * 0.97);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1) {
      await page.mouse.move(left + width * 0.6 - 9 * step, top + height * 0.97);
      await expectAligned();
    }
    await page.mouse.up();
  });

  it('stays there while zooming', async () => {
    const { left, top, width, height } = await paneOf(page);
    // Away from the walls, which the tooltip would cover.
    await page.mouse.move(left + width * 0.2, top + height * 0.97);
    for (const notch of [-120, -120, 120, 120, 120]) {
      await page.mouse.wheel(0, notch);
      await page.waitForTimeout(40);
      await expectAligned();
    }
  });

  it('stays there when the price axis is stretched', async () => {
    const { left, top, width, height } = await paneOf(page);
    await page.mouse.move(left + width + 20, top + height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 5; step += 1) {
      await page.mouse.move(left + width + 20, top + height / 2 + 8 * step);
      await expectAligned();
    }
    await page.mouse.up();
  });

  it('stays there when the window is resized, in the very frame in which the chart is', async () => {
    // What moves it now is not the hand. The pointer rests beside the pane: no crosshair tells the date.
    await page.waitForTimeout(REST_MS);
    for (const size of [
      { width: 1000, height: 640 },
      { width: 1400, height: 900 },
      // By more than half of what the time axis shows.
      { width: 620, height: 500 },
      { width: 1280, height: 800 },
    ]) {
      await resizeTo(page, size);
      await expectAligned();
    }
  });
});
