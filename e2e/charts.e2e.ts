import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from './charts/bundle';
import { measureViews, quantile, type Reading } from './charts/measure';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--window-size=1280,860'];
const HTML =
  '<!doctype html><body style="margin:23px"><div id="chart"></div><script src="/page.js"></script>';
const DRIFTS = 150;
const JUMPS = 100;

let server: Server;
let url: string;
let readerScript: string;

beforeAll(async () => {
  const page = await bundleScript('./page.ts');
  readerScript = await bundleScript('./reader.ts');
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? page : HTML);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => void server.close());

interface Measured {
  readonly drifts: readonly Reading[];
  readonly jumps: readonly Reading[];
  readonly errors: readonly string[];
}

async function measureCase(browser: Browser, scale: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: null, timezoneId: 'UTC' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(readerScript);
  await page.goto(`${url}?scale=${scale}`);
  await page.waitForFunction(() => window.underTest.state?.kind === 'locked');
  const drifts = await measureViews(page, 'drift', DRIFTS);
  const jumps = await measureViews(page, 'jump', JUMPS);
  await print(page, scale, drifts, jumps);
  await context.close();
  return { drifts, jumps, errors };
}

async function print(page: Page, scale: string, drifts: readonly Reading[], jumps: readonly Reading[]) {
  const { lockedAt, spent, dpr } = await page.evaluate(() => ({
    lockedAt: window.underTest.lockedAt,
    spent: window.underTest.spent,
    dpr: devicePixelRatio,
  }));
  const all = [...drifts, ...jumps];
  const price = all.flatMap(({ priceErrors }) => priceErrors);
  const time = all.filter(isDated).flatMap(({ timeErrors }) => timeErrors);
  const figures = {
    scale,
    dpr,
    views: all.length,
    notLocked: all.filter(({ locked }) => !locked).length,
    dated: all.filter(isDated).length,
    priceP50: quantile(price, 0.5),
    priceP95: quantile(price, 0.95),
    priceMax: Math.max(...price),
    timeP95: quantile(time, 0.95),
    timeMax: Math.max(...time),
    paneMax: Math.max(...all.map(({ paneError }) => paneError)),
    lockedAt,
    microseconds: quantile(spent, 0.5),
    microsecondsP95: quantile(spent, 0.95),
  };
  process.stdout.write(
    `charts: ${JSON.stringify(figures, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value))}\n`,
  );
}

/** A view whose date the reader vouches for. */
const isDated = ({ anchor }: Reading) => anchor !== undefined && anchor !== 'guess';

describe.each([1, 2])('a lightweight-charts page at device pixel ratio %i', (dpr) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: EXECUTABLE,
      args: [...ARGUMENTS, `--force-device-scale-factor=${dpr}`],
    });
  });
  afterAll(() => browser.close());

  it.each(['linear', 'log'])('is read exactly on a %s scale', async (scale) => {
    const { drifts, jumps, errors } = await measureCase(browser, scale);
    const locked = [...drifts, ...jumps].filter((reading) => reading.locked);
    const prices = locked.flatMap(({ priceErrors }) => priceErrors);
    expect(errors).toEqual([]);
    expect(quantile(prices, 0.95)).toBeLessThanOrEqual(0.5);
    expect(Math.max(...prices)).toBeLessThanOrEqual(2);
    const times = locked.filter(isDated).flatMap(({ timeErrors }) => timeErrors);
    expect(quantile(times, 0.95)).toBeLessThanOrEqual(1);
    expect(Math.max(...times)).toBeLessThanOrEqual(2);
    expect(locked.length).toBeGreaterThan((DRIFTS + JUMPS) * 0.9);
    expect(drifts.filter(isDated).length).toBeGreaterThan(DRIFTS * 0.9);
  });
});
