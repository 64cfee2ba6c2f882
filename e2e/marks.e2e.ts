import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDefined } from '../lib/core/assert';
import { type Demo, paneOf, startDemo, until } from './fixtures/demo';
import { OverlayView } from './fixtures/overlay-view';

/** Far enough not to be touched, on the chart all the same. */
const DISTANCE_PERCENT = 0.25;
const SIZE = 320;
/** From the pane's right edge, where nothing but the lines of walls that stand is drawn. */
const EDGE_PX = 12;
/** Marks are sent every other second, states are kept every ten. */
const KEPT_MS = 13_000;
/** Nothing is drawn where a candle may be: the first minutes have to be known. */
const MINUTES_MS = 150_000;

describe('the marks of a wall', () => {
  let demo: Demo;
  let page: Page;
  let view: OverlayView;

  beforeAll(async () => {
    demo = await startDemo({ shown: ['marks'] });
    page = await demo.openChart('bare=1&interval=1m');
    view = await OverlayView.of(page);
    const facts = () => demo.ask('facts', { market: 'BTC-USDT' });
    await until('books are known', async () => (await facts()) !== undefined);
    await page.waitForTimeout(5_000);
  });
  afterAll(() => demo?.close());

  /** A picture, and where the chart itself puts a price and a time; taken anew where the chart moved meanwhile. */
  async function seen(price: number, time: number) {
    const place = () =>
      page.evaluate(
        (at) => [window.demoChart?.priceToY(at.price), window.demoChart?.timeToX(at.time)] as const,
        { price, time },
      );
    for (;;) {
      const before = await place();
      const picture = PNG.sync.read(await page.screenshot());
      if (JSON.stringify(await place()) !== JSON.stringify(before)) continue;
      const [y, x] = before.map((value) => ensureDefined(value, 'a place on the chart')) as [number, number];
      return { picture, x, y };
    }
  }

  /** Rows near a price that are inked at the pane's right edge, in pixels from it. */
  async function rowsAt(price: number): Promise<readonly number[]> {
    const { picture, y } = await seen(price, Date.now());
    const { left, width } = await paneOf(page);
    const x = Math.round(left + width - EDGE_PX);
    return around(Math.round(y), 5).flatMap((row) => (isBid(picture, x, row) ? [row + 0.5 - y] : []));
  }

  /** Inked pixels around where a wall at this price ended. */
  async function inkAt(price: number, time: number): Promise<number> {
    const { picture, x, y } = await seen(price, time);
    const [column, row] = [Math.round(x), Math.round(y)];
    return around(row, 5).flatMap((at) => around(column, 9).filter((left) => isBid(picture, left, at)))
      .length;
  }

  it('are gone with their switch', async () => {
    await until('there are some', async () => (await linesOn(page)) > 0);
    await demo.show([]);
    await until('nothing is marked', async () => (await linesOn(page)) === 0);
    await demo.show(['marks']);
    await until('they are back', async () => (await linesOn(page)) > 0);
  });

  it('lie at its price within a pixel while it stands, then where it was pulled, though the worker dies', async () => {
    const simulator = ensureDefined(demo.exchanges.simulators.get('BTCUSDT'), 'the simulated BTC market');
    const { price, id } = simulator.placeWall({
      venue: 'binance-usdm',
      side: 'bid',
      size: SIZE,
      distancePercent: DISTANCE_PERCENT,
    });
    await until('its line is there', async () => (await rowsAt(price)).length > 0, 20_000);
    const rows = await rowsAt(price);
    expect(Math.max(...rows.map(Math.abs))).toBeLessThanOrEqual(1);

    const { left, width } = await paneOf(page);
    await page.mouse.move(left + width - EDGE_PX, (await seen(price, 0)).y);
    await until('it is told of', async () => /bid wall 3\d\d BTC/.test(await view.words()));
    const words = await view.words();
    expect(words).toMatch(/bid wall 3\d\d BTC · [\d.]+M USDT · Binance USD-M/);
    expect(words).toMatch(/at [\d,.]+: stands, since \d+s/);
    expect(words).toMatch(/behaviour: (genuine|undecided|suspicious), \d+ % sure/);
    await page.mouse.move(0, 0);

    simulator.pullWall(id);
    const pulledAt = Date.now();
    await until('its line has ended', async () => (await rowsAt(price)).length === 0, 20_000);
    await until('its end is marked', async () => (await inkAt(price, pulledAt)) >= 8, MINUTES_MS);
    await page.waitForTimeout(KEPT_MS);
    await demo.killWorker();
    // What the page holds of the worker that died is replaced by what was kept.
    await page.waitForTimeout(8_000);
    await until('its end is marked again', async () => (await inkAt(price, pulledAt)) >= 8, MINUTES_MS);
  }, 400_000);
});

const around = (middle: number, reach: number) =>
  Array.from({ length: 2 * reach + 1 }, (_, index) => middle - reach + index);

/** Rows inked at the pane's right edge. */
async function linesOn(page: Page): Promise<number> {
  const { left, top, width, height } = await paneOf(page);
  const picture = PNG.sync.read(await page.screenshot());
  const x = Math.round(left + width - EDGE_PX);
  const reach = Math.floor(height / 2) - 1;
  return around(Math.round(top + height / 2), reach).filter((row) => isBid(picture, x, row)).length;
}

/** The blue of bids; the chart itself has none of it. */
function isBid({ data, width }: PNG, x: number, y: number): boolean {
  const at = (y * width + x) * 4;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  return blue - red > 60 && green - red > 25 && blue > green;
}
