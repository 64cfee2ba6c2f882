import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { type BenchResult, median, percentile } from '../harness';
import type { FrameCost } from './page';

const ROUNDS = 5;
const OUR_FRAMES = 60;
const INTERVAL_FRAMES = 90;
/** One frame of the plugin takes seconds. */
const PLUGIN_FRAMES = 1;
const JS_LIMIT_MS = 0.5;
const NEW_COLUMN_LIMIT_MS = 0.1;
const URL_OF_PAGE = 'http://localhost/render-bench';

/** Draws a 2,000 × 1,000 heatmap in Chromium, ours and the way of a charting library's plugin, in turns. */
export async function run(): Promise<BenchResult> {
  const script = await bundle();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--js-flags=--max-old-space-size=4096'],
  });
  try {
    const page = await openPage(browser, script);
    return summarise(await measure(page), browser.version(), await checkPainted(page));
  } finally {
    await browser.close();
  }
}

interface Samples {
  readonly ours: FrameCost[];
  readonly plugin: FrameCost[];
  readonly intervals: number[];
  readonly newColumn: number[];
  readonly recolour: number[];
  readonly load: number[];
}

async function measure(page: Page): Promise<Samples> {
  const samples: Samples = { ours: [], plugin: [], intervals: [], newColumn: [], recolour: [], load: [] };
  // The first round warms both up and is thrown away.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours = await page.evaluate((frames) => window.renderBench.ours(frames), OUR_FRAMES);
    const plugin = await page.evaluate((frames) => window.renderBench.plugin(frames), PLUGIN_FRAMES);
    const intervals = await page.evaluate((n) => window.renderBench.oursIntervals(n), INTERVAL_FRAMES);
    const [newColumn, recolour, load] = await page.evaluate(() => [
      window.renderBench.newColumn(),
      window.renderBench.recolour(),
      window.renderBench.load(),
    ]);
    if (round === 0) continue;
    samples.ours.push(...ours);
    samples.plugin.push(...plugin);
    samples.intervals.push(...intervals);
    samples.newColumn.push(newColumn ?? Number.NaN);
    samples.recolour.push(recolour ?? Number.NaN);
    samples.load.push(load ?? Number.NaN);
  }
  return samples;
}

function summarise(samples: Samples, version: string, painted: string): BenchResult {
  const js = samples.ours.map((frame) => frame.js);
  const ours = samples.ours.map((frame) => frame.jsAndPaint);
  const plugin = samples.plugin.map((frame) => frame.jsAndPaint);
  return {
    bench: 'render',
    rows: [
      row('Isotherm: main-thread JS per frame', js),
      row('Isotherm: JS + paint per frame', ours),
      row('lightweight-charts heatmap plugin: JS + paint per frame', plugin),
      row('Isotherm: between frames', samples.intervals),
      row('Isotherm: new column', samples.newColumn),
      row('Isotherm: all cells recoloured', samples.recolour),
      row('Isotherm: 2,000 columns laid', samples.load),
      { name: 'Isotherm: frame rate', median: 1000 / median(samples.intervals), unit: 'frames/s' },
    ],
    ratios: {
      plugin: median(plugin) / median(ours),
      jsPerFrameLimit: JS_LIMIT_MS / percentile(js, 0.95),
      newColumnLimit: NEW_COLUMN_LIMIT_MS / median(samples.newColumn),
    },
    notes: [
      `2,000 columns × 1,000 bins on 1,920 × 1,000 pixels, panned and zoomed in every frame; ${ROUNDS} rounds in turns.`,
      'JS + paint: until a message posted in the frame comes back.',
      `Chromium ${version} without a GPU, lightweight-charts ${chartsVersion()}, Node ${process.version}`,
      painted,
    ],
  };
}

const row = (name: string, values: readonly number[]) => ({
  name,
  median: median(values),
  unit: 'ms',
  p95: percentile(values, 0.95),
  samples: values.length,
});

/** Both must really have drawn the heatmap. */
async function checkPainted(page: Page): Promise<string> {
  const { ours, plugin } = await page.evaluate(() => window.renderBench.painted());
  if (ours < 0.3 || plugin < 0.3)
    throw new Error(`painted only ${ours} (ours) and ${plugin} (plugin) of the pane`);
  return `Checked: ours painted ${Math.round(100 * ours)} % of the pane, the plugin ${Math.round(100 * plugin)} %.`;
}

/** A page apart from all others, as Chromium asks for before it gives clock readings finer than 0.1 ms. */
async function openPage(browser: Browser, script: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1000 } });
  const headers = {
    'content-type': 'text/html',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  const body = '<!doctype html><body style="margin:0;background:#0e1116"></body>';
  await page.route(URL_OF_PAGE, (route) => route.fulfill({ headers, body }));
  await page.goto(URL_OF_PAGE);
  await page.addScriptTag({ content: script });
  return page;
}

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('./page.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'renderBenchPage' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('the page of the render bench was not built');
  return output.output[0].code;
}

function chromiumPath(): string {
  const path = [process.env['CHROMIUM'], '/usr/bin/chromium', chromium.executablePath()].find(
    (candidate) => candidate && existsSync(candidate),
  );
  if (!path) throw new Error('No Chromium found: set the CHROMIUM variable to its path');
  return path;
}

const chartsVersion = () => {
  const manifest = new URL('../../node_modules/lightweight-charts/package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
};
