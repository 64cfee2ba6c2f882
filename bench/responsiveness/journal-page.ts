import type { Locator, Page } from 'playwright-core';
import type { BenchRow } from '../harness';
import { entries, keep } from './entries';
import { inputDelays, longestTask, open } from './in-page';
import { delayRow, type Stage, timing, USABLE_MS } from './stage';

export const ENTRIES = 5_000;
const FEW = 50;
const ROUNDS = 7;
const INPUTS = 15;
const LINE = '.entries li';

/** The journal page with as many entries as somebody may have after years, beside one with a few. */
export async function measureJournal(stage: Stage): Promise<readonly BenchRow[]> {
  const all = entries(ENTRIES);
  await keep(stage.own, all.slice(0, FEW));
  const few = await timesToUsable(stage);
  await keep(stage.own, all);
  const many = await timesToUsable(stage);
  const { page } = await open(stage.context, stage.url('journal.html'), LINE);
  const lines = page.getByRole('list', { name: 'Entries' }).getByRole('button');
  const select = (name: string) => page.getByRole('combobox', { name });
  const opened = await inputDelays(page, INPUTS, (index) => lines.nth(index).click());
  const shown = await untilShown(page, lines);
  const turned = await inputDelays(page, INPUTS, () => page.getByRole('button', { name: 'Older' }).click());
  const filtered = await inputDelays(page, INPUTS, async (index) => {
    await select('Market').focus();
    await page.keyboard.press(index % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
  });
  const typed = await inputDelays(page, INPUTS, () => page.getByLabel('Notes').pressSequentially('x'));
  const again = await longestTask(page, async () => {
    await page.getByLabel('Notes').blur();
    await page.getByRole('button', { name: /^Save/ }).first().click();
    await page.waitForTimeout(4_000);
  });
  await page.close();
  return [
    { name: `journal of ${ENTRIES}: list painted`, ...timing(many), limit: USABLE_MS },
    { name: `journal of ${FEW}: list painted`, ...timing(few) },
    delayRow('journal: an entry pressed', opened),
    delayRow('journal: … until its details are there', shown),
    delayRow('journal: a page turned', turned),
    delayRow('journal: another filter', filtered),
    delayRow('journal: a letter of a note typed', typed),
    { name: 'journal: longest task while the list is read again', median: again, unit: 'ms' },
  ];
}

/** The details of an entry are asked for: they come some time after the press has been painted. */
async function untilShown(page: Page, lines: Locator): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < INPUTS; index += 1) {
    const line = await lines.nth(index).elementHandle();
    times.push(
      await page.evaluate(async (pressed) => {
        const before = document.querySelector('dl.facts');
        const start = performance.now();
        pressed?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        // Another entry is another element.
        while (document.querySelector('dl.facts') === before && performance.now() - start < 5_000)
          await new Promise(requestAnimationFrame);
        return performance.now() - start;
      }, line),
    );
  }
  return times;
}

async function timesToUsable({ context, url }: Stage): Promise<readonly number[]> {
  const times: number[] = [];
  // The first opens the browser's caches.
  for (let round = -1; round < ROUNDS; round += 1) {
    const { page, usableMs } = await open(context, url('journal.html'), LINE);
    await page.close();
    if (round >= 0) times.push(usableMs);
  }
  return times;
}
