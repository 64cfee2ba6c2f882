import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARKET, wallOf } from '../lib/analysis/claims/test-endings';
import { type Demo, startDemo, until } from './fixtures/demo';
import { keepWalls } from './fixtures/endings';

const HOUR = 3_600_000;
const WALLS = 600;

/** One an hour; every tenth is large and is pulled, of the others a third. */
const wallsUntil = (now: number) =>
  Array.from({ length: WALLS }, (_, index) => {
    const since = now - (WALLS - index) * HOUR;
    const isLarge = index % 10 === 0;
    return wallOf({
      id: `bid-${index}`,
      since,
      endedAt: since + 20_000,
      peakSize: isLarge ? 700 : 40,
      fate: isLarge || index % 3 === 0 ? 'pulled' : 'filled',
    });
  });

describe('the article’s numbers', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  it('stand beside what was measured, or beside how much is missing', async () => {
    const page = await demo.context.newPage();
    await page.goto(demo.url('journal.html'));
    await page.getByText('Nothing is kept yet').waitFor();
    await keepWalls(page, wallsUntil(Date.now()));
    await until('open interest is known', async () => {
      const { rows } = await demo.ask('funding', { market: MARKET });
      return rows.some(({ openInterest, mark }) => openInterest && mark);
    });
    await page.getByRole('button', { name: 'Claims' }).click();
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
    await row('Of more than 500 BTC').getByText('above chance').waitFor();
    const cells = await row('Of more than 500 BTC').getByRole('cell').allTextContents();
    expect(cells.map((text) => text.trim().replaceAll('\u00A0', ' '))).toEqual([
      '60',
      '100.0 %',
      '94.0 % to 100.0 %',
      expect.stringMatching(/^33\.\d % .* above chance$/),
      'below the interval',
    ]);
    await row('Median')
      .first()
      .getByText(/not enough yet: \d of 30 cascades/)
      .waitFor();
    await row('Mean day').getByText('not enough yet: 0 of 14 days').waitFor();
    await row('Now, this symbol').getByText(/^\$/).waitFor();
    await page.getByText('What differs').first().click();
    await page.getByText('Public data cannot prove a cancellation').waitFor();
  });
});
