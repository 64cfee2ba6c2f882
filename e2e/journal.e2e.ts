import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOf, readOf } from '../lib/journal/test-journal';
import { type Demo, startDemo } from './fixtures/demo';
import { pressButton } from './fixtures/press-button';

const PRICE = 66_000;

describe('the journal', () => {
  let demo: Demo;
  let chart: Page;

  beforeAll(async () => {
    demo = await startDemo();
    chart = await demo.openChart();
    await chart.bringToFront();
  });
  afterAll(() => demo?.close());

  const save = (notes: string) =>
    demo.ask('journalSave', {
      ...planOf({ target: PRICE * 1.01, invalidation: PRICE * 0.99, notes }),
      read: readOf({ time: Date.now(), price: PRICE, market: 'BTC-USDT' }),
    });

  it('keeps a read without a picture where the browser allows none', async () => {
    const { pictures } = await save('the first');
    expect(pictures.before).toMatchObject({
      kind: 'absent',
      reason: expect.stringContaining('button or key'),
    });
  });

  it('takes a picture of the chart and its axes once our button was pressed on the page', async () => {
    await pressButton(demo, '/chart');
    const { pictures, venue } = await save('the second');
    expect(venue).toBe('binance-usdm');
    expect(pictures.before).toMatchObject({ kind: 'kept', byHand: false });
  });

  it('shows both after the worker was killed', async () => {
    await demo.killWorker();
    const page = await demo.context.newPage();
    await page.goto(demo.url('journal.html'));
    const entries = page.getByRole('list', { name: 'Entries' }).getByRole('button');
    await entries.nth(1).waitFor();
    await entries.first().click();
    const picture = page.getByRole('img', { name: 'The chart before the horizon' });
    await picture.waitFor();
    const [width, height] = await picture.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    });
    // The page is 1280 × 800; above its chart stands a bar.
    expect(width).toBe(1280);
    expect(height).toBeGreaterThan(600);
    expect(height).toBeLessThan(780);
    await entries.nth(1).click();
    await page.getByText(/only after you have pressed Isotherm’s button/).waitFor();
    expect(await page.getByLabel('Notes').inputValue()).toBe('the first');
  });
});
