import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { VENUE_IDS, type VenueId } from '../../lib/market/venues';
import type { Protocol, ReplyOf } from '../../lib/protocol/messages';

/** What extension pages have; only named inside functions that run there. */
declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<Outcome> };
  readonly storage: {
    readonly local: {
      get(key: string): Promise<Readonly<Record<string, object | undefined>>>;
      set(items: object): Promise<void>;
    };
  };
};

const EXTENSION = path.resolve('.output/chrome-mv3-demo');
const VIEWPORT = { width: 1440, height: 900 };

/** A Chromium of its own profile with the demo build in it. */
export interface DemoBrowser {
  readonly context: BrowserContext;
  readonly worker: Worker;
  /** Opens a page of the extension in a tab. */
  openOwn(page: string): Promise<Page>;
  /** Switches these venues on, and all others off, as the options page does. */
  switchOn(venues: readonly VenueId[]): Promise<void>;
  /** Asks the background something that needs no input. */
  ask<K extends 'status' | 'alerts'>(name: K): Promise<ReplyOf<K>>;
  close(): Promise<void>;
}

/** @throws Error that names what is missing. */
export async function launchBrowser(headless: boolean): Promise<DemoBrowser> {
  const executablePath = process.env['CHROMIUM'];
  if (!executablePath) throw new Error('Set CHROMIUM to the path of a Chromium or Chrome 148 or newer.');
  if (!existsSync(EXTENSION)) throw new Error(`The demo build is missing: ${EXTENSION}. Use npm run demo.`);
  const profile = mkdtempSync(path.join(tmpdir(), 'isotherm-demo-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: headless ? VIEWPORT : null,
    args: browserArguments(headless),
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const { host } = new URL(worker.url());
  const openOwn = async (page: string) => {
    const opened = await context.newPage();
    await opened.goto(`chrome-extension://${host}/${page}`);
    return opened;
  };
  return {
    context,
    worker,
    openOwn,
    switchOn: (venues) =>
      worker.evaluate(storeVenues, Object.fromEntries(VENUE_IDS.map((id) => [id, venues.includes(id)]))),
    ask: (name) => ask(openOwn, name),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** What Chromium is started with to load the demo build and to stay off the network. */
export function browserArguments(headless: boolean): string[] {
  return [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-extensions-except=${EXTENSION}`,
    `--load-extension=${EXTENSION}`,
    ...(headless ? ['--disable-gpu'] : []),
    // Chromium refuses to sandbox itself for root, which is what containers run as.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** The background answers its own pages only, and not itself. */
async function ask<K extends keyof Protocol>(
  openOwn: (page: string) => Promise<Page>,
  name: K,
): Promise<ReplyOf<K>> {
  const page = await openOwn('popup.html');
  try {
    const outcome = await page.evaluate(
      (wanted) => chrome.runtime.sendMessage({ to: 'background', name: wanted }),
      name,
    );
    if (!outcome.ok) throw new Error(outcome.error ?? `No answer to ${name}`);
    return outcome.value as ReplyOf<K>;
  } finally {
    await page.close();
  }
}

interface Outcome {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: string;
}

/** Runs in the background. */
async function storeVenues(venues: object): Promise<void> {
  const { settings } = await chrome.storage.local.get('settings');
  await chrome.storage.local.set({ settings: { ...settings, venues } });
}
