import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedShare } from '../dev/demo/alignment';
import { type Demo, paneOf, startDemo, until } from './fixtures/demo';

const PAINTED_SHARE = 0.001;

describe('a hostile page', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  it.each(['/hostile', '/chart-strict'])('%s still gets the overlay, and no error of ours', async (path) => {
    const page = await demo.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${demo.exchanges.url}${path}?symbol=BINANCE:BTCUSDT.P&bare=1&interval=1s`);
    await page.waitForFunction(() => window.demoChart !== undefined);
    await until('the overlay is locked', async () => (await demo.ask('activePage'))?.state === 'locked');
    await page.waitForTimeout(4_000);
    const on = await page.screenshot();
    await page.keyboard.press('Escape');
    const pane = await paneOf(page);
    await demo.setVisible(false);
    await page.waitForTimeout(400);
    const off = await page.screenshot();
    await demo.setVisible(true);
    expect(changedShare(on, off, pane, 1)).toBeGreaterThan(PAINTED_SHARE);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('overhears nothing of what our scripts say to one another', async () => {
    const page = await demo.open('/hostile?symbol=BINANCE:BTCUSDT.P');
    await page.waitForFunction(() => (window.attacks ?? 0) >= 3);
    expect(await page.evaluate(() => window.overheard)).toEqual([]);
    await page.close();
  });

  it('cannot reach the extension', async () => {
    const page = await demo.open('/plain');
    const seen = await page.evaluate(() => ({
      runtime: typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
      ours: Object.getOwnPropertyNames(window).filter((name) => /isotherm/i.test(name)),
    }));
    expect(seen).toEqual({ runtime: 'undefined', ours: [] });
    await page.close();
  });
});

describe('a disk that fails', () => {
  it('is shown, while live data goes on', async () => {
    const demo = await startDemo();
    const live = async () => (await demo.ask('status')).venues.filter(({ state }) => state === 'live');
    try {
      await until('both venues are live', async () => (await live()).length === 2);
      const worker = await demo.worker();
      await worker.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
      });
      await until(
        'the state says so',
        async () => (await demo.ask('status')).storage.kind === 'full',
        20_000,
      );
      expect((await demo.ask('status')).storage.reason).not.toBe('');
      expect(await live()).toHaveLength(2);
      const page = await demo.openChart();
      await page.waitForTimeout(3_000);
      expect((await demo.ask('activePage'))?.state).toBe('locked');
    } finally {
      await demo.close();
    }
  });
});
