import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure, placeWalls, targets, wasFound } from '../dev/demo/walls';
import { type Demo, paneOf, startDemo, until } from './fixtures/demo';
import { OverlayView } from './fixtures/overlay-view';
import { untilAnswer } from './fixtures/sidebar-words';
import { untilAnswered } from './fixtures/sidebar-view';

/** The wall is pointed at so many CSS pixels left of the pane's right end, where it stood a moment ago. */
const FROM_RIGHT_PX = 140;
/** The pointer rests for a moment before venues are asked for. */
const REST_MS = 500;

describe('what does not go together, and what venues differ in', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  it('tells venue by venue what rests where the pointer is', async () => {
    const page = await demo.openChart();
    placeWalls(demo.exchanges);
    const view = await OverlayView.of(page);
    const told = /Binance[^:]*: ([\d.]+) BTC.*Bybit[^:]*: ([\d.]+) BTC/s;
    let words = '';
    await until('venues are told apart', async () => {
      // One that was traded away is none any more.
      const wall = (await measure(page, await targets(demo.exchanges))).find(wasFound);
      if (!wall) return false;
      await pointAt(page, wall.price);
      await page.waitForTimeout(REST_MS);
      words = await view.words();
      const [, here, there] = told.exec(words) ?? [];
      return Number(here) > 250 && Number(there) < 100;
    }).catch((error: unknown) => {
      throw new Error(`The overlay says: ${words}`, { cause: error });
    });
    expect(words).toMatch(/known by 2 of 2 venues/);
    await page.close();
  });

  it('warns of candles that are not those of the style, until they are', async () => {
    const page = await demo.open('/replica/tradingview?symbol=BINANCE:BTCUSDT.P&interval=5m');
    await until('the overlay is locked', async () => (await demo.ask('activePage'))?.state === 'locked');
    await (await OverlayView.of(page)).press('Checklist');
    const sidebar = await untilAnswered(page);
    const suits = /Candles of 5 min and the lookbacks go with day trading\./;
    await untilAnswer(sidebar, 'R2', suits);
    await sidebar.getByRole('button', { name: 'Swing' }).click();
    await untilAnswer(
      sidebar,
      'R2',
      /Timeframes do not match: candles of 5 min are not those of swing trading; \d of \d layers/,
    );
    await sidebar.getByRole('button', { name: 'Day' }).click();
    await untilAnswer(sidebar, 'R2', suits);
  });
});

/** The chart moves on with every candle. */
async function pointAt(page: Page, price: number): Promise<void> {
  const { left, top, width } = await paneOf(page);
  const y = await page.evaluate((at) => window.demoChart?.series.priceToCoordinate(at) ?? NaN, price);
  await page.mouse.move(left + width - FROM_RIGHT_PX, top + y);
}
