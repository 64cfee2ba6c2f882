import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PORT } from '../dev/ports';
import { answerAs } from '../dev/replicas/answer-as';
import type { ReplicaName } from '../dev/replicas/sites';
import { type Demo, startDemo, until } from './fixtures/demo';
import { OverlayView } from './fixtures/overlay-view';
import { untilLaid, type Visit, visit, visitAddress } from './fixtures/replicas';

/** Each way to make a frame, and each policy a page may send. */
const FRAMES: readonly (readonly [site: ReplicaName, what: string])[] = [
  ['gate', 'an address of its own'],
  ['aster', 'an address of its own, isolated from other origins'],
  ['mexc', 'srcdoc'],
  ['bitget', 'srcdoc, strict and with Trusted Types'],
  ['binance', 'blob:'],
  ['bybit', 'blob:, strict and with Trusted Types'],
  ['kucoin', 'about:blank and document.write'],
  ['okx', 'about:blank and document.write, scripts by nonce only'],
];

describe('a chart in a frame', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  const isLocked = async () => (await demo.ask('activePage'))?.state === 'locked';

  async function expectPainted(visited: Visit): Promise<void> {
    await untilLaid(visited, 1);
    await until('it is locked', isLocked);
    await expect.poll(() => demo.ask('activePage')).toMatchObject({ market: 'BTC-USDT' });
    await expect.poll(() => visited.view.overlays()).toEqual([expect.objectContaining({ painted: true })]);
    // A policy that one of our scripts offends would be said on the console.
    expect(visited.errors).toEqual([]);
  }

  it.each(FRAMES)('is painted on %s: %s', async (site) => {
    const visited = await visit(demo, site);
    expect(visited.page.frames().length).toBeGreaterThan(1);
    await expectPainted(visited);
  });

  it.each(['bitget', 'binance', 'okx'] as const)('is painted within a frame in a frame: %s', async (site) => {
    const outer = `http://127.0.0.1:${DEMO_PORT}/outer/${site}?symbol=BTCUSDT`;
    await demo.context.route(outer, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><body style="margin:17px"><iframe width="1100" height="700" src="/replica/${site}"></iframe>`,
      }),
    );
    const visited = await visitAddress(demo, outer);
    await expectPainted(visited);
  });

  it('of another origin on a page nobody knows is painted, and the page around it is left alone', async () => {
    await answerAs(demo.context, 'tradingview-widget', demo.exchanges.url);
    const page = await demo.context.newPage();
    await page.goto('https://gazette.example/markets/btc');
    await until('it is locked', isLocked);
    await expect
      .poll(() => demo.ask('activePage'))
      .toMatchObject({ host: 's.tradingview.com', market: 'BTC-USDT' });
    const widget = page.frames().find((frame) => frame.url().startsWith('https://s.tradingview.com/'));
    if (!widget) throw new Error('The page has no widget');
    const inside = await OverlayView.of(page, widget);
    await until('the widget is painted', async () =>
      (await inside.overlays()).some(({ painted }) => painted),
    );
    expect(await (await OverlayView.of(page)).overlays()).toEqual([]);
    await page.close();
  });
});
