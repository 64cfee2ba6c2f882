import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { PageReport } from '../../lib/protocol/messages';
import { browserArguments } from '../demo/browser';
import { showLayers } from '../demo/show-layers';
import { VIEWPORT } from './user';

/** What extension pages have; only named inside functions that run there. */
declare const chrome: {
  readonly runtime: {
    sendMessage(message: unknown): Promise<{ readonly value?: PageReport }>;
  };
};

/** A Chromium of its own profile with the demo build of the extension. */
export interface SoakBrowser {
  readonly context: BrowserContext;
  /** A tab with nothing in it that changes. */
  readonly otherTab: Page;
  /** What the extension's own worker complained of. */
  readonly workerErrors: readonly string[];
  /** Switches the layer on or off as the popup does. */
  setLayer(visible: boolean): Promise<void>;
  /** What the extension says about the tab in front; nothing where it has no overlay. */
  report(): Promise<PageReport | undefined>;
  close(): Promise<void>;
}

export async function launchSoakBrowser(): Promise<SoakBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'isotherm-soak-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    viewport: VIEWPORT,
    args: browserArguments(true),
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const workerErrors: string[] = [];
  worker.on('console', (message) => {
    if (message.type() === 'error') workerErrors.push(`worker: ${message.text()}`);
  });
  const otherTab = await context.newPage();
  await otherTab.goto(new URL('manifest.json', worker.url()).href);
  return {
    context,
    otherTab,
    workerErrors,
    setLayer: (visible) => showLayers(otherTab, visible ? ['order-book'] : []),
    report: () => askReport(otherTab),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

const askReport = (own: Page) =>
  own.evaluate(async () => {
    const { value } = await chrome.runtime.sendMessage({ to: 'background', name: 'activePage' });
    return value;
  });
