import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDefined } from '../lib/core/assert';
import type { ToneName } from '../lib/platform/tone';
import type { Settings } from '../lib/storage/settings';
import { type Demo, startDemo, until } from './fixtures/demo';

/** Larger than anything the simulated market makes of itself. */
const SIZE = 900;
const MIN_SIZE = 600;
const BASELINE_COLUMNS = 7;

const isOf = (kind: string) => (id: string) => id.startsWith(`walls/BTC-USDT/${kind}/`);

describe('the wall alert', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
    const options = await demo.context.newPage();
    await options.goto(demo.url('options.html'));
    const alerts = options.getByRole('region', { name: 'Alerts' });
    await alerts.getByRole('button', { name: 'Edit Walls near the price' }).click();
    await alerts.getByRole('spinbutton', { name: /^Size/ }).fill(String(MIN_SIZE));
    await options.keyboard.press('Tab');
    await alerts.getByRole('combobox', { name: 'Sound' }).selectOption({ label: 'Bell' });
    // A page that is closed no longer stores what was chosen there a moment ago.
    await until('the rule is stored', async () =>
      (await storedRules()).some(({ minSize, sound }) => minSize === MIN_SIZE && sound === 'bell'),
    );
    await options.close();
    // A new rule starts a new baseline, of some columns that come after it.
    const columns = async () => (await demo.ask('status')).storage.columns;
    const before = await columns();
    await until('the baseline stands', async () => (await columns()) >= before + BASELINE_COLUMNS);
  });
  afterAll(() => demo?.close());

  const simulator = () => ensureDefined(demo.exchanges.simulators.get('BTCUSDT'), 'the simulated BTC market');
  const shown = async () => {
    const worker = await demo.worker();
    return Object.keys(await worker.evaluate(() => chrome.notifications.getAll()));
  };

  const storedRules = async () => {
    const worker = await demo.worker();
    const { settings } = await worker.evaluate(() =>
      chrome.storage.local.get<{ settings?: Partial<Settings> }>('settings'),
    );
    return settings?.alertRules ?? [];
  };

  /** Whether the page of a tone is there, which Chromium closes once it is silent for long. It has no address at first. */
  const isPlayed = async (tone: ToneName) => {
    const worker = await demo.worker();
    const [page] = await worker.evaluate(() =>
      chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT] }),
    );
    return page?.documentUrl?.endsWith(`/sound.html#${tone}`) ?? false;
  };
  const silence = async () => (await demo.worker()).evaluate(() => chrome.offscreen.closeDocument());

  it('tells of a wall that appears near the price and of its being pulled, once each', async () => {
    const wall = simulator().placeWall({
      venue: 'binance-usdm',
      side: 'bid',
      size: SIZE,
      distancePercent: 0.4,
    });
    await until('the notification is shown', async () => (await shown()).some(isOf('wall-appeared')));
    await until('the sound of the rule is heard', () => isPlayed('bell'));
    await silence();
    simulator().pullWall(wall.id);
    await until('the notification is shown', async () => (await shown()).some(isOf('wall-pulled')));
    await until('it is heard once more', () => isPlayed('bell'));
    const alerts = await demo.ask('alerts');
    expect(alerts.map(({ kind, side }) => `${kind} ${side}`)).toEqual([
      'wall-pulled below',
      'wall-appeared below',
    ]);
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
      clicked.dispatch('walls/BTC-USDT/wall-appeared/below/1');
    });
    await until('the chart is in front', () => isActive('/chart'));
    await other.close();
    await chart.close();
  });

  it('keeps silent while it cools down', async () => {
    const { length } = await demo.ask('alerts');
    simulator().placeWall({ venue: 'binance-usdm', side: 'bid', size: SIZE, distancePercent: 0.5 });
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect((await demo.ask('alerts')).filter(({ side }) => side === 'below')).toHaveLength(length);
  });

  it('counts on the toolbar what was not looked at yet, and only logs what is snoozed', async () => {
    const worker = await demo.worker();
    const badge = () => worker.evaluate(() => chrome.action.getBadgeText({}));
    expect(Number(await badge())).toBeGreaterThanOrEqual(2);
    const popup = await demo.context.newPage();
    await popup.goto(demo.url('popup.html'));
    await until('the count is gone', async () => (await badge()) === '');
    await popup.close();
    await worker.evaluate(() => {
      const pressed = chrome.notifications.onButtonClicked as unknown as {
        dispatch(id: string, button: number): void;
      };
      pressed.dispatch('walls/BTC-USDT/wall-appeared/below/1', 0);
    });
    const { length } = await demo.ask('alerts');
    simulator().placeWall({ venue: 'binance-usdm', side: 'ask', size: SIZE, distancePercent: 0.4 });
    await until('it is logged', async () => (await demo.ask('alerts')).length > length);
    const [alert] = await demo.ask('alerts');
    expect(alert).toMatchObject({ side: 'above', isQuiet: true });
    expect(await shown()).not.toContain(alert?.id);
    expect(await badge()).toBe('');
  });
});
