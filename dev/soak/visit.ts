import type { PageReport } from '../../lib/protocol/messages';
import type { ReplicaName } from '../replicas/sites';
import { type Memory, measureMemory } from './memory';
import type { SoakBrowser } from './soak-browser';
import { MIN_VALUES, WARM_UP } from './trend';
import { useChart } from './user';
import { PageWatch, type ShiftsSeen } from './watch-page';

/** What a stay on one page showed. */
export interface Visit {
  readonly before: Memory;
  /** With the layer on, at the end of each cycle. */
  readonly during: readonly Memory[];
  /** With the layer off again, after each cycle. */
  readonly after: readonly Memory[];
  /** What the extension said at the end of each cycle: `locked`, or another state and why. */
  readonly states: readonly string[];
  readonly shifts: ShiftsSeen;
  readonly errors: readonly string[];
}

/** Under their local addresses the pages say their market in one notation only. */
const MARKET = 'symbol=BINANCE:BTCUSDT.P';
/** Until a chart without labels has its overlay too, which is made once: loader and reader look for labels first. */
const LOAD_MS = 10_000;
/** From switching the layer until it is there, or gone. */
const SWITCH_MS = 1_200;
/** The warm-up and what a trend needs. */
const MIN_CYCLES = WARM_UP + MIN_VALUES;

export interface Stay {
  readonly name: ReplicaName;
  /** `http://127.0.0.1:PORT` of the local pages. */
  readonly server: string;
  /** About how long it lasts. */
  readonly ms: number;
  /** False for the comparison: the layer stays off. */
  readonly withLayer: boolean;
}

/**
 * Uses a replica page in cycles (layer on, a user at work, layer off), then loads it anew once more with the layer on.
 * The comparison does the same with the layer off all the time.
 */
export async function visit(browser: SoakBrowser, { name, server, ms, withLayer }: Stay): Promise<Visit> {
  const { context, otherTab } = browser;
  const end = Date.now() + ms;
  await browser.setLayer(false);
  const page = await context.newPage();
  const watch = await PageWatch.start(page);
  const switchLayer = (visible: boolean) =>
    watch.quiet(async () => {
      await browser.setLayer(visible && withLayer);
      await page.waitForTimeout(SWITCH_MS);
    });
  await page.goto(`${server}/replica/${name}?${MARKET}`);
  await page.waitForTimeout(LOAD_MS);
  const before = await measureMemory(page);
  const [during, after]: [Memory[], Memory[]] = [[], []];
  const states: string[] = [];
  while (after.length < MIN_CYCLES || Date.now() < end) {
    await switchLayer(true);
    await useChart({ page, otherTab }, after.length);
    await page.waitForTimeout(SWITCH_MS);
    states.push(stateWords(await browser.report()));
    during.push(await measureMemory(page));
    await switchLayer(false);
    after.push(await measureMemory(page));
  }
  await switchLayer(true);
  await page.reload();
  await page.waitForTimeout(LOAD_MS);
  for (const round of [0, 1]) await useChart({ page, otherTab }, round);
  await switchLayer(false);
  await page.close();
  return { before, during, after, states, shifts: watch.shiftsSeen, errors: watch.errors };
}

const stateWords = (report: PageReport | undefined) =>
  report ? `${report.state}${report.reason && `: ${report.reason}`}` : 'no overlay';
