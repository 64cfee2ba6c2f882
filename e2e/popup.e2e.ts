import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedShare } from '../dev/demo/alignment';
import { type Demo, paneOf, startDemo, until } from './fixtures/demo';
import { OverlayView } from './fixtures/overlay-view';

const PAINTED_SHARE = 0.001;

describe('the popup', () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'isotherm-profile-'));
  let demo: Demo;
  let chart: Page;
  let view: OverlayView;
  let popup: Page;

  beforeAll(async () => {
    demo = await startDemo({ profile });
    chart = await demo.openChart();
    view = await OverlayView.of(chart);
    await until('there is something to paint', async () => (await demo.ask('status')).storage.columns > 10);
    popup = await demo.context.newPage();
    await popup.goto(demo.url('popup.html'));
  });
  afterAll(async () => {
    await demo?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  /** What the chart shows once the heatmap is on it, or off. */
  const picture = async (isPainted: boolean) => {
    await chart.bringToFront();
    await view.untilPainted(isPainted);
    return chart.screenshot();
  };
  const states = async () => (await demo.ask('status')).venues.map(({ state }) => state);
  const storedLayers = () =>
    popup.evaluate(async () => {
      const { settings } = await chrome.storage.local.get<{
        settings: { layers: Record<string, { visible: boolean }> };
      }>('settings');
      return settings.layers;
    });
  const visible = () =>
    popup.getByRole('region', { name: 'Order book' }).getByRole('switch', { name: 'Visible' });

  it('shows venues that are live', async () => {
    await until('both are shown as live', () => popup.getByText('2 of 2 live').isVisible());
  });

  it('takes the heatmap off the page and puts it back, at once', async () => {
    const on = await picture(true);
    await popup.bringToFront();
    await visible().click();
    const off = await picture(false);
    const pane = await paneOf(chart);
    expect(changedShare(on, off, pane, 1)).toBeGreaterThan(PAINTED_SHARE);
    await popup.bringToFront();
    await visible().click();
    const again = await picture(true);
    expect(changedShare(off, again, pane, 1)).toBeGreaterThan(PAINTED_SHARE);
  });

  it('can be used with the keyboard alone', async () => {
    await popup.bringToFront();
    await visible().focus();
    await popup.keyboard.press('Space');
    await expect.poll(() => visible().isChecked()).toBe(false);
    await popup.keyboard.press('Space');
    await expect.poll(() => visible().isChecked()).toBe(true);
  });

  it('pauses every feed and resumes them', async () => {
    await popup.getByRole('switch', { name: 'Paused' }).click();
    await until('all venues are off', async () => (await states()).every((state) => state === 'off'));
    await popup.getByRole('switch', { name: 'Paused' }).click();
    await until(
      'both venues are live',
      async () => (await states()).filter((state) => state === 'live').length === 2,
    );
  });

  it('keeps what was set over a restart of the browser', async () => {
    await visible().click();
    await until('it is stored', async () => (await storedLayers())['order-book']?.visible === false);
    await demo.close();
    demo = await startDemo({ profile, shown: 'as stored' });
    popup = await demo.context.newPage();
    await popup.goto(demo.url('popup.html'));
    await visible().waitFor();
    await expect.poll(() => visible().isChecked()).toBe(false);
  });
});
