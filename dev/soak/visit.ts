import type { ReplicaName } from '../replicas/sites';
import { type Memory, measureMemory } from './memory';
import type { SoakBrowser } from './soak-browser';
import { useChart } from './user';
import { PageWatch, type ShiftsSeen } from './watch-page';

/** What a stay on one page showed. */
export interface Visit {
  readonly before: Memory;
  /** With the layer on, at the end of each cycle. */
  readonly during: readonly Memory[];
  /** With the layer off again, after each cycle. */
  readonly after: readonly Memory[];
  /** Cycles at whose end the extension said that it is locked. */
  readonly locked: number;
  readonly shifts: ShiftsSeen;
  readonly errors: readonly string[];
}

const LOAD_MS = 5_000;
/** From switching the layer until it is there, or gone. */
const SWITCH_MS = 1_500;
/** The warm-up and what a trend needs. */
const MIN_CYCLES = 5;

/**
 * Uses a replica page in cycles (layer on, a user at work, layer off) for about so long, then loads it anew once more
 * with the layer on. The same without the extension is what it is compared with.
 */
export async function visit(
  browser: SoakBrowser,
  name: ReplicaName,
  server: string,
  ms: number,
): Promise<Visit> {
  const { context, otherTab } = browser;
  const end = Date.now() + ms;
  await browser.setLayer(false);
  const page = await context.newPage();
  const watch = await PageWatch.start(page);
  const switchLayer = async (visible: boolean) =>
    watch.quiet(async () => {
      await browser.setLayer(visible);
      await page.waitForTimeout(SWITCH_MS);
    });
  await page.goto(`${server}/replica/${name}`);
  await page.waitForTimeout(LOAD_MS);
  const before = await measureMemory(page);
  const [during, after]: [Memory[], Memory[]] = [[], []];
  let locked = 0;
  while (after.length < MIN_CYCLES || Date.now() < end) {
    await switchLayer(true);
    await useChart({ page, otherTab });
    await page.waitForTimeout(SWITCH_MS);
    if ((await browser.state()) === 'locked') locked += 1;
    during.push(await measureMemory(page));
    await switchLayer(false);
    after.push(await measureMemory(page));
  }
  await switchLayer(true);
  await page.reload();
  await page.waitForTimeout(LOAD_MS);
  await useChart({ page, otherTab });
  await switchLayer(false);
  await page.close();
  return { before, during, after, locked, shifts: watch.shiftsSeen, errors: watch.errors };
}
