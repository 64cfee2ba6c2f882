import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Exchanges } from '../exchanges/start-exchanges';
import type { DemoBrowser } from './browser';
import { frameCost } from './frame-cost';
import { savePopupPicture } from './popup-picture';
import type { Findings } from './report';
import { type Measurement, measure, placeWalls, targets, wasFound } from './walls';

/** What the extension's worker has; only named inside a function that runs there. */
declare const chrome: { readonly notifications: { getAll(): Promise<Record<string, boolean>> } };

const FOLDER = path.resolve('demo-output');
/** The last part of the run, in which pictures are taken. */
const PICTURES_MS = 18_000;
const PULL_BEFORE_END_MS = 26_000;
const MEASURE_TRIES = 12;

/** Watches the demo without a display: lets it run, takes pictures, measures. */
export async function takeTour(
  browser: DemoBrowser,
  exchanges: Exchanges,
  chartUrl: string,
  seconds: number,
): Promise<Findings> {
  mkdirSync(FOLDER, { recursive: true });
  const end = Date.now() + seconds * 1000;
  const page = await open(browser, chartUrl);
  const bare = await open(browser, `${chartUrl}&bare=1`);
  const notified = watchNotifications(browser);
  await page.waitForTimeout(5_000);
  const decoy = placeWalls(exchanges);
  await page.waitForTimeout(Math.max(0, end - PULL_BEFORE_END_MS - Date.now()));
  // A cascade may have eaten what was to be measured.
  if ((await targets(exchanges)).length === 0) placeWalls(exchanges);
  if (decoy !== undefined) exchanges.simulators.get(exchanges.symbols[0] ?? '')?.pullWall(decoy);
  await page.waitForTimeout(Math.max(0, end - PICTURES_MS - Date.now()));
  await page.bringToFront();
  await picture(page, 'chart.png');
  await zoom(page);
  await picture(page, 'zoomed.png');
  const { all: frameMs } = await frameCost(page);
  const measurements = await measureUntilFound(bare, exchanges);
  await picture(bare, 'overlay-only.png');
  await savePopupPicture(browser, page, path.join(FOLDER, 'popup.png'));
  const notifications = notified();
  const alerts = await browser.ask('alerts');
  const log = [...alerts].toReversed().map(({ time, reason }) => `${new Date(time).toISOString()} ${reason}`);
  writeFileSync(path.join(FOLDER, 'notifications.txt'), `${log.join('\n')}\n`);
  const status = await browser.ask('status');
  return { status, measurements, frameMs, alerts: alerts.length, notifications, folder: FOLDER };
}

async function open({ context }: DemoBrowser, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => window.demoChart !== undefined);
  return page;
}

/** Walls may be eaten and the picture may be a moment behind: looks again until one is found. */
async function measureUntilFound(page: Page, exchanges: Exchanges): Promise<readonly Measurement[]> {
  await page.bringToFront();
  let found: readonly Measurement[] = [];
  for (let left = MEASURE_TRIES; left > 0 && !found.some(wasFound); left -= 1) {
    await page.waitForTimeout(500);
    found = await measure(page, await targets(exchanges));
  }
  return found;
}

async function zoom(page: Page): Promise<void> {
  const pane = await page.evaluate(() => window.demoChart?.paneRect());
  if (!pane) return;
  await page.mouse.move(pane.left + pane.width * 0.8, pane.top + pane.height / 2);
  for (let notch = 0; notch < 6; notch += 1) {
    await page.mouse.wheel(0, -120);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(700);
}

const picture = (page: Page, name: string) => page.screenshot({ path: path.join(FOLDER, name) });

/** Counts the desktop notifications that are shown from now on; they disappear by themselves. */
function watchNotifications({ worker }: DemoBrowser): () => number {
  const seen = new Set<string>();
  const timer = setInterval(() => {
    worker
      .evaluate(() => chrome.notifications.getAll())
      .then((shown) => Object.keys(shown).forEach((id) => seen.add(id)))
      // The worker is asleep or starting again.
      .catch(() => undefined);
  }, 500);
  return () => {
    clearInterval(timer);
    return seen.size;
  };
}
