import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDefined } from '../lib/core/assert';
import { type Demo, startDemo, until } from './fixtures/demo';
import type { OverlayView } from './fixtures/overlay-view';
import { type Visit, visitAddress } from './fixtures/replicas';

/** What a mark stands for, by the chart's own account. */
interface Place {
  readonly price: number;
  readonly time: number;
}

const words = async (view: OverlayView) => (await view.overlays())[0]?.words ?? '';
const isPainted = async (view: OverlayView) => (await view.overlays())[0]?.painted === true;

/** The marks stand on the pane; the chart says what lies there. */
async function calibrate({ page, view }: Visit): Promise<void> {
  await view.press('chip');
  await view.press('Calibrate by hand');
  for (const mark of ['1', '2']) {
    const { x, y } = await view.middleOf(`Mark ${mark}`);
    const { price, time } = await placeAt(page, x, y);
    await view.type(`Price of mark ${mark}`, price.toFixed(1));
    await view.type(`Time of mark ${mark}`, new Date(time).toISOString().slice(0, 19).replace('T', ' '));
  }
  await view.press('Use');
}

describe('a chart whose labels are pictures', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  const open = () => visitAddress(demo, `${demo.exchanges.url}/replica/image-labels?interval=1m`);
  const report = () => demo.ask('activePage');

  it('is parked, painted by two marks, and let go with the first press on it', async () => {
    const visited = await open();
    const { page, view } = visited;
    await until('it is parked', async () => (await report())?.state === 'parked');
    expect(await words(view)).toMatch(/parked/);
    expect(await isPainted(view)).toBe(false);
    await calibrate(visited);
    await until('it is painted', () => isPainted(view));
    await expect.poll(() => words(view)).toMatch(/by hand/);
    await expect.poll(report).toMatchObject({ state: 'locked', market: 'BTC-USDT' });
    const { left, top, width, height } = ensureDefined((await view.overlays())[0], 'an overlay').box;
    await page.mouse.click(left + width * 0.4, top + height * 0.9);
    await until('it is no longer painted', async () => !(await isPainted(view)));
    await until('it is no longer locked', async () => (await report())?.state !== 'locked');
    expect(visited.errors).toEqual([]);
  });

  it('is offered the calibration again, and not painted by it unasked', async () => {
    const visited = await open();
    const { page, view } = visited;
    await until('it is parked', async () => (await report())?.state === 'parked');
    await page.waitForTimeout(1_500);
    expect(await isPainted(view)).toBe(false);
    await view.press('chip');
    await expect.poll(() => view.words()).toMatch(/(Use|Start from) the calibration of/);
    expect(visited.errors).toEqual([]);
  });
});

/** Price and time at a point of the only chart; the time between two bars by the line through the bars in sight. */
async function placeAt(page: Page, x: number, y: number): Promise<Place> {
  const place = await page.evaluate(
    (point) => {
      const chart = window.chartPage?.charts[0];
      const times = chart?.visibleTimes() ?? [];
      const [first = NaN, last = NaN] = [times[0], times.at(-1)];
      const [from, to] = [chart?.xOf(first) ?? NaN, chart?.xOf(last) ?? NaN];
      const time = first + ((point.x - from) / (to - from)) * (last - first);
      return { price: chart?.priceAt(point.y) ?? NaN, time };
    },
    { x, y },
  );
  expect(Number.isFinite(place.price) && Number.isFinite(place.time)).toBe(true);
  return place;
}
