import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReplicaName } from '../dev/replicas/sites';
import { ensureDefined } from '../lib/core/assert';
import { type Demo, startDemo, until } from './fixtures/demo';
import { untilLaid, type Visit, visit } from './fixtures/replicas';

interface Case {
  readonly site: ReplicaName;
  readonly query?: string;
  readonly market: string;
  readonly venue?: string;
  /** What the chips say, in the order of the document. */
  readonly chips: readonly RegExp[];
  readonly painted: readonly boolean[];
}

const LOCKED_BTC = /^BTC-USDT ±\d+(\.\d)? px · (labels|chart object)/;
/** A market more makes the feeds start anew, which the chip says for as long as it takes. */
const LOCKED_OR_STARTING = /^BTC-USDT (±\d+(\.\d)? px · (labels|chart object)|incomplete .*connecting)/;
const ETH = /^ETH-USDT /;

/** What each kind of page must come to: locked on its market, or an honest word why not. */
const CASES: readonly Case[] = [
  { site: 'tradingview', market: 'BTC-USDT', chips: [LOCKED_BTC], painted: [true] },
  { site: 'binance', market: 'BTC-USDT', chips: [LOCKED_BTC], painted: [true] },
  {
    site: 'bybit',
    query: 'theme=light',
    market: 'BTC-USDT',
    venue: 'bybit-linear',
    chips: [LOCKED_BTC],
    painted: [true],
  },
  {
    site: 'okx',
    market: 'BTC-USDT',
    chips: [/^BTC-USDT incomplete OKX Swap is not recorded/],
    painted: [true],
  },
  {
    site: 'gate',
    market: 'BTC-USDT',
    chips: [/^BTC-USDT incomplete Gate USDT-M is not recorded/],
    painted: [true],
  },
  {
    site: 'hyperliquid',
    market: 'BTC-USDT',
    chips: [/^BTC-USDT incomplete Hyperliquid is not recorded/],
    painted: [true],
  },
  {
    site: 'coinglass',
    market: 'BTC-USDT',
    chips: [LOCKED_BTC, /parked/, /parked/],
    painted: [true, false, false],
  },
  // Last: a market more makes the feeds start anew.
  {
    site: 'tradingview',
    query: 'charts=4',
    market: 'BTC-USDT',
    chips: [LOCKED_OR_STARTING, ETH, LOCKED_OR_STARTING, ETH],
    painted: [true, true, true, true],
  },
];

const wordsOf = async ({ view }: Visit) => (await view.overlays()).map(({ words }) => words);
const paintedOf = async ({ view }: Visit) => (await view.overlays()).map(({ painted }) => painted);

/** What the chip asks for where neither the chart nor a recording says which day it is. */
async function pointAtChart(visited: Visit): Promise<void> {
  const { left, top, width, height } = ensureDefined((await visited.panes())[0], 'a pane');
  await visited.page.mouse.move(left + width / 2, top + height / 2, { steps: 4 });
}

describe('a chart on a site', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
    await until('there is something to paint', async () => (await demo.ask('status')).storage.columns > 10);
  });
  afterAll(() => demo?.close());

  const report = () => demo.ask('activePage');
  const isLocked = async () => (await report())?.state === 'locked';

  /** The heatmap off and on again: nothing of it may stay. */
  async function expectNothingLeft(visited: Visit, count: number): Promise<void> {
    const before = await visited.elements();
    await demo.setVisible(false);
    await until('the heatmap is off', async () => (await visited.view.overlays()).length === 0);
    const off = await visited.elements();
    // The box of the heat and that of the controls.
    expect(before - off).toBe(2 * count);
    await demo.setVisible(true);
    await until('the heatmap is on again', async () => (await visited.view.overlays()).length === count);
    await demo.setVisible(false);
    await until('the heatmap is off', async () => (await visited.view.overlays()).length === 0);
    expect(await visited.elements()).toBe(off);
    await demo.setVisible(true);
  }

  it.each(CASES)('is found: $site $query', async ({ site, query = '', market, venue, chips, painted }) => {
    const visited = await visit(demo, site, { query });
    await untilLaid(visited, chips.length);
    await until(`the page is known as ${market}`, async () => (await report())?.market === market);
    // What was wanted is shown when this fails.
    await expect.poll(() => wordsOf(visited)).toEqual(chips.map((wanted) => expect.stringMatching(wanted)));
    await expect.poll(report).toMatchObject({ state: 'locked', reason: '', venue: venue ?? 'binance-usdm' });
    await expect.poll(() => paintedOf(visited)).toEqual(painted);
    await expectNothingLeft(visited, chips.length);
    expect(visited.errors).toEqual([]);
    expect(await visited.shifts()).toEqual([]);
  });

  it('is not painted where its day is not known, and says so', async () => {
    const visited = await visit(demo, 'kraken');
    await untilLaid(visited, 1);
    await expect
      .poll(() => wordsOf(visited))
      .toEqual([expect.stringMatching(/^BTC-USDT (date uncertain|no history yet|incomplete)/)]);
    await expect.poll(report).toMatchObject({ market: 'BTC-USDT' });
    expect(visited.errors).toEqual([]);
  });

  it.each(['tradingview', 'binance', 'coinbase'] as const)(
    'follows %s to another market and bar length within the page',
    async (site) => {
      const visited = await visit(demo, site);
      const { page } = visited;
      await until('it is locked', isLocked);
      await page.getByRole('button', { name: 'ETHUSDT' }).click();
      await until('it is known as ETH', async () => (await report())?.market.startsWith('ETH-') === true);
      await until('it is locked on ETH', isLocked);
      await page.getByRole('button', { name: '5m', exact: true }).click();
      // Else the state may still be that of the bars before.
      await page.waitForTimeout(700);
      // Bars that come late know nothing of a pointer that came before them.
      await until('it is locked on longer bars', async () => {
        await pointAtChart(visited);
        return isLocked();
      });
      // Where one canvas holds the axes too, only its labels say how far the plot reaches.
      if (site !== 'coinbase') await untilLaid(visited, 1);
      await page.getByRole('button', { name: 'BTCUSDT' }).click();
      await until('it is known as BTC', async () => (await report())?.market.startsWith('BTC-') === true);
      expect(visited.errors).toEqual([]);
    },
  );
});
