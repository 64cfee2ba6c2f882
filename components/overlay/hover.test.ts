// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import type { CellReport } from '@/lib/protocol/messages';
import { markOf } from '@/lib/heatmaps/marks/mark-fixture';
import { START, testColumn } from '@/lib/render/test-scene';
import type { Overlay, OverlayOptions } from './overlay';
import { testOverlay } from './test-overlay';
import { BOOK_ONLY, bookStyled, HISTORY, installContexts, TestPage } from './test-page';

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

/** One column of a minute that reaches over the whole pane. */
const MINUTE = {
  stepMs: 60_000,
  columns: HISTORY.columns.slice(0, 1).map((column) => ({
    ...column,
    stepMs: 60_000,
    time: START - (START % 60_000),
  })),
  gaps: [],
};

beforeEach(() => {
  vi.clearAllMocks();
  installContexts();
  page = new TestPage();
  clock = new FakeClock(START + 10_000);
  onCell.mockResolvedValue({ split: [] });
  overlay = testOverlay({ onCell, clock });
  overlay.show(page.locked());
  overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
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
    expect(onCell).toHaveBeenCalledWith({ layer: 'order-book', time: START + 2000, price: 1085 });
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

  it('says what is marked where no heatmap is shown', () => {
    overlay.setLook({ ...bookStyled({ visible: false }), marks: { visible: true, opacity: 1 } });
    const rows = Float64Array.of(START, 1_040, 1_030);
    const wall = markOf({ price: 1_090, side: 'ask', since: START, until: START + 10_000 });
    const shifts = [{ venue: wall.venue, shift: 0 }];
    overlay.setSides('BTC-USDT', {
      candles: { barMs: 1_000, rows },
      flowMarks: { time: START + 10_000, marks: [wall], shifts },
    });
    page.frame();
    hover(55, 50);
    expect(lines()).toContain('at 1,090: stands, since 10s');
    hover(55, 70);
    expect(isTooltipShown()).toBe(false);
    overlay.setSides('ETH-USDT', { candles: { barMs: 1_000, rows } });
    page.frame();
    hover(55, 50);
    expect(isTooltipShown()).toBe(false);
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

  it('tells the sides that are shown, and who holds them', async () => {
    onCell.mockResolvedValue({ split: [{ venue: 'binance-usdm', bid: 7, ask: 2.5 }] });
    overlay.setLook({ ...BOOK_ONLY, bookSides: 'ask' });
    page.frame();
    hover(55, 55);
    await clock.advance(100);
    expect(lines()).toEqual(expect.arrayContaining(['asks only', 'Binance USD-M: 2.5 BTC']));
    // Bin 103 holds bids.
    hover(55, 105);
    expect(lines()).toEqual(expect.arrayContaining(['nothing rests here', 'asks only']));
  });

  it('asks nobody whose a mean is, since that is not kept', async () => {
    overlay.setLook({ ...BOOK_ONLY, bookPooled: 'mean' });
    overlay.setWindow('BTC-USDT', 'order-book', { ...MINUTE, pooled: 'mean' });
    page.frame();
    hover(55, 55);
    await clock.advance(100);
    expect(lines()).toContain('mean of each 1m');
    expect(onCell).not.toHaveBeenCalled();
  });

  it('tells a gap, and a place without history', () => {
    overlay.append('order-book', testColumn({ index: 7 }));
    page.frame();
    hover(30 + 55, 55);
    expect(lines()).toContain('gap: nothing was recorded');
    hover(30 + 155, 55);
    expect(lines()).toContain('no history here');
  });
});
