import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { changedShare } from '../dev/demo/alignment';
import { answerAs } from '../dev/replicas/answer-as';
import { type Demo, paneOf, startDemo, until } from './fixtures/demo';
import { OverlayView } from './fixtures/overlay-view';

const PAINTED_SHARE = 0.001;

describe('a hostile page', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  it.each(['/hostile', '/chart-strict'])('%s still gets the overlay, and no error of ours', async (path) => {
    const page = await demo.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${demo.exchanges.url}${path}?symbol=BINANCE:BTCUSDT.P&bare=1&interval=1s`);
    await page.waitForFunction(() => window.demoChart !== undefined);
    await until('the overlay is locked', async () => (await demo.ask('activePage'))?.state === 'locked');
    const view = await OverlayView.of(page);
    await until('there is something to paint', async () => (await demo.ask('status')).storage.columns > 10);
    await view.untilPainted(true);
    const on = await page.screenshot();
    await page.keyboard.press('Escape');
    const pane = await paneOf(page);
    await demo.setVisible(false);
    await view.untilPainted(false);
    const off = await page.screenshot();
    await demo.setVisible(true);
    expect(changedShare(on, off, pane, 1)).toBeGreaterThan(PAINTED_SHARE);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('overhears nothing of what our scripts say to one another', async () => {
    const page = await demo.open('/hostile?symbol=BINANCE:BTCUSDT.P');
    await page.waitForFunction(() => (window.attacks ?? 0) >= 3);
    expect(await page.evaluate(() => window.overheard)).toEqual([]);
    await page.close();
  });

  it('cannot reach the extension', async () => {
    const page = await demo.open('/plain');
    const seen = await page.evaluate(() => ({
      runtime: typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
      ours: Object.getOwnPropertyNames(window).filter((name) => /isotherm/i.test(name)),
    }));
    expect(seen).toEqual({ runtime: 'undefined', ours: [] });
    await page.close();
  });
});

/** Before any script of the page: the chart object it is about to show lies about prices, or throws where it is asked. */
const lyingObject = (factor: number) => `{
  const { defineProperty } = Object;
  const lie = (target) => new Proxy(target, {
    get(object, key) {
      if (${factor} === 0) throw new Error('not yours');
      const value = Reflect.get(object, key, object);
      if (key === 'coordinateToPrice') return (...given) => value.apply(object, given) * ${factor};
      return typeof value === 'function' ? (...given) => wrap(value.apply(object, given)) : wrap(value);
    },
  });
  const wrap = (value) =>
    Array.isArray(value) ? value.map(wrap) : typeof value === 'object' && value !== null ? lie(value) : value;
  Object.defineProperty = (on, name, how) => {
    if (name !== 'TradingViewApi') return defineProperty(on, name, how);
    window.lied = true;
    return defineProperty(on, name, { ...how, value: lie(how.value) });
  };
}`;

/** Replaces what the probe hooks, before it can or after. */
const OVERRIDE = `{
  const { fillText, drawImage } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (...given) { return Reflect.apply(fillText, this, given); };
  CanvasRenderingContext2D.prototype.drawImage = function (...given) { return Reflect.apply(drawImage, this, given); };
}`;

/** Says what it likes under every name it can guess, 10,000 times a second. */
const FLOOD = `{
  const names = ['i-labels-hello', 'i-labels-ready', 'i-tradingview-hello', 'i-tradingview-ready', 'i-shapes-hello', 'isotherm', 'isotherm-labels'];
  const poisoned = { toJSON() { throw new Error('read'); }, toString() { throw new Error('read'); } };
  const details = [
    '[2,1,[["NaN",NaN,1,0,9,9]]]', '{"__proto__":{"polluted":true}}', '[2,1,[["__proto__",1,1,0,9,9],["constructor",1,2,0,9,9]]]',
    'x'.repeat(300_000), NaN, Infinity, -0, null, [], poisoned, JSON.parse('{"__proto__":{"polluted":true}}'), new Proxy({}, {}),
  ];
  window.flooded = 0;
  setInterval(() => {
    for (let count = 0; count < 1_000; count += 1) {
      const target = count % 2 ? document : (document.querySelector('canvas') ?? document);
      target.dispatchEvent(new CustomEvent(names[count % names.length], { detail: details[count % details.length], bubbles: true }));
      window.flooded += 1;
    }
    window.postMessage(details[1], '*');
  }, 100);
}`;

describe('a page that works against the overlay', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  const isLocked = async () => (await demo.ask('activePage'))?.state === 'locked';

  /** A chart page, or a replica, with scripts of ours before its own. */
  async function open(path: string, script: string) {
    const page = await demo.context.newPage();
    onTestFinished(() => page.close());
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.addInitScript(script);
    await page.goto(demo.exchanges.url + path);
    return { page, errors, view: await OverlayView.of(page) };
  }
  const CHART = '/chart?symbol=BINANCE:BTCUSDT.P&interval=1m';

  it('is still painted under a flood of forgeries, and no prototype is touched', async () => {
    const { page, errors, view } = await open(CHART, FLOOD);
    await until('it is locked', isLocked);
    await page.waitForFunction(() => ((window as { flooded?: number }).flooded ?? 0) > 5_000);
    await page.waitForTimeout(1_500);
    expect(await isLocked()).toBe(true);
    expect((await view.overlays()).map(({ painted }) => painted)).toEqual([true]);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    expect(errors).toEqual([]);
  });

  it('is painted where the page overrides canvas methods before and after us', async () => {
    const { page, errors, view } = await open(CHART, OVERRIDE);
    await until('it is locked', isLocked);
    await page.evaluate(OVERRIDE);
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(1_000);
    await until('it is locked after the second time', isLocked);
    await expect.poll(async () => (await view.overlays()).map(({ painted }) => painted)).toEqual([true]);
    expect(errors).toEqual([]);
  });

  it('gives up on a page that removes it again and again, and says so', async () => {
    const { page, errors, view } = await open(CHART, '');
    await until('it is locked', isLocked);
    await page.evaluate(() => {
      new MutationObserver(() => {
        document.querySelectorAll('div[style*="!important"]').forEach((box) => box.remove());
      }).observe(document, { childList: true, subtree: true });
      // Something for the observer to begin with.
      document.body.append(document.createElement('i'));
    });
    await until('it is parked', async () => (await demo.ask('activePage'))?.state === 'parked');
    expect((await demo.ask('activePage'))?.reason).toMatch(/keeps removing/);
    expect(await view.overlays()).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('parks when its chart object lies about prices by a hundredth', async () => {
    const { page, errors, view } = await open('/replica/tradingview?symbol=BTCUSDT', lyingObject(1.01));
    await until('it says so', async () => /disagree/.test((await view.overlays())[0]?.words ?? ''));
    expect(await page.evaluate(() => 'lied' in window)).toBe(true);
    expect((await view.overlays())[0]?.painted).toBe(false);
    expect(errors).toEqual([]);
  });

  it('is read by its labels when its chart object throws at every question', async () => {
    const { page, errors, view } = await open('/replica/tradingview?symbol=BTCUSDT', lyingObject(0));
    await until('there is an overlay', async () => (await view.overlays()).length === 1);
    await page.waitForFunction(() => 'lied' in window);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect((await view.overlays())[0]?.words).not.toMatch(/chart object/);
    expect(errors).toEqual([]);
  });

  it('cannot look into the overlay or learn what is set', async () => {
    const { page } = await open(CHART, '');
    await until('it is locked', isLocked);
    const seen = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll<HTMLElement>('div[style*="!important"]')];
      return {
        boxes: boxes.length,
        roots: boxes.filter(({ shadowRoot }) => shadowRoot !== null).length,
        texts: boxes
          .map((box) => box.outerHTML)
          .filter((html) => /BTC|isotherm|chrome-extension/i.test(html)),
        resources: performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.startsWith('chrome-extension:')).length,
        stored: Object.keys(localStorage).length + Object.keys(sessionStorage).length,
        globals: Object.keys(window).filter((name) => /isotherm|heat/i.test(name)),
      };
    });
    expect(seen).toEqual({ boxes: 2, roots: 0, texts: [], resources: 0, stored: 0, globals: [] });
  });
});

describe('a site that nobody knows', () => {
  it('gets nothing of ours before the user asks for it, and a refusal is told in the popup', async () => {
    const demo = await startDemo();
    try {
      await answerAs(demo.context, 'svg-chart', demo.exchanges.url);
      const page = await demo.context.newPage();
      await page.goto('https://svg.example/charts/BTCUSDT');
      const popup = await demo.context.newPage();
      await popup.goto(demo.url('popup.html'));
      await page.bringToFront();
      await page.waitForTimeout(4_000);
      expect(await demo.ask('activePage')).toBeUndefined();
      expect(await (await OverlayView.of(page)).overlays()).toEqual([]);
      // No test can press the toolbar's button, which is what gives the right to the page: the browser must refuse.
      await popup.getByRole('button', { name: 'Look for a chart on this page' }).dispatchEvent('click');
      await until('it is refused', async () => (await popup.getByRole('alert').count()) > 0);
      expect(await popup.getByRole('alert').first().textContent()).toMatch(/does not allow it here/);
      expect(await (await OverlayView.of(page)).overlays()).toEqual([]);
    } finally {
      await demo.close();
    }
  });
});

describe('a disk that fails', () => {
  it('is shown, while live data goes on', async () => {
    const demo = await startDemo();
    const live = async () => (await demo.ask('status')).venues.filter(({ state }) => state === 'live');
    try {
      await until('both venues are live', async () => (await live()).length === 2);
      const worker = await demo.worker();
      await worker.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
      });
      await until('the state says so', async () => (await demo.ask('status')).storage.kind === 'full');
      expect((await demo.ask('status')).storage.reason).not.toBe('');
      expect(await live()).toHaveLength(2);
      const page = await demo.openChart();
      await page.waitForTimeout(3_000);
      expect((await demo.ask('activePage'))?.state).toBe('locked');
    } finally {
      await demo.close();
    }
  });
});
