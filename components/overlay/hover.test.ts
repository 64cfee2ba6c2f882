// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import type { CellReport } from '@/lib/protocol/messages';
import { START, testColumn } from '@/lib/render/test-scene';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import { fakeCalibration, fakeSymbols } from './fake-ports';
import { createOverlay, type Overlay, type OverlayOptions } from './overlay';
import { HISTORY, installContexts, TestPage } from './test-page';

let page: TestPage;
let clock: FakeClock;
let overlay: Overlay;
const onCell = vi.fn<OverlayOptions['onCell']>();

const lines = () => (page.find('.body').textContent ?? '').split('\n');
const isTooltipShown = () => !page.find('.tooltip').hidden;

function point(x: number, y: number, target: Element = page.canvas): void {
  target.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
}

/** Moves the pointer there and shows the next frame. */
function hover(x: number, y: number): void {
  point(x, y);
  page.frame();
}

beforeEach(() => {
  vi.clearAllMocks();
  installContexts();
  page = new TestPage();
  clock = new FakeClock(START + 10_000);
  onCell.mockResolvedValue({ split: [] });
  overlay = createOverlay({
    document,
    window,
    style: DEFAULT_SETTINGS.layers.orderBook,
    onStyle: vi.fn<() => void>(),
    onCell,
    onReport: vi.fn<() => void>(),
    clock,
    symbols: fakeSymbols(),
    calibration: fakeCalibration(),
  });
  overlay.show(page.locked());
  overlay.setWindow('BTC-USDT', HISTORY);
  page.frame();
});

describe('overlay, hover', () => {
  it('says what lies under the pointer, and asks who holds it', async () => {
    onCell.mockResolvedValue({ split: [{ venue: 'binance-usdm', ask: 2.5 }, { venue: 'bybit-linear' }] });
    // Bin 108 covers 1,080 … 1,090: 30 … 40 pixels below the top of the pane at 20.
    hover(55, 55);
    expect(page.find('.title').textContent).toBe('1,080 – 1,090 USDT');
    expect(lines()).toContain('ask 30.6 BTC · 33.2K USDT');
    expect(lines()).toContain('known by 1 of 1 venue');
    expect(lines()).toContain('…');
    await clock.advance(100);
    expect(onCell).toHaveBeenCalledWith({ time: START + 2000, price: 1085 });
    expect(lines()).toContain('Binance USD-M: 2.5 BTC');
    expect(lines()).toContain('Bybit Linear: unknown here');
  });

  it('drops an answer that comes after the pointer moved on', async () => {
    const late: CellReport = { split: [{ venue: 'binance-usdm', ask: 99 }] };
    onCell.mockImplementationOnce(() => new Promise((resolve) => void clock.after(500, () => resolve(late))));
    hover(55, 55);
    await clock.advance(100);
    hover(55, 105);
    await clock.advance(1000);
    expect(onCell).toHaveBeenCalledTimes(2);
    expect(page.find('.body').textContent).not.toContain('99');
  });

  it('says nothing of venues when they cannot be asked', async () => {
    onCell.mockRejectedValueOnce(new Error('the background is gone'));
    hover(55, 55);
    await clock.advance(100);
    expect(lines()).not.toContain('…');
  });

  it("hides off the pane, over the page's own menus and over our controls", () => {
    const menu = document.createElement('div');
    document.body.append(menu);
    for (const leave of [() => point(5, 5), () => point(55, 55, menu), () => point(55, 55, page.hosts[1])]) {
      hover(55, 55);
      expect(isTooltipShown()).toBe(true);
      leave();
      expect(isTooltipShown()).toBe(false);
    }
  });

  it('is silent while the chart is dragged', () => {
    hover(55, 55);
    const at = { clientX: 60, clientY: 55, bubbles: true };
    page.canvas.dispatchEvent(new PointerEvent('pointermove', { ...at, buttons: 1 }));
    expect(isTooltipShown()).toBe(false);
    page.canvas.dispatchEvent(new PointerEvent('pointermove', at));
    page.frame();
    expect(isTooltipShown()).toBe(true);
  });

  it('goes with the heat', () => {
    hover(55, 55);
    overlay.show(page.unlocked('parked', 'gone'));
    expect(page.find('.tooltip').hidden).toBe(true);
  });

  it('tells a gap, and a place without history', () => {
    overlay.append(testColumn({ index: 7 }));
    page.frame();
    hover(30 + 55, 55);
    expect(lines()).toContain('gap: nothing was recorded');
    hover(30 + 155, 55);
    expect(lines()).toContain('no history here');
  });
});
