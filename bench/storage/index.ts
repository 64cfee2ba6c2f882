import { ensureDefined } from '../../lib/core/assert';
import type { BenchResult, BenchRow } from '../harness';
import { peersNote } from '../peers';
import { budget, bytesOfAllMeans, type TierBytes, totalBytes } from './budget';
import { inBrowser } from './in-browser';
import type { measureWindow as MeasureWindow, WindowResult } from './page';
import { liquidationColumns, openInterestColumns } from './modelled-columns';
import { LONGEST_BLOCK_MS, longestBlock, measurePyramid, pyramidRows } from './pyramid';
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
    results.push({
      activity,
      ...window,
      tiers: await budget('order-book', simulateColumns(BUDGET_SECONDS, activity)),
    });
  }
  const others = [
    ...(await budget('liquidation', await liquidationColumns())),
    ...(await budget('open-interest', openInterestColumns())),
  ];
  const pyramid = await measurePyramid(BUSY, ROUNDS);
  return {
    bench: 'storage',
    rows: [...results.flatMap(rowsOf), ...tierRows('modelled', others), ...pyramidRows(pyramid)],
    ratios: {
      ...ratiosOf(results, others),
      appendBlockBudget: LONGEST_BLOCK_MS / longestBlock(pyramid),
    },
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
    ...tierRows(activity.name, tiers),
    { name: `${activity.name}: ninety days, 8 venues and all`, median: megabytes(tiers), unit: 'MB' },
    {
      name: `${activity.name}: means of every venue would add`,
      median: bytesOfAllMeans(tiers) / 1e6,
      unit: 'MB',
    },
  ];
}

const tierRows = (name: string, tiers: readonly TierBytes[]): readonly BenchRow[] =>
  tiers.map(({ layer, tier: { stepMs, pooled }, bytesPerColumn, bytes }) => ({
    name: `${name}: ${layer} column of ${stepMs / 1000} s, ${pooled}`,
    median: bytesPerColumn,
    unit: 'bytes',
    kilobytes: bytes / 1000,
  }));

function ratiosOf(results: readonly ActivityResult[], others: readonly TierBytes[]): BenchResult['ratios'] {
  const worst = (key: WindowResult['key'], value: 'median' | 'bytes') =>
    Math.min(...results.map(({ window }) => valueOf(window, key, value) / valueOf(window, 'ours', value)));
  return {
    windowLoadVsJsonGz: worst('jsonGz', 'median'),
    windowLoadVsRecords: worst('records', 'median'),
    windowLoadVsRaw: worst('raw', 'median'),
    bytesVsJsonGz: worst('jsonGz', 'bytes'),
    ninetyDayMegabytes: Math.max(...results.map(({ tiers }) => megabytes([...tiers, ...others]))),
  };
}

const valueOf = (window: readonly WindowResult[], key: WindowResult['key'], value: 'median' | 'bytes') =>
  ensureDefined(window.find((each) => each.key === key)?.[value], `${value} of ${key}`);

const megabytes = (tiers: readonly TierBytes[]) => totalBytes(tiers) / 1e6;
