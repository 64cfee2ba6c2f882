// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import { START, testColumn } from '@/lib/render/test-scene';
import type { Overlay } from './overlay';
import { testOverlay } from './test-overlay';
import { BOOK_ONLY, bookStyled, type DrawLog, HISTORY, installContexts, TestPage } from './test-page';

let page: TestPage;
let log: DrawLog;
let overlay: Overlay;

/** Rectangles drawn where the newest column ends, 50 pixels from the left. */
const bars = () => log.calls.filter((call) => call.startsWith('fillRect 50 ')).length;

beforeEach(() => {
  log = installContexts();
  page = new TestPage();
  overlay = testOverlay({ clock: new FakeClock(START + 5000) });
  overlay.show(page.locked());
  overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
  overlay.setSides('BTC-USDT', { candles: { barMs: 1000, rows: Float64Array.of(START + 4000, 1040, 1030) } });
  page.frame();
});

describe('the book of now', () => {
  const live = testColumn({ index: 4, bids: { 5: 40 }, asks: { 8: 150 } });

  it('is drawn at the end of a live column, not of history', () => {
    expect(bars()).toBe(0);
    overlay.append('liquidation', live);
    page.frame();
    expect(bars()).toBe(0);
    overlay.append('order-book', live);
    page.frame();
    expect(bars()).toBeGreaterThan(0);
    expect(log.count('fillText')).toBe(2);
  });

  it('has the sides that are shown only', () => {
    overlay.setLook({ ...BOOK_ONLY, bookSides: 'ask' });
    overlay.append('order-book', live);
    page.frame();
    // The sum of the asks, and none of bids.
    expect(log.count('fillText')).toBe(1);
  });

  it('goes with the order book', () => {
    overlay.append('order-book', live);
    page.frame();
    log.calls.length = 0;
    overlay.setLook(bookStyled({ visible: false }));
    page.frame();
    expect(bars()).toBe(0);
  });

  it('stays behind with its market', () => {
    overlay.append('order-book', live);
    page.frame();
    log.calls.length = 0;
    overlay.setWindow('ETH-USDT', 'order-book', HISTORY);
    page.frame();
    expect(bars()).toBe(0);
  });
});
