import { ensureDefined } from '../../lib/core/assert';
import type { BenchResult, BenchRow } from '../harness';
import { peersNote } from '../peers';
import { budget, type TierBytes } from './budget';
import { inBrowser } from './in-browser';
import type { measureWindow as MeasureWindow, WindowResult } from './page';
import { type Activity, BUSY, CALM, simulateColumns } from './simulated-book';

const WINDOW_COLUMNS = 2000;
const ROUNDS = 5;
/** Long enough for 48 columns of the coarsest tier. */
const BUDGET_SECONDS = 4 * 3600;

interface ActivityResult {
  readonly activity: Activity;
  readonly version: string;
  readonly window: readonly WindowResult[];
  readonly tiers: readonly TierBytes[];
}

/**
 * A window of 2,000 × 1,000 cells of both sides read from IndexedDB in a real browser, ours against what simpler tools do
 * and against the disk's own cost; and what ninety days take. The ratios are those of whichever book is worse for us.
 */
export async function run(): Promise<BenchResult> {
  const results: ActivityResult[] = [];
  for (const activity of [CALM, BUSY]) {
    const window = await measureInBrowser(activity);
    results.push({ activity, ...window, tiers: await budget(simulateColumns(BUDGET_SECONDS, activity)) });
  }
  return {
    bench: 'storage',
    rows: results.flatMap(rowsOf),
    ratios: ratiosOf(results),
    notes: [
      peersNote(),
      `Chromium ${results[0]?.version}; window of ${WINDOW_COLUMNS} × 1,000 cells a side, medians of ${ROUNDS} interleaved rounds, every load cell-equal`,
      'The peers keep sizes as the venue gives them, ours 7 % steps of size. Raw is a limit: limit ÷ ours.',
    ],
  };
}

/** In a browser, and so a disk, of its own. */
const measureInBrowser = (activity: Activity) =>
  inBrowser('page.ts', async (page, version) => {
    const window = await page.evaluate(
      ([columns, how, rounds]) => {
        const { measureWindow } = globalThis as unknown as { measureWindow: typeof MeasureWindow };
        return measureWindow(columns, how, rounds);
      },
      [WINDOW_COLUMNS, activity, ROUNDS] as const,
    );
    return { version, window };
  });

function rowsOf({ activity, window, tiers }: ActivityResult): readonly BenchRow[] {
  return [
    ...window.map(({ name, median, min, max, bytes }) => ({
      name: `${activity.name}: load, ${name}`,
      median,
      unit: 'ms',
      min,
      max,
      kilobytes: bytes === undefined ? '' : bytes / 1000,
    })),
    ...tiers.map(({ name, bytesPerColumn, bytes }) => ({
      name: `${activity.name}: column of ${name}`,
      median: bytesPerColumn,
      unit: 'bytes',
      kilobytes: bytes / 1000,
    })),
    { name: `${activity.name}: ninety days, 8 venues`, median: totalMegabytes(tiers), unit: 'MB' },
  ];
}

function ratiosOf(results: readonly ActivityResult[]): BenchResult['ratios'] {
  const worst = (key: WindowResult['key'], value: 'median' | 'bytes') =>
    Math.min(...results.map(({ window }) => valueOf(window, key, value) / valueOf(window, 'ours', value)));
  return {
    windowLoadVsJsonGz: worst('jsonGz', 'median'),
    windowLoadVsRecords: worst('records', 'median'),
    windowLoadVsRaw: worst('raw', 'median'),
    bytesVsJsonGz: worst('jsonGz', 'bytes'),
    ninetyDayMegabytes: Math.max(...results.map(({ tiers }) => totalMegabytes(tiers))),
  };
}

const valueOf = (window: readonly WindowResult[], key: WindowResult['key'], value: 'median' | 'bytes') =>
  ensureDefined(window.find((each) => each.key === key)?.[value], `${value} of ${key}`);

const totalMegabytes = (tiers: readonly TierBytes[]) =>
  tiers.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
