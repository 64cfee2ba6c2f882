import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedShare } from '../dev/demo/alignment';
import { type Demo, paneOf, startDemo, until } from './fixtures/demo';

const PAINTED_SHARE = 0.001;

describe('the popup', () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'isotherm-profile-'));
  let demo: Demo;
  let chart: Page;
  let popup: Page;

  beforeAll(async () => {
    demo = await startDemo({ profile });
    chart = await demo.openChart();
    await chart.waitForTimeout(4_000);
    popup = await demo.context.newPage();
    await popup.goto(demo.url('popup.html'));
  });
  afterAll(async () => {
    await demo?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  const picture = async () => {
    await chart.bringToFront();
    await chart.waitForTimeout(300);
    return chart.screenshot();
  };
  const states = async () => (await demo.ask('status')).venues.map(({ state }) => state);
  const visible = () => popup.getByRole('switch', { name: 'Visible' });

  it('shows venues that are live', async () => {
    await until('both are shown as live', () => popup.getByText('2 of 2 live').isVisible());
  });

  it('takes the heatmap off the page and puts it back, at once', async () => {
    const on = await picture();
    await popup.bringToFront();
    await visible().click();
    const off = await picture();
    const pane = await paneOf(chart);
    expect(changedShare(on, off, pane, 1)).toBeGreaterThan(PAINTED_SHARE);
    await popup.bringToFront();
    await visible().click();
    const again = await picture();
    expect(changedShare(off, again, pane, 1)).toBeGreaterThan(PAINTED_SHARE);
  });

  it('can be used with the keyboard alone', async () => {
    await popup.bringToFront();
    await visible().focus();
    await popup.keyboard.press('Space');
    expect(await visible().isChecked()).toBe(false);
    await popup.keyboard.press('Space');
    expect(await visible().isChecked()).toBe(true);
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
    await popup.waitForTimeout(300);
    await demo.close();
    demo = await startDemo({ profile });
    popup = await demo.context.newPage();
    await popup.goto(demo.url('popup.html'));
    await visible().waitFor();
    expect(await visible().isChecked()).toBe(false);
  });
});
