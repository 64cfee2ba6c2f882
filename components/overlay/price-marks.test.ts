// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { priceToY, yToPrice } from '@/lib/charts/chart-view';
import type { Overlay } from './overlay';
import { isShown, press } from './panel-page';
import { testOverlay } from './test-overlay';
import { installContexts, TestPage } from './test-page';

let page: TestPage;
let overlay: Overlay;

beforeEach(() => {
  installContexts();
  page = new TestPage();
  overlay = testOverlay();
  overlay.setStatus({ market: 'BTC-USDT', data: 'live', note: '' });
  overlay.show(page.locked());
});

afterEach(() => overlay.destroy());

const host = () => page.hosts[1] ?? document.body;
const band = () => page.find('.band');
const placeOf = ({ style }: HTMLElement) => ({
  top: Number.parseFloat(style.translate.split(' ')[1] ?? ''),
  height: Number.parseFloat(style.height),
});

/** A press as the page's own listeners may see it. */
const click = (target: Element, clientY = 0) => {
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    target.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, clientY }));
};

describe('a band', () => {
  it('lies on its prices, and follows the chart and what the page adds to its prices', () => {
    const { pane, price } = page.view();
    const [low, high] = [yToPrice(price, pane.top + 60), yToPrice(price, pane.top + 40)];
    overlay.marks.highlight({ low, high });
    expect(isShown(band())).toBe(true);
    expect(placeOf(band()).top).toBeCloseTo(40);
    expect(placeOf(band()).height).toBeCloseTo(20);
    overlay.show(page.locked({ price: { ...price, offset: price.offset + 15 } }));
    expect(placeOf(band()).top).toBeCloseTo(55);
    overlay.setBasis(low - high);
    expect(placeOf(band()).top).toBeCloseTo(55 + (priceToY(price, low) - priceToY(price, high)) * -1);
  });

  it('is told at the edge where it lies beyond the pane', () => {
    const { pane, price } = page.view();
    const far = yToPrice(price, pane.top - 500);
    overlay.marks.highlight({ low: far, high: far });
    expect(placeOf(band()).top).toBe(0);
    expect(band().textContent).toMatch(/^▲ /);
    const deep = yToPrice(price, pane.top + pane.height + 10);
    overlay.marks.highlight({ low: deep, high: deep });
    expect(placeOf(band()).top).toBe(pane.height - 4);
    expect(band().textContent).toMatch(/^▼ /);
  });

  it('goes with the heat and comes back with it', () => {
    overlay.marks.highlight({ low: 1, high: 2 });
    overlay.show(page.unlocked('parked', 'The scale shows percentages', true));
    expect(isShown(band())).toBe(false);
    expect(overlay.marks.facts).toEqual({ isPainted: false });
    overlay.show(page.locked({ candleMs: 60_000 }));
    expect(isShown(band())).toBe(true);
    expect(overlay.marks.facts).toEqual({ isPainted: true, candleMs: 60_000 });
    overlay.marks.clear();
    expect(isShown(band())).toBe(false);
  });
});

describe('picking', () => {
  it('takes the price of the next press on the pane, which the page does not hear', () => {
    const heard = vi.fn<() => void>();
    for (const name of ['pointerdown', 'mousedown', 'click']) page.holder.addEventListener(name, heard);
    const done = vi.fn<(price?: number) => void>();
    overlay.marks.pick(done);
    const { pane, price } = page.view();
    click(host(), pane.top + 50);
    expect(done).toHaveBeenCalledTimes(1);
    const exact = yToPrice(price, pane.top + 50);
    const pixel = Math.abs(yToPrice(price, 1) - yToPrice(price, 0));
    expect(Math.abs((done.mock.calls[0]?.[0] ?? NaN) - exact)).toBeLessThan(pixel);
    expect(heard).not.toHaveBeenCalled();
    click(page.canvas);
    expect(heard).toHaveBeenCalledTimes(3);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('leaves presses beside the chart to the page', () => {
    const heard = vi.fn<() => void>();
    document.body.addEventListener('click', heard, { once: true });
    const done = vi.fn<(price?: number) => void>();
    overlay.marks.pick(done);
    click(document.body);
    expect(heard).toHaveBeenCalled();
    expect(done).not.toHaveBeenCalled();
  });

  it.each([
    ['Esc', () => void press('Escape')],
    ['the sidebar', () => overlay.marks.clear()],
    [
      'a chart that cannot be painted any more',
      () => overlay.show(page.unlocked('settling', 'moving', true)),
    ],
    ['the end of the overlay', () => overlay.destroy()],
  ])('is given up by %s', (_, give) => {
    const done = vi.fn<(price?: number) => void>();
    overlay.marks.pick(done);
    give();
    expect(done.mock.calls).toEqual([[undefined]]);
    click(host());
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('is refused at once where there is nothing to pick on', () => {
    overlay.show(page.unlocked('parked', 'no axis', true));
    const done = vi.fn<(price?: number) => void>();
    overlay.marks.pick(done);
    expect(done.mock.calls).toEqual([[]]);
  });
});
