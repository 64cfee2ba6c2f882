import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDefined } from '../lib/core/assert';
import { type Demo, startDemo, until } from './fixtures/demo';

/** Larger than anything the simulated market makes of itself. */
const SIZE = 900;
const MIN_SIZE = 600;

const isOf = (kind: string) => (id: string) => id.startsWith(`wall/BTC-USDT/${kind}/`);

describe('the wall alert', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
    const popup = await demo.context.newPage();
    await popup.goto(demo.url('popup.html'));
    await popup.getByRole('spinbutton', { name: /Size/ }).or(popup.getByLabel(/Size/)).fill(String(MIN_SIZE));
    await popup.keyboard.press('Tab');
    await popup.close();
    // A new rule starts a new baseline.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
  });
  afterAll(() => demo?.close());

  const simulator = () => ensureDefined(demo.exchanges.simulators.get('BTCUSDT'), 'the simulated BTC market');
  const shown = async () => {
    const worker = await demo.worker();
    return Object.keys(await worker.evaluate(() => chrome.notifications.getAll()));
  };

  it('tells of a wall that appears near the price and of its being pulled, once each', async () => {
    const wall = simulator().placeWall({
      venue: 'binance-usdm',
      side: 'bid',
      size: SIZE,
      distancePercent: 0.4,
    });
    await until('the notification is shown', async () => (await shown()).some(isOf('appeared')), 10_000);
    simulator().pullWall(wall.id);
    await until('the notification is shown', async () => (await shown()).some(isOf('pulled')), 10_000);
    const alerts = await demo.ask('alerts');
    expect(alerts.map(({ kind, side }) => `${kind} ${side}`)).toEqual(['pulled bid', 'appeared bid']);
    for (const { price, size } of alerts) {
      expect(Math.abs(price - wall.price)).toBeLessThanOrEqual(10);
      expect(size).toBeGreaterThan(0.9 * SIZE);
      expect(size).toBeLessThan(1.3 * SIZE);
    }
  });

  it('brings the page of its market to the front when it is clicked', async () => {
    const chart = await demo.openChart();
    const other = await demo.open('/plain');
    const worker = await demo.worker();
    const isActive = (path: string) =>
      worker.evaluate(async (wanted) => {
        const [tab] = await chrome.tabs.query({ active: true });
        return tab?.id !== undefined && tab.url === undefined
          ? (
              await chrome.scripting.executeScript({
                target: { tabId: tab.id },
                func: () => location.pathname,
              })
            )[0]?.result === wanted
          : new URL(tab?.url ?? 'about:blank').pathname === wanted;
      }, path);
    await until('the other page is in front', () => isActive('/plain'));
    await worker.evaluate(() => {
      // What the browser does when the user clicks; the types do not tell of it.
      const clicked = chrome.notifications.onClicked as unknown as { dispatch(id: string): void };
      clicked.dispatch('wall/BTC-USDT/appeared/bid/1');
    });
    await until('the chart is in front', () => isActive('/chart'));
    await other.close();
    await chart.close();
  });

  it('keeps silent while it cools down', async () => {
    const { length } = await demo.ask('alerts');
    simulator().placeWall({ venue: 'binance-usdm', side: 'bid', size: SIZE, distancePercent: 0.5 });
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect((await demo.ask('alerts')).filter(({ side }) => side === 'bid')).toHaveLength(length);
  });
});
