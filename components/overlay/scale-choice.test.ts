// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiquidationMarks } from '@/lib/protocol/messages';
import { FakeClock } from '@/lib/core/fake-clock';
import { START } from '@/lib/render/test-scene';
import type { Overlay, OverlayOptions } from './overlay';
import { testOverlay } from './test-overlay';
import { BOOK_ONLY, HISTORY, installContexts, TestPage } from './test-page';

const { layers } = BOOK_ONLY;
const BOTH = { ...BOOK_ONLY, layers: { ...layers, liquidation: { ...layers.liquidation, visible: true } } };

let page: TestPage;
let overlay: Overlay;
let clock: FakeClock;
const onStyle = vi.fn<OverlayOptions['onStyle']>();

const name = () => page.find('.legend .name') as HTMLButtonElement;
const note = () => page.find('.legend .note').textContent;
const marks = (scale: LiquidationMarks['scale']): LiquidationMarks => ({
  prints: new Float64Array(),
  observed: new Float64Array(),
  scale,
  confidence: undefined,
});

beforeEach(() => {
  vi.clearAllMocks();
  installContexts();
  page = new TestPage();
  clock = new FakeClock(START + 10_000);
  overlay = testOverlay({ look: BOTH, onStyle, clock });
  overlay.show(page.locked());
  overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
  overlay.setWindow('BTC-USDT', 'liquidation', HISTORY);
  page.frame();
  // The pane is small: the legend begins folded.
  page.find('.fold').click();
});

describe('the legend of several heatmaps', () => {
  it('shows the scale of the topmost, and of the others in turn', () => {
    expect(name().textContent).toBe('Order book');
    name().click();
    page.frame();
    expect(name().textContent).toBe('Liquidations');
    name().click();
    page.frame();
    expect(name().textContent).toBe('Order book');
  });

  it('offers no other where there is none', () => {
    overlay.setLook(BOOK_ONLY);
    page.frame();
    expect(name().disabled).toBe(true);
  });

  it('changes the heatmap whose scale it shows', () => {
    name().click();
    page.frame();
    const slider = page.find('.handle');
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    expect(onStyle.mock.calls.map(([layer]) => layer)).toEqual(['liquidation']);
  });

  it('says what the cells of the order book are', async () => {
    const minutes = HISTORY.columns.slice(0, 1).map((column) => ({ ...column, stepMs: 60_000 }));
    const history = { stepMs: 60_000, columns: minutes, gaps: [] };
    expect(note()).toBe('');
    overlay.setWindow('BTC-USDT', 'order-book', history);
    page.frame();
    expect(note()).toBe('largest of each 1m');
    overlay.setLook({ ...BOTH, bookPooled: 'mean', bookSides: 'bid' });
    page.frame();
    expect(note()).toBe('largest of each 1m · no mean is kept · bids only');
    overlay.setWindow('BTC-USDT', 'order-book', { ...history, pooled: 'mean' });
    page.frame();
    expect(note()).toBe('mean of each 1m · bids only');
    overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
    page.frame();
    expect(note()).toBe('each second as recorded · bids only');
    // A pixel of this view is four seconds.
    overlay.show(
      page.locked({ time: { ...page.view().time, slope: 0.000_25, offset: 30 - START * 0.000_25 } }),
    );
    overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
    page.frame();
    await clock.advance(300);
    page.frame();
    expect(note()).toBe('largest of each 4s · no mean is kept · bids only');
    overlay.setWindow('BTC-USDT', 'order-book', { ...HISTORY, pooled: 'mean' });
    page.frame();
    expect(note()).toBe('mean of each 4s · bids only');
  });

  it('says how sure they are, where that is known', () => {
    overlay.setSides('BTC-USDT', { marks: { ...marks('calibrated'), confidence: 0.617 } });
    page.frame();
    name().click();
    page.frame();
    expect(note()).toBe('modelled, calibrated; 62 % sure near the price');
  });

  it.each([
    ['calibrated', 'modelled, calibrated'],
    ['open-interest', 'modelled, share of open interest'],
    ['relative', 'modelled, relative only'],
    [undefined, ''],
  ] as const)('says what the sizes of the liquidation map rest on: %s', (scale, words) => {
    overlay.setSides('BTC-USDT', { marks: marks(scale) });
    page.frame();
    expect(note()).toBe('');
    name().click();
    page.frame();
    expect(note()).toBe(words);
  });
});
