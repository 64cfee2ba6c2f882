import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { type BenchResult, type BenchRow, median, percentile } from '../harness';
import type { FrameCost } from './page';

const ROUNDS = 5;
const OUR_FRAMES = 60;
const INTERVAL_FRAMES = 90;
/** One frame of the plugin takes seconds. */
const PLUGIN_FRAMES = 1;
const JS_LIMIT_MS = 0.5;
const NEW_COLUMN_LIMIT_MS = 0.1;
const NUMBERS_LIMIT_MS = 0.3;
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

interface OurSamples {
  readonly frames: FrameCost[];
  readonly intervals: number[];
  readonly newColumn: number[];
  readonly recolour: number[];
}

interface Samples {
  readonly ours: OurSamples;
  readonly three: OurSamples;
  readonly plugin: FrameCost[];
  readonly load: number[];
  readonly numbers: number[];
}

const noSamples = (): OurSamples => ({ frames: [], intervals: [], newColumn: [], recolour: [] });

async function measure(page: Page): Promise<Samples> {
  const samples: Samples = { ours: noSamples(), three: noSamples(), plugin: [], load: [], numbers: [] };
  // The first round warms all up and is thrown away.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const into = round === 0 ? { ...samples, ours: noSamples(), three: noSamples(), plugin: [] } : samples;
    await measureOurs(page, 'ours', into.ours);
    await measureOurs(page, 'three', into.three);
    into.plugin.push(...(await page.evaluate((frames) => window.renderBench.plugin(frames), PLUGIN_FRAMES)));
    const load = await page.evaluate(() => window.renderBench.load());
    const numbers = await page.evaluate(() => window.renderBench.numbers());
    if (round === 0) continue;
    samples.load.push(load);
    samples.numbers.push(numbers);
  }
  return samples;
}

async function measureOurs(page: Page, way: 'ours' | 'three', into: OurSamples): Promise<void> {
  const asked = { way, frames: OUR_FRAMES, intervals: INTERVAL_FRAMES };
  into.frames.push(...(await page.evaluate((a) => window.renderBench.ours(a.way, a.frames), asked)));
  into.intervals.push(
    ...(await page.evaluate((a) => window.renderBench.oursIntervals(a.way, a.intervals), asked)),
  );
  into.newColumn.push(await page.evaluate((a) => window.renderBench.newColumn(a.way), asked));
  into.recolour.push(await page.evaluate((a) => window.renderBench.recolour(a.way), asked));
}

function summarise(samples: Samples, version: string, painted: string): BenchResult {
  const { ours, three, load, numbers } = samples;
  const plugin = samples.plugin.map((frame) => frame.jsAndPaint);
  return {
    bench: 'render',
    rows: [
      ...ourRows('Isotherm', ours),
      row('Isotherm: 2,000 columns laid', load),
      ...ourRows('Isotherm, three layers', three),
      row('Isotherm, three layers: numbers in 200 cells', numbers),
      row('lightweight-charts heatmap plugin: JS + paint per frame', plugin),
    ],
    ratios: {
      plugin: median(plugin) / median(ours.frames.map((frame) => frame.jsAndPaint)),
      jsPerFrameLimit: JS_LIMIT_MS / percentile(jsOf(ours), 0.95),
      jsPerFrameLimitThreeLayers: JS_LIMIT_MS / percentile(jsOf(three), 0.95),
      newColumnLimit: NEW_COLUMN_LIMIT_MS / median(ours.newColumn),
      numbersLimit: NUMBERS_LIMIT_MS / median(numbers),
    },
    notes: [
      `2,000 columns × 1,000 bins on 1,920 × 1,000 pixels, panned and zoomed in every frame; ${ROUNDS} rounds in turns.`,
      'Three layers: the same order book over liquidation of 200 and open interest of 100 columns, none of them empty.',
      'JS + paint: until a message posted in the frame comes back.',
      `Chromium ${version} without a GPU, lightweight-charts ${chartsVersion()}, Node ${process.version}`,
      painted,
    ],
  };
}

const jsOf = ({ frames }: OurSamples) => frames.map((frame) => frame.js);

function ourRows(name: string, samples: OurSamples): readonly BenchRow[] {
  const { frames, intervals, newColumn, recolour } = samples;
  return [
    row(`${name}: main-thread JS per frame`, jsOf(samples)),
    row(
      `${name}: JS + paint per frame`,
      frames.map((frame) => frame.jsAndPaint),
    ),
    row(`${name}: between frames`, intervals),
    { name: `${name}: frame rate`, median: 1000 / median(intervals), unit: 'frames/s' },
    row(`${name}: new column`, newColumn),
    row(`${name}: all cells recoloured`, recolour),
  ];
}

const row = (name: string, values: readonly number[]) => ({
  name,
  median: median(values),
  unit: 'ms',
  p95: percentile(values, 0.95),
  samples: values.length,
});

/** All must really have drawn the heatmap. */
async function checkPainted(page: Page): Promise<string> {
  const shares = await page.evaluate(() => window.renderBench.painted());
  const percents = Object.entries(shares).map(([way, share]) => {
    if (share < 0.3) throw new Error(`${way} painted only ${share} of the pane`);
    return `${way} ${Math.round(100 * share)} %`;
  });
  return `Checked, painted of the pane: ${percents.join(', ')}.`;
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
