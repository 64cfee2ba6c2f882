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
/** A canvas that writes many words and a few numbers in every frame. */
const GAME = `<!doctype html><canvas id="game" width="800" height="600"></canvas><script>
const context = document.querySelector('canvas').getContext('2d');
let frame = 0;
requestAnimationFrame(function draw() {
  context.clearRect(0, 0, 800, 600);
  for (let i = 0; i < 100; i++) context.fillText('creature ' + (i + frame) % 7, (i * 37) % 800, (i * 91) % 600);
  context.fillText('Score: ' + frame++, 20, 20);
  window.frames_drawn = frame;
  requestAnimationFrame(draw);
});
</script>`;
const DRIFTS = 100;
const JUMPS = 80;

let server: Server;
let url: string;
let probeScript: string;
let readerScript: string;

beforeAll(async () => {
  const page = await bundleScript('./page.ts');
  probeScript = await bundleScript('./probe.ts');
  readerScript = await bundleScript('./reader.ts');
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? page : request.url === '/game' ? GAME : HTML);
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

async function openPage(browser: Browser, query: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: null, timezoneId: 'UTC' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(probeScript);
  const session = await context.newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: readerScript,
    worldName: 'extension',
  });
  await page.goto(url + query);
  return { page, errors };
}

const waitForLock = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset['lockedAt'] !== undefined);

async function measureCase(browser: Browser, scale: string): Promise<Measured> {
  const { page, errors } = await openPage(browser, `?scale=${scale}`);
  await waitForLock(page);
  const drifts = await measureViews(page, 'drift', DRIFTS);
  const jumps = await measureViews(page, 'jump', JUMPS);
  await print(page, scale, drifts, jumps);
  await page.context().close();
  return { drifts, jumps, errors };
}

async function print(page: Page, scale: string, drifts: readonly Reading[], jumps: readonly Reading[]) {
  const { lockedAt, probe, update, dpr } = await page.evaluate(() => {
    const { lockedAt: at, updates, updateTime } = document.documentElement.dataset;
    return {
      lockedAt: Number(at),
      probe: window.probeSpent,
      update: (Number(updateTime) / Number(updates)) * 1000,
      dpr: devicePixelRatio,
    };
  });
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
    probeMicroseconds: quantile(probe, 0.5),
    updateMicroseconds: update,
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

describe('a page at device pixel ratio 1', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
  });
  afterAll(() => browser.close());

  it('has a certain date after any jump while its crosshair shows one', async () => {
    const { page } = await openPage(browser, '?scale=linear');
    await waitForLock(page);
    await page.mouse.move(500, 300);
    const jumps = await measureViews(page, 'jump', 40);
    const dated = jumps.filter(isDated);
    expect(dated.length).toBeGreaterThan(30);
    expect(Math.max(...dated.flatMap(({ timeErrors }) => timeErrors))).toBeLessThanOrEqual(1);
    await page.context().close();
  });

  it('cannot disturb the reader by breaking built-ins or forging events', async () => {
    const { page, errors } = await openPage(browser, '?scale=linear');
    await waitForLock(page);
    await page.evaluate(() => {
      for (const name of ['isotherm-labels', 'isotherm-labels-hello', 'isotherm-labels-ready']) {
        const detail = '[1,1,[["1",1,1,0,9,9,0],["2",1,99,0,9,9,0],["3",1,199,0,9,9,0]]]';
        document.querySelector('canvas')?.dispatchEvent(new CustomEvent(name, { detail }));
        document.dispatchEvent(new CustomEvent(name, { detail: 'stolen' }));
      }
      JSON.stringify = () => '"broken"';
      Reflect.apply = () => {
        throw new Error('broken');
      };
      EventTarget.prototype.dispatchEvent = () => false;
      Object.assign(window, { CustomEvent: undefined, queueMicrotask: undefined });
      Object.assign(Array.prototype, { toJSON: () => 'broken' });
    });
    const views = await measureViews(page, 'drift', 20);
    expect(views.filter(({ locked }) => locked)).toHaveLength(20);
    expect(Math.max(...views.flatMap(({ priceErrors }) => priceErrors))).toBeLessThanOrEqual(0.5);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is read again after the page wrote its document anew', async () => {
    const { page } = await openPage(browser, '?scale=linear');
    await waitForLock(page);
    await page.evaluate((html) => {
      document.open();
      document.write(html);
      document.close();
    }, HTML);
    await waitForLock(page);
    const [view] = await measureViews(page, 'drift', 1);
    expect(Math.max(...(view?.priceErrors ?? [NaN]))).toBeLessThanOrEqual(0.5);
    await page.context().close();
  });

  it('without a chart is left alone', async () => {
    const { page, errors } = await openPage(browser, 'game');
    await page.waitForFunction(() => (window as { frames_drawn?: number }).frames_drawn === 120);
    expect(await page.evaluate(() => document.documentElement.dataset['chart'])).toBeUndefined();
    const spent = await page.evaluate(() => window.probeSpent.slice(60));
    expect(errors).toEqual([]);
    process.stdout.write(
      `charts: game frames cost ${quantile(spent, 0.95)} µs (p95) after the first sixty\n`,
    );
    await page.context().close();
  });
});
