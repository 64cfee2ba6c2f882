import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../dev/chart-lab/bundle';
import {
  bundleLabScripts,
  chartFrame,
  firstLock,
  type LabPage,
  type LabScripts,
  launchChromium,
  openLabPage,
} from '../dev/chart-lab/lab-browser';
import { chartHtml, type LabServer, startLabServer } from '../dev/chart-lab/lab-server';
import { judgeView, type ViewVerdict } from '../dev/chart-lab/measure';
import { quantile } from '../dev/demo/quantile';

/** A canvas that writes many words and a few numbers in every frame. */
const GAME = `<!doctype html><link rel="icon" href="data:,"><canvas id="game" width="800" height="600"></canvas><script>
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
const CHART = chartHtml('chart');
const DRIFTS = 100;
const JUMPS = 80;
const LOCK_MS = 5000;

let server: LabServer;
let scripts: LabScripts;

beforeAll(async () => {
  scripts = await bundleLabScripts();
  const page = await bundleScript('../dev/chart-lab/pages/lightweight-charts-5.ts', import.meta.url);
  const files = new Map(Object.entries({ chart: CHART, 'chart.js': page, game: GAME }));
  server = await startLabServer((path) => {
    const body = files.get(path);
    return body === undefined ? undefined : { body };
  });
});

afterAll(() => server?.close());

const openChart = (browser: Browser, query: string) =>
  openLabPage(browser, scripts, `${server.url}chart?${query}`);

/** The page's frame once its chart could be painted, and how long that took. */
async function lockedFrame(lab: LabPage): Promise<{ frame: Frame; lockedAfter: number }> {
  const frame = await chartFrame(lab);
  const lockedAfter = await firstLock(frame, LOCK_MS);
  expect(lockedAfter).toBeDefined();
  return { frame, lockedAfter: lockedAfter ?? NaN };
}

async function take(frame: Frame, kind: 'drift' | 'jump' | 'stay', count: number): Promise<ViewVerdict[]> {
  const wanted = { kind, count, firstStep: 0 };
  return (await frame.evaluate((views) => window.takeViews(views), wanted)).map(judgeView);
}

const isPainted = ({ readings }: ViewVerdict) => readings.length > 0;
const isFound = (view: ViewVerdict) => isPainted(view) || view.undatedErrors.length > 0;
/** Price errors of every chart that was found, whether or not its day was certain. */
const priceErrors = (views: readonly ViewVerdict[]) =>
  views.flatMap(({ readings, undatedErrors }) => [
    ...readings.flatMap((reading) => reading.priceErrors),
    ...undatedErrors,
  ]);
const timeErrors = (views: readonly ViewVerdict[]) =>
  views.flatMap(({ readings }) => readings.flatMap((reading) => reading.timeErrors));
const faults = (views: readonly ViewVerdict[]) => views.flatMap(({ wrong }) => wrong);

describe.each([1, 2])('a lightweight-charts page at device pixel ratio %i', (dpr) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(dpr);
  });
  afterAll(() => browser.close());

  it.each(['linear', 'log'])('is read exactly on a %s scale', async (scale) => {
    const lab = await openChart(browser, `scale=${scale}&unpriced&fixed`);
    const { frame, lockedAfter } = await lockedFrame(lab);
    const drifts = await take(frame, 'drift', DRIFTS);
    const jumps = await take(frame, 'jump', JUMPS);
    const all = [...drifts, ...jumps];
    const [prices, times] = [priceErrors(all), timeErrors(all)];
    const found = all.filter(isFound).length;
    process.stdout.write(
      `charts: ${scale} DPR ${dpr}: ${all.length} views, ${found} found, ${all.filter(isPainted).length} painted, price p95 ${quantile(prices, 0.95).toFixed(3)} px, time p95 ${quantile(times, 0.95).toFixed(3)} px, locked after ${lockedAfter.toFixed(0)} ms\n`,
    );
    expect(lab.errors).toEqual([]);
    expect(faults(all)).toEqual([]);
    expect(quantile(prices, 0.95)).toBeLessThanOrEqual(0.5);
    expect(Math.max(...prices)).toBeLessThanOrEqual(2);
    expect(quantile(times, 0.95)).toBeLessThanOrEqual(1);
    expect(found).toBeGreaterThan((DRIFTS + JUMPS) * 0.9);
    expect(drifts.filter(isPainted).length).toBeGreaterThan(DRIFTS * 0.9);
    await lab.close();
  });
});

describe('a page at device pixel ratio 1', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(1);
  });
  afterAll(() => browser.close());

  it('has a certain date after any jump while its crosshair shows one', async () => {
    const lab = await openChart(browser, 'unpriced&fixed');
    const { frame } = await lockedFrame(lab);
    await lab.page.mouse.move(500, 300);
    const jumps = await take(frame, 'jump', 40);
    expect(jumps.filter(isPainted).length).toBeGreaterThan(30);
    expect(Math.max(...timeErrors(jumps))).toBeLessThanOrEqual(1);
    await lab.close();
  });

  it('cannot disturb the reader by breaking built-ins or forging events', async () => {
    const lab = await openChart(browser, 'unpriced');
    const { frame } = await lockedFrame(lab);
    await frame.evaluate(() => {
      for (const name of ['isotherm-labels', 'i-labels-hello', 'i-labels-ready']) {
        const detail = '[2,1,[["1",100,100,0,900,900],["2",100,9900,0,900,900],["3",100,19900,0,900,900]]]';
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
    const views = await take(frame, 'drift', 20);
    expect(views.filter(isFound)).toHaveLength(20);
    expect(Math.max(...priceErrors(views))).toBeLessThanOrEqual(0.5);
    expect(lab.errors).toEqual([]);
    await lab.close();
  });

  it('is read again after the page wrote its document anew', async () => {
    const lab = await openChart(browser, 'unpriced');
    const { frame } = await lockedFrame(lab);
    await frame.evaluate((html) => {
      delete window.chartPage;
      document.open();
      document.write(html);
      document.close();
    }, CHART);
    const anew = await chartFrame(lab);
    await expect.poll(async () => (await take(anew, 'stay', 1)).filter(isPainted).length).toBe(1);
    const views = await take(anew, 'drift', 1);
    expect(Math.max(...priceErrors(views))).toBeLessThanOrEqual(0.5);
    await lab.close();
  });

  it('without a chart is left alone', async () => {
    const lab = await openLabPage(browser, scripts, `${server.url}game`);
    await lab.page.waitForFunction(() => (window as { frames_drawn?: number }).frames_drawn === 120);
    expect(await lab.page.evaluate(() => window.askReader())).toMatchObject({ painted: [], silent: [] });
    const spent = await lab.page.evaluate(() => window.probeSpent.slice(60));
    expect(lab.errors).toEqual([]);
    process.stdout.write(
      `charts: a game without a chart: ${spent.length} probe runs after the first sixty, ${quantile(spent, 0.95)} µs (p95)\n`,
    );
    await lab.close();
  });
});
