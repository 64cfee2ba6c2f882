import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../dev/chart-lab/lab-browser';
import { bundleProbe, LISTENER, openProbePage } from './fixtures/probe-page';

let browser: Browser;
let probe: string;
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  browser = await launchChromium(1);
  probe = await bundleProbe();
});
afterAll(() => browser?.close());

describe('a page with the probe', () => {
  beforeEach(async () => {
    ({ page, errors } = await openProbePage(browser, [probe, LISTENER]));
    return () => page.context().close();
  });

  it('may break every built-in the probe needs', async () => {
    const told = await page.evaluate(async () => {
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- all of it runs in the page
      const broken = () => {
        throw new Error('broken');
      };
      Object.assign(Array.prototype, { toJSON: broken });
      Object.assign(Reflect, { apply: broken, get: broken, set: broken });
      Object.assign(JSON, { stringify: broken });
      Object.assign(window, { CustomEvent: broken, Proxy: broken, queueMicrotask: broken });
      EventTarget.prototype.dispatchEvent = broken;
      Error.captureStackTrace = broken;
      const context = window.open2d('chart');
      context.fillText('63,500', 50, 20);
      await window.burst();
      return window.told['chart'];
    });
    expect(told).toEqual(['63,500 50 20']);
    expect(errors).toEqual([]);
  });

  it('may freeze, wrap, extend and put back the methods', async () => {
    const told = await page.evaluate(async () => {
      const { prototype } = CanvasRenderingContext2D;
      // oxlint-disable-next-line typescript/unbound-method -- called with its context
      const { fillText } = prototype;
      const context = window.open2d('chart');
      prototype.fillText = function wrapped(text, x, y) {
        fillText.call(this, `${text}0`, x, y);
      };
      context.fillText('1', 50, 20);
      await window.burst();
      const wrapped = window.told['chart'];
      prototype.fillText = fillText;
      Object.freeze(prototype);
      context.fillText('2', 50, 20);
      await window.burst();
      return [wrapped, window.told['chart']];
    });
    expect(told).toEqual([['10 50 20'], ['2 50 20']]);
    expect(errors).toEqual([]);
  });

  it('may replace the methods by others: labels stop, nothing else', async () => {
    const drawn = await page.evaluate(async () => {
      const context = window.open2d('chart');
      const calls: string[] = [];
      CanvasRenderingContext2D.prototype.fillText = (text) => void calls.push(text);
      context.fillText('1', 50, 20);
      await window.burst();
      return [calls, window.messages];
    });
    expect(drawn).toEqual([['1'], 0]);
    expect(errors).toEqual([]);
  });

  it('is followed through partial repaints, also scaled', async () => {
    const told = await page.evaluate(async () => {
      const context = window.open2d('chart');
      context.scale(2, 2);
      const steps: (readonly string[] | undefined)[] = [];
      const draw = async (paint: () => void) => {
        paint();
        await window.burst();
        steps.push(window.told['chart']);
      };
      await draw(() => [10, 50, 90].forEach((y) => context.fillText(`${100 - y}`, 100, y)));
      // A crosshair label over one of them, in a strip of its own.
      await draw(() => {
        context.clearRect(0, 40, 200, 20);
        context.fillText('55', 100, 45);
      });
      // The whole strip away.
      await draw(() => context.clearRect(0, 40, 200, 20));
      // Another way to wipe, beside a cleared strip.
      await draw(() => {
        context.clearRect(0, 40, 200, 20);
        context.fillText('7', 100, 80);
      });
      await draw(() => context.reset());
      await draw(() => {
        context.canvas.width = 300;
        context.fillText('8', 100, 80);
      });
      return steps;
    });
    expect(told[0]).toEqual(['90 200 20', '50 200 100', '10 200 180']);
    expect(told[1]).toEqual(['90 200 20', '10 200 180', '55 200 90']);
    expect(told[2]).toEqual(['90 200 20', '10 200 180']);
    expect(told[3]).toEqual(['7 200 160']);
    expect(told[4]).toEqual([]);
    expect(told[5]?.map((label) => label.split(' ')[0])).toEqual(['8']);
  });

  it('is followed through cached labels, layers and bitmaps', async () => {
    const told = await page.evaluate(async () => {
      const context = window.open2d('chart');
      const offscreen = new OffscreenCanvas(60, 20);
      const cache = offscreen.getContext('2d');
      const layer = document.createElement('canvas').getContext('2d');
      if (!cache || !layer) return [];
      Object.assign(cache, { textAlign: 'center', textBaseline: 'middle' });
      Object.assign(layer, { textAlign: 'center', textBaseline: 'middle' });
      cache.fillText('63,500', 30, 10);
      layer.fillText('63,000', 40, 50);
      context.drawImage(offscreen, 200, 0);
      context.drawImage(offscreen, 200, 100, 120, 40);
      context.drawImage(layer.canvas, 0, 30, 80, 40, 200, 180, 80, 40);
      context.drawImage(offscreen.transferToImageBitmap(), 200, 240);
      await window.burst();
      return window.told['chart'];
    });
    expect(told).toEqual(['63,500 230 10', '63,500 260 120', '63,000 240 200', '63,500 230 250']);
  });

  it('is not followed where texts are turned, while spacing and direction do no harm', async () => {
    const told = await page.evaluate(async () => {
      const context = window.open2d('chart');
      Object.assign(context, { direction: 'rtl', letterSpacing: '2px' });
      context.fillText('63,500', 50, 20);
      context.rotate(Math.PI / 2);
      context.fillText('63,000', 50, 20);
      await window.burst();
      return window.told['chart'];
    });
    expect(told).toEqual(['63,500 50 20']);
  });

  it('has its frames followed, written ones too', async () => {
    await page.evaluate(async () => {
      const draw = `<canvas id="inner"></canvas><script>
        const context = document.querySelector('canvas').getContext('2d');
        Object.assign(context, { textAlign: 'center', textBaseline: 'middle' }).fillText('1', 9, 9)</script>`;
      const frames = ['blank', 'written', 'srcdoc', 'blob'].map((kind) => {
        const frame = document.createElement('iframe');
        if (kind === 'srcdoc') frame.srcdoc = draw;
        if (kind === 'blob') frame.src = URL.createObjectURL(new Blob([draw], { type: 'text/html' }));
        document.documentElement.append(frame);
        return frame;
      });
      // The others are looked at once they are there: an empty document that is looked at leaves its window to the next
      // one, and such a window is not given the scripts of the test again.
      const loads = frames
        .slice(2)
        .map((frame) => new Promise((done) => frame.addEventListener('load', done)));
      const [blank, written] = frames.slice(0, 2).map(({ contentDocument }) => contentDocument);
      const canvas = blank?.createElement('canvas');
      if (canvas) blank?.body.append(Object.assign(canvas, { id: 'inner' }));
      const context = canvas?.getContext('2d');
      if (context) Object.assign(context, { textAlign: 'center', textBaseline: 'middle' });
      context?.fillText('1', 9, 9);
      written?.open();
      written?.write(draw);
      written?.close();
      await Promise.all(loads);
    });
    const told = () => page.evaluate(() => [0, 1, 2, 3].map((index) => window.frames[index]?.told['inner']));
    await expect.poll(told, { timeout: 5000 }).toEqual(Array.from({ length: 4 }, () => ['1 9 9']));
    expect(errors).toEqual([]);
  });

  it('pays next to nothing for a game nobody wants to hear of', async () => {
    const figures = await page.evaluate(async () => {
      window.wanted = false;
      const context = window.open2d('game', 800, 600);
      const { prototype } = CanvasRenderingContext2D;
      // oxlint-disable-next-line typescript/unbound-method -- called with its context
      const { measureText } = prototype;
      let measured = 0;
      prototype.measureText = function count(text) {
        measured += 1;
        return measureText.call(this, text);
      };
      const sprite = document.createElement('canvas');
      const counts: number[] = [];
      const times: number[] = [];
      for (let frame = 0; frame < 180; frame += 1) {
        const start = performance.now();
        context.clearRect(0, 0, 800, 600);
        for (let index = 0; index < 2000; index += 1) {
          context.fillText(index % 2 ? 'creature' : `${frame + index}`, -99, -99);
          context.drawImage(sprite, -999, -999);
        }
        times.push(performance.now() - start);
        await window.burst();
        counts.push(measured);
      }
      return {
        messages: window.messages,
        early: counts[20] ?? NaN,
        all: measured,
        bursts: window.bursts,
        times: times.slice(60).toSorted((one, other) => one - other),
      };
    });
    const { times, ...rest } = figures;
    const [middle, slow] = [times[60] ?? NaN, times[114] ?? NaN];
    process.stdout.write(
      `probe: game frames of 4,000 draws, ms: p50 ${middle}, p95 ${slow}; ${JSON.stringify(rest)}\n`,
    );
    // 21 frames of patience, then one every two seconds.
    expect(figures.messages).toBeLessThanOrEqual(27);
    expect(figures.bursts).toBe(figures.messages);
    expect(figures.early).toBeLessThanOrEqual(21 * 200);
    expect(figures.all - figures.early).toBeLessThanOrEqual(6 * 200);
  });
});

describe('a probe that comes late', () => {
  it('follows the page from its next draw on, through what the page made of the methods', async () => {
    ({ page, errors } = await openProbePage(browser, []));
    const told = await page.evaluate(
      async (scripts) => {
        const context = window.open2d('chart');
        // oxlint-disable-next-line typescript/unbound-method -- called with its context
        const { fillText } = CanvasRenderingContext2D.prototype;
        const wrapped = Object.assign(
          function wrapped(this: CanvasRenderingContext2D, text: string, x: number, y: number) {
            fillText.call(this, text, x, y);
          },
          { original: fillText },
        );
        CanvasRenderingContext2D.prototype.fillText = wrapped;
        Object.freeze(OffscreenCanvas.prototype);
        context.fillText('1', 50, 20);
        const text = String(wrapped);
        for (const script of scripts) {
          document.documentElement.append(Object.assign(document.createElement('script'), { text: script }));
        }
        await window.burst();
        const before = window.messages;
        context.fillText('2', 50, 20);
        await window.burst();
        const hooked = Reflect.get(context, 'fillText') as typeof wrapped;
        return {
          before,
          after: window.told['chart'],
          isOurs: hooked !== wrapped,
          keeps: hooked.original === fillText,
          same: String(hooked) === text,
        };
      },
      [probe, LISTENER] as const,
    );
    expect(told).toEqual({ before: 0, after: ['2 50 20'], isOurs: true, keeps: true, same: true });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
