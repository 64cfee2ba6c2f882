// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import { AXES, START } from '@/lib/render/test-scene';
import type { Overlay } from './overlay';
import { testOverlay } from './test-overlay';
import { type DrawLog, HISTORY, installContexts, TestPage } from './test-page';

let page: TestPage;
let log: DrawLog;
let overlay: Overlay;
let clock: FakeClock;

const isHeatShown = () => !page.find('canvas').hidden;
const point = (x: number, y: number) =>
  page.canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));

beforeEach(() => {
  log = installContexts();
  page = new TestPage();
  clock = new FakeClock(START + 10_000);
  overlay = testOverlay({ clock });
  overlay.show(page.locked());
  overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
  page.frame();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('overlay, cost of a frame', () => {
  it('does nothing for a view that stands as it was drawn', () => {
    const drawn = log.calls.length;
    const laidOut = vi.spyOn(Element.prototype, 'getBoundingClientRect');
    overlay.show(page.locked());
    expect(log.calls).toHaveLength(drawn);
    expect(laidOut).not.toHaveBeenCalled();
    expect(isHeatShown()).toBe(true);
  });

  it('lays nothing out anew while the chart is panned', () => {
    const laidOut = vi.spyOn(Element.prototype, 'getBoundingClientRect');
    const measured = vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get');
    point(55, 55);
    page.frame();
    measured.mockClear();
    for (let step = 1; step < 5; step += 1) {
      overlay.show(page.locked({ time: { ...AXES.time, offset: AXES.time.offset + step } }));
      for (let move = 0; move < 3; move += 1) point(55 + step, 55);
    }
    expect(laidOut).not.toHaveBeenCalled();
    expect(measured).not.toHaveBeenCalled();
    expect(page.frame()).toBe(1);
  });

  it('draws what came in with the next view while the chart is panned, and when it is calm', async () => {
    const pan = (step: number) =>
      overlay.show(page.locked({ time: { ...AXES.time, offset: AXES.time.offset + step } }));
    pan(1);
    pan(2);
    const before = log.count('drawImage');
    overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
    page.frame();
    expect(log.count('drawImage')).toBe(before);
    pan(3);
    expect(log.count('drawImage')).toBe(before + 1);
    overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
    page.frame();
    expect(log.count('drawImage')).toBe(before + 1);
    await clock.advance(300);
    page.frame();
    expect(log.count('drawImage')).toBe(before + 2);
  });

  it('draws a view anew where the prices of the page were found to be others', () => {
    const before = log.count('drawImage');
    overlay.setBasis(5);
    overlay.setBasis(5);
    expect(log.count('drawImage')).toBe(before + 1);
  });

  it('writes nothing on its controls while the chart is panned', async () => {
    const written: string[] = [];
    const watcher = new MutationObserver((changes) => written.push(...changes.map(({ type }) => type)));
    for (const root of page.roots) {
      watcher.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
    }
    for (let step = 1; step < 5; step += 1) {
      overlay.show(page.locked({ time: { ...AXES.time, offset: AXES.time.offset + step } }));
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
    watcher.disconnect();
    expect(written).toEqual([]);
  });
});
