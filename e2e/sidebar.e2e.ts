import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedShare } from '../dev/demo/alignment';
import { ensureDefined } from '../lib/core/assert';
import { type Demo, paneOf, startDemo, twoFrames, until } from './fixtures/demo';
import { OverlayView } from './fixtures/overlay-view';
import { noteShifts, visit } from './fixtures/replicas';
import { sidebarOf, untilAnswered, untilClosed } from './fixtures/sidebar-view';

const active = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** What stands beside the page's own body, by its style. */
const elements = (page: Page) =>
  page.evaluate(() =>
    [...document.documentElement.children].map((one) => `${one.tagName} ${one.getAttribute('style') ?? ''}`),
  );

describe('the sidebar beside the demo chart', () => {
  let demo: Demo;
  let page: Page;
  let view: OverlayView;
  let frame: Frame;
  const errors: string[] = [];

  beforeAll(async () => {
    demo = await startDemo({ shown: ['order-book', 'liquidation', 'volume-profile'] });
    page = await demo.openChart();
    page.on('pageerror', ({ message }) => errors.push(message));
    view = await OverlayView.of(page);
    await page.evaluate(() => {
      const field = document.body.appendChild(document.createElement('input'));
      field.id = 'order-form';
      field.style.cssText = 'position:fixed;left:0;bottom:0';
      field.focus();
      window.addEventListener('click', () => {
        document.documentElement.dataset['clicks'] = String(
          Number(document.documentElement.dataset['clicks'] ?? 0) + 1,
        );
      });
      document.querySelector('canvas')?.parentElement?.addEventListener('pointerdown', () => {
        document.documentElement.dataset['pressed'] = 'yes';
      });
    });
  });
  afterAll(() => demo?.close());

  it('opens from the dock, answers, takes no focus and moves nothing', async () => {
    await page.evaluate(noteShifts);
    const count = await elements(page);
    await view.press('Checklist');
    frame = await untilAnswered(page);
    expect(await elements(page)).toEqual([...count, expect.stringContaining('position: fixed')]);
    expect(await active(page)).toBe('order-form');
    expect(await frame.locator('h1').textContent()).toBe('BTC-USDT');
    expect(await frame.getByText('Where are the nearest clusters?').isVisible()).toBe(true);
    await until('the funding is told', async () => (await frame.getByText(/^Funding is/).count()) > 0);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.layoutShifts)).toEqual([]);
  });

  it('tells changes since the last check, also in the worker’s next life', async () => {
    const changes = frame.getByRole('listitem', { name: 'What has changed?' });
    expect(await changes.textContent()).toContain('This is the first check of this market.');
    await frame.getByRole('button', { name: 'Checked' }).click();
    await until('changes are told', async () => /changed in \d+ s/.test((await changes.textContent()) ?? ''));
    await demo.killWorker();
    const known = async () => (await demo.ask('facts', { market: 'BTC-USDT' }))?.before;
    await until('the check is remembered', async () => (await known()) !== undefined);
  });

  it('shows the zone that is pointed at on the chart', async () => {
    await until('there are zones', async () =>
      /Zones \([1-9]/.test((await frame.locator('.views').textContent()) ?? ''),
    );
    await frame.getByRole('button', { name: /^Zones/ }).click();
    const { width } = ensureDefined(page.viewportSize() ?? undefined, 'a viewport');
    const pane = await paneOf(page);
    const seen = { ...pane, width: Math.min(pane.width, width - 345) - 110, left: pane.left + 110 };
    await frame.locator('h1').hover();
    await until('no band is shown', async () => !(await view.showsBand()));
    await twoFrames(page);
    const off = await page.screenshot();
    await frame.locator('.zone').first().hover();
    await until(
      'it is told of',
      async () => (await frame.getByRole('region', { name: 'The zone' }).count()) > 0,
    );
    await until('a band is shown', () => view.showsBand());
    await twoFrames(page);
    const on = await page.screenshot();
    // A band goes from edge to edge of the pane, were it only at its edge.
    expect(changedShare(off, on, seen, 1)).toBeGreaterThan(3 / pane.height);
  });

  it('takes its target from a click on the chart, which the page does not get', async () => {
    const pane = await paneOf(page);
    const y = Math.round(pane.top + pane.height * 0.3);
    const told = await page.evaluate(
      (at) => window.demoChart?.series.coordinateToPrice(at) ?? NaN,
      y - pane.top,
    );
    await frame.getByRole('button', { name: 'Pick' }).click();
    await frame.getByText(/Click on the chart/).waitFor();
    await page.mouse.move(500, y);
    await page.mouse.click(500, y);
    const field = frame.getByRole('textbox', { name: 'Target' });
    await until('the target is there', async () => (await field.inputValue()) !== '');
    const target = Number(await field.inputValue());
    expect(target).toBeGreaterThan(0);
    expect(Math.abs(target / told - 1)).toBeLessThan(0.001);
    expect(
      await page.evaluate(() =>
        Object.keys(document.documentElement.dataset).filter((name) => name !== 'theme'),
      ),
    ).toEqual([]);
    await frame.getByRole('button', { name: 'Long' }).click();
    await frame.getByRole('button', { name: 'Checklist' }).click();
    await until('the answers are about it', async () =>
      /(above|below) the price\./.test((await frame.locator('.trade p').textContent()) ?? ''),
    );
    // The chart is the page's again.
    await page.mouse.click(500, y);
    expect(await page.evaluate(() => document.documentElement.dataset['pressed'])).toBe('yes');
  });

  it('gives picking up with Esc, then goes with Esc, without trace', async () => {
    const count = await elements(page);
    await frame.getByRole('button', { name: 'Pick' }).click();
    await page.keyboard.press('Escape');
    await until('picking is over', async () => (await frame.getByText(/Click on the chart/).count()) === 0);
    expect(sidebarOf(page)).toBeDefined();
    // The browser may never say that a frame which is gone has taken its key.
    void page.keyboard.press('Escape').catch(() => {});
    await untilClosed(page);
    expect(await elements(page)).toEqual(count.slice(0, -1));
    expect(errors).toEqual([]);
  });

  const isKeptFolded = async () => {
    const worker = await demo.worker();
    return worker.evaluate(async () => {
      const { settings } = await chrome.storage.local.get<{
        settings: { sidebars?: Record<string, { isFolded: boolean }> };
      }>('settings');
      return Object.values(settings.sidebars ?? {}).some(({ isFolded }) => isFolded);
    });
  };

  it('opens by command, folds, and stands on the site as it was left', async () => {
    await page.bringToFront();
    await demo.ask('sidebar');
    frame = await untilAnswered(page);
    await frame.getByRole('button', { name: 'Fold to the edge' }).click();
    await until('it is kept', isKeptFolded);
    await page.reload();
    await until('it is there again', async () => sidebarOf(page) !== undefined);
    await until('its tab is there', async () => (await view.words()).includes('Checklist'));
    // Long enough to unfold, if it were to.
    await page.waitForTimeout(1_000);
    expect(await sidebarOf(page)?.locator('.answers').isVisible()).not.toBe(true);
    await demo.ask('sidebar');
    await untilClosed(page);
  });
});

describe('a page that works against the sidebar', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  it('cannot find, read or forge anything of it', async () => {
    const page = await demo.openChart();
    const view = await OverlayView.of(page);
    await view.press('Checklist');
    const frame = await untilAnswered(page);
    const seen = await page.evaluate(() => ({
      frames: document.querySelectorAll('iframe').length,
      indexed: window.length,
      roots: [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot).length,
      words: /sidebar|chrome-extension|C1/.test(document.documentElement.outerHTML),
      tokens: performance.getEntries().filter(({ name }) => name.includes('#')).length,
    }));
    expect(seen).toEqual({ frames: 0, indexed: 0, roots: 0, words: false, tokens: 0 });
    // Even with the address, which only the browser knows, a frame of the page's own hears nothing.
    const [address = '', token] = (await view.frameAddress()).split('#');
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    await page.evaluate((src) => {
      const own = document.body.appendChild(document.createElement('iframe'));
      own.src = `${src}#${'0'.repeat(32)}`;
      const forged = [
        { type: 'chart', market: 'EVIL-USDT', isPainted: true },
        { type: 'picked', price: 666 },
        { type: 'close' },
      ];
      setInterval(() => {
        for (const message of forged) {
          window.postMessage(message, '*');
          own.contentWindow?.postMessage(message, '*');
          document.dispatchEvent(new CustomEvent('message', { detail: message }));
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, no window
          new BroadcastChannel('sidebar').postMessage(1);
        }
      }, 50);
    }, address);
    await page.waitForTimeout(3_000);
    expect(await frame.locator('h1').textContent()).toBe('BTC-USDT');
    expect(await frame.getByRole('textbox', { name: 'Target' }).inputValue()).toBe('');
    const own = page.frames().filter((one) => one !== frame && one !== page.mainFrame());
    expect(await Promise.all(own.map((one) => one.locator('h1').textContent()))).toEqual(['Isotherm']);
    await page.close();
  });

  it.each(['bybit', 'tradingview'] as const)(
    'is let in by the strict policy of %s, whose layout it does not shift',
    async (name) => {
      const visited = await visit(demo, name);
      const { page, view, errors } = visited;
      await until('it is locked', async () => (await demo.ask('activePage'))?.state === 'locked');
      await view.press('Checklist');
      const frame = await untilAnswered(page);
      expect(await frame.locator('h1').textContent()).toBe('BTC-USDT');
      expect(await visited.shifts()).toEqual([]);
      expect(errors).toEqual([]);
      // The sidebar lies in the page around the chart's frame, and does not outlive it.
      await page.evaluate(() => document.querySelectorAll('iframe').forEach((one) => one.remove()));
      if (name === 'tradingview') await demo.ask('sidebar');
      await untilClosed(page);
    },
  );
});
