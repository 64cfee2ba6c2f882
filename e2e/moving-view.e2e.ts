import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYER_IDS } from '../lib/heatmaps/layers';
import { HEAT_PORT, type HeatMessage, type WatchRequest } from '../lib/protocol/messages';
import { type Demo, startDemo, until } from './fixtures/demo';
import { openOwnPage, type OwnPage } from './fixtures/own-page';

const MINUTE = 60_000;
const MOVES = 6;
/** What is asked for on a chart that is panned, this often. */
const MOVE_EVERY_MS = 250;

declare global {
  interface Window {
    heat?: { readonly ask: (message: unknown) => void; readonly heard: string[] };
  }
}

describe('a view that moves within what was asked for', () => {
  let demo: Demo;
  let own: OwnPage;
  const now = Date.now();
  const watch: WatchRequest = {
    market: 'BTC-USDT',
    venue: 'binance-usdm',
    isForeign: false,
    symbol: 'BTCUSDT',
    from: now - 60 * MINUTE,
    to: now + 60 * MINUTE,
    seen: { from: now - 20 * MINUTE, to: now + 5 * MINUTE },
    bookOf: 'all',
    bookPooled: 'max',
    layers: LAYER_IDS,
  };

  beforeAll(async () => {
    demo = await startDemo();
    own = await openOwnPage(demo);
    await own.page.evaluate((name) => {
      const port = chrome.runtime.connect({ name });
      window.heat = { ask: port.postMessage.bind(port), heard: [] };
      port.onMessage.addListener((message: HeatMessage) => window.heat?.heard.push(message.type));
    }, HEAT_PORT);
  });
  afterAll(() => demo?.close());

  const ask = (request: WatchRequest) => own.page.evaluate((sent) => window.heat?.ask(sent), request);
  const heard = async (): Promise<readonly HeatMessage['type'][]> =>
    own.page.evaluate(() => (window.heat?.heard ?? []) as HeatMessage['type'][]);

  it('is sent what hangs on it, and nothing else again', async () => {
    await ask(watch);
    await until('all of it has come', async () => {
      const all = new Set(await heard());
      return (['window', 'candles', 'profile', 'funding'] as const).every((type) => all.has(type));
    });
    const { length } = await heard();
    for (let move = 1; move <= MOVES; move += 1) {
      const by = move * MINUTE;
      await ask({ ...watch, seen: { from: watch.seen.from - by, to: watch.seen.to - by } });
      await own.page.waitForTimeout(MOVE_EVERY_MS);
    }
    const again = (await heard()).slice(length);
    const count = (type: HeatMessage['type']) => again.filter((each) => each === type).length;
    expect(count('candles')).toBeGreaterThan(MOVES / 2);
    expect(count('profile')).toBeGreaterThan(MOVES / 2);
    expect(count('window')).toBe(0);
    // By itself it comes every five seconds.
    expect(count('funding')).toBeLessThanOrEqual(1);
  });
});
