import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo, until } from './fixtures/demo';
import { OverlayView } from './fixtures/overlay-view';
import { untilAnswered } from './fixtures/sidebar-view';

/** Until the past of both venues is fetched and the maps of it are made. */
const PAST_MS = 120_000;
const HOUR_MS = 3_600_000;

/** What the rows of the table say: the earlier moment, the later one and the change. */
const rowsOf = async (frame: Frame): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await frame
    .locator('table tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map(({ textContent }) => textContent?.trim() ?? '')),
    );
  return new Map(rows.map(([name = '', ...cells]) => [name, cells]));
};

const amount = (cell = '') => Number(/^\$([\d.]+)[KMB]$/.exec(cell)?.[1]);

describe('the liquidation map at two moments', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo({ shown: ['liquidation'] });
  });
  afterAll(() => demo?.close());

  it(
    'is laid side by side once both are stored, out of the fetched past alone',
    async () => {
      const page = await demo.openChart();
      const view = await OverlayView.of(page);
      await view.press('Checklist');
      const frame = await untilAnswered(page);
      await frame.getByRole('button', { name: 'Compare' }).click();
      await frame.getByRole('button', { name: '4 h ago', exact: true }).click();
      await until('both are stored', async () => (await frame.locator('table').count()) > 0, PAST_MS);

      const rows = await rowsOf(frame);
      const [from = '', to = ''] = rows.get('UTC') ?? [];
      const year = new Date().getUTCFullYear();
      const apart = Date.parse(`${to} ${year} UTC`) - Date.parse(`${from} ${year} UTC`);
      // Over the end of a year the second is named as if it lay before the first.
      expect((apart + 366 * 24 * HOUR_MS) % (24 * HOUR_MS)).toBe(4 * HOUR_MS);
      for (const side of ['Above', 'Below']) {
        const [then, now, change = ''] = [...rows].find(([name]) => name.startsWith(side))?.[1] ?? [];
        expect(amount(then)).toBeGreaterThan(0);
        expect(amount(now)).toBeGreaterThan(0);
        expect(change).toMatch(/^[+−]?[\d.]+\u00A0%$/);
      }
      const words = await frame.locator('main').innerText();
      expect(words).toMatch(/^(Longs|Shorts) [a-z]/m);
      expect(words).toContain('All sizes are modelled.');
    },
    PAST_MS * 2,
  );
});
