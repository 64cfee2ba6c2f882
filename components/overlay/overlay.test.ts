// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { CellReport } from '@/lib/protocol/messages';
import { AXES, START, testColumn } from '@/lib/render/test-scene';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import { createOverlay, type Overlay, type OverlayOptions } from './overlay';
import { type DrawLog, installContexts, TestPage } from './test-page';

const STYLE = DEFAULT_SETTINGS.layers.orderBook;
const CONTENT = {
  stepMs: 1000,
  columns: [0, 1, 2, 3].map((index) => testColumn({ index, bids: { 3: 100, 5: 40 }, asks: { 8: 150 } })),
  gaps: [],
};

let page: TestPage;
let log: DrawLog;
let clock: FakeClock;
let overlay: Overlay;
const onStyle = vi.fn<(style: LayerStyle) => void>();
const onCell = vi.fn<OverlayOptions['onCell']>();
const onReport = vi.fn<OverlayOptions['onReport']>();

const heat = () => page.find('canvas') as HTMLCanvasElement;
const built = () => log.count('createPattern') + log.count('putImageData');
const isHeatShown = () => page.hosts.length > 0 && !heat().hidden;
const lines = () => (page.find('.body').textContent ?? '').split('\n');
const isTooltipShown = () => !page.find('.tooltip').hidden;
const chip = () => page.find('.chip').textContent;

/** Locked, with a history, drawn. */
function light(): void {
  overlay.show(page.locked());
  overlay.setWindow('BTC-USDT', CONTENT);
  page.frame();
}

function point(x: number, y: number, target: Element = page.canvas): void {
  target.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
}

beforeEach(() => {
  vi.clearAllMocks();
  log = installContexts();
  page = new TestPage();
  clock = new FakeClock(START + 10_000);
  onCell.mockResolvedValue({ split: [] });
  overlay = createOverlay({ document, window, style: STYLE, onStyle, onCell, onReport, clock });
});

describe('overlay, drawing', () => {
  it('puts nothing on the page before a chart is locked', () => {
    overlay.setWindow('BTC-USDT', CONTENT);
    overlay.show({ kind: 'settling', reason: 'reading labels' });
    expect(page.hosts).toHaveLength(0);
    expect(page.frame()).toBe(0);
  });

  it('draws the new view before it returns', () => {
    light();
    const before = log.count('drawImage');
    overlay.show(page.locked({ time: { ...AXES.time, offset: AXES.time.offset + 5 } }));
    expect(log.count('drawImage')).toBeGreaterThan(before);
    expect(isHeatShown()).toBe(true);
  });

  it.each([
    { kind: 'settling', reason: 'the axes are being read' },
    { kind: 'parked', reason: 'no price axis' },
  ] as const)('takes the heat off within the same call when $kind', (state) => {
    light();
    overlay.show(state);
    expect(isHeatShown()).toBe(false);
    expect(chip()).toContain(state.reason);
    expect(page.find('.legend').hidden).toBe(true);
  });

  it('paints nothing on axes it is not sure of', () => {
    light();
    overlay.show(page.locked({ confidence: 0.4 }));
    expect(isHeatShown()).toBe(false);
    expect(onReport).toHaveBeenLastCalledWith({ state: 'settling', reason: 'The axes are not certain yet.' });
  });

  it('paints a chart without a date only around now', () => {
    light();
    overlay.show(page.locked({ time: { ...AXES.time, anchor: 'guess' } }));
    expect(isHeatShown()).toBe(false);
    expect(chip()).toContain('date');
    overlay.show(page.locked({ time: { ...AXES.time, anchor: 'now' } }));
    expect(isHeatShown()).toBe(true);
    const scrolledBack = { ...AXES.time, anchor: 'now' as const, offset: AXES.time.offset + 9_000 };
    overlay.show(page.locked({ time: scrolledBack }));
    expect(isHeatShown()).toBe(false);
  });

  it('draws once for everything that comes in within a frame', () => {
    light();
    const before = log.count('clearRect');
    for (const index of [4, 5, 6]) overlay.append(testColumn({ index }));
    expect(log.count('clearRect')).toBe(before);
    expect(page.frame()).toBe(1);
    expect(log.count('clearRect')).toBe(before + 1);
  });

  it('cuts the cells anew only once the view is at rest', async () => {
    light();
    const before = built();
    for (let zoom = 1; zoom < 6; zoom += 1) {
      const slope = 0.01 / 4 ** zoom;
      overlay.show(page.locked({ time: { ...AXES.time, slope, offset: 190 - slope * (START + 4000) } }));
      page.frame();
    }
    expect(built()).toBe(before);
    await clock.advance(200);
    page.frame();
    expect(built()).toBeGreaterThan(before);
  });

  it('follows the size of the pane', () => {
    light();
    overlay.show(page.locked({ pane: { ...AXES.pane, width: 90.4, height: 60 } }));
    expect([heat().width, heat().height]).toEqual([91, 60]);
  });

  it('survives damaged columns and axes', () => {
    light();
    overlay.append({ ...testColumn({ index: 9 }), time: Number.NaN });
    overlay.setWindow('BTC-USDT', {
      ...CONTENT,
      columns: [{ ...testColumn({}), cells: { bid: new Uint8Array(3), ask: new Uint8Array(3) } }],
    });
    overlay.show(page.locked({ price: { ...AXES.price, slope: Number.NaN } }));
    page.frame();
    expect(page.hosts).toHaveLength(2);
  });
});

describe('overlay, life', () => {
  it('is off the page while the layer is off', () => {
    light();
    overlay.setStyle({ ...STYLE, visible: false });
    expect(page.hosts).toHaveLength(0);
    overlay.setStyle(STYLE);
    expect(isHeatShown()).toBe(true);
  });

  it('leaves nothing behind', () => {
    const before = document.documentElement.outerHTML;
    light();
    point(100, 60);
    overlay.destroy();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(page.frame()).toBe(0);
    overlay.append(testColumn({ index: 8 }));
    point(100, 60);
    overlay.show(page.locked());
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('parks, and says so, when the page keeps removing it', async () => {
    light();
    for (let time = 0; time < 6; time += 1) {
      page.hosts[0]?.remove();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(onReport).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'parked' }));
    overlay.show(page.locked());
    expect(page.hosts).toHaveLength(0);
  });

  it('reports a state once', () => {
    light();
    overlay.show(page.locked());
    const locked = onReport.mock.calls.filter(([report]) => report.state === 'locked');
    expect(locked).toHaveLength(1);
  });

  it('forgets the columns of another market', () => {
    light();
    overlay.append(testColumn({ index: 5 }));
    overlay.setWindow('ETH-USDT', { ...CONTENT, columns: [] });
    page.frame();
    point(90, 60);
    expect(page.find('.tooltip').hidden).toBe(true);
  });
});

describe('overlay, controls', () => {
  it('shows the market, its state and the top value of the scale', () => {
    light();
    overlay.setStatus({ market: 'BTC-USDT', data: 'degraded', note: 'bybit-linear is silent.' });
    expect(chip()).toBe('BTC-USDTincompletebybit-linear is silent.');
    // The largest code is 150: 0.001 · 2^14.9.
    expect(page.find('.value').textContent).toBe('30.6 BTC');
  });

  it('stores what the legend is moved to, and paints it at once', () => {
    light();
    const slider = page.find('.handle');
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', shiftKey: true }));
    expect(onStyle).toHaveBeenCalledTimes(1);
    const [style] = onStyle.mock.calls[0] ?? [];
    expect(style?.high.kind).toBe('size');
    expect(style?.high.value).toBeCloseTo(0.001 * 2 ** 13.9, 1);
    page.frame();
    expect(page.find('.value').textContent).toBe('15.3 BTC');
  });

  it('moves the other end out of the way of one that is set past it', () => {
    light();
    // The lower end's value is the second.
    const [high, low] = [
      page.find('.value'),
      page.find('.entry[aria-label^="Smallest"]') as HTMLInputElement,
    ];
    low.value = '100';
    low.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    const [style] = onStyle.mock.calls[0] ?? [];
    expect(style?.low).toEqual({ kind: 'size', value: 100 });
    expect(style?.high.kind).toBe('size');
    expect(style?.high.value).toBeCloseTo(200, -1);
    page.frame();
    expect(high.textContent).toMatch(/^(19|20)\d BTC$/);
  });

  it('keeps what is typed and pressed on its controls from the page', () => {
    light();
    const heard = vi.fn<() => void>();
    document.addEventListener('keydown', heard);
    document.addEventListener('pointerdown', heard);
    const init = { bubbles: true, composed: true };
    page.find('.entry').dispatchEvent(new KeyboardEvent('keydown', { key: '5', ...init }));
    page.find('.chip').dispatchEvent(new PointerEvent('pointerdown', init));
    expect(heard).not.toHaveBeenCalled();
  });

  it('folds the legend away and back', () => {
    light();
    overlay.show(page.locked({ pane: { ...AXES.pane, height: 400 } }));
    expect(page.find('.legend').hidden).toBe(false);
    page.find('.chip').click();
    expect(page.find('.legend').hidden).toBe(true);
    expect(page.find('.chip').getAttribute('aria-expanded')).toBe('false');
  });

  it('starts folded on a low pane', () => {
    light();
    expect(page.find('.legend').hidden).toBe(true);
  });

  it('takes no focus', () => {
    light();
    point(90, 60);
    expect(document.activeElement).toBe(document.body);
  });
});

describe('overlay, hover', () => {
  it('says what lies under the pointer, and asks who holds it', async () => {
    light();
    onCell.mockResolvedValue({ split: [{ venue: 'binance-usdm', ask: 2.5 }, { venue: 'bybit-linear' }] });
    // Bin 108 covers 1,080 … 1,090: 30 … 40 pixels below the top of the pane at 20.
    point(55, 55);
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
    light();
    const late: CellReport = { split: [{ venue: 'binance-usdm', ask: 99 }] };
    onCell.mockImplementationOnce(() => new Promise((resolve) => void clock.after(500, () => resolve(late))));
    point(55, 55);
    await clock.advance(100);
    point(55, 105);
    await clock.advance(1000);
    expect(onCell).toHaveBeenCalledTimes(2);
    expect(page.find('.body').textContent).not.toContain('99');
  });

  it('says nothing of venues when they cannot be asked', async () => {
    light();
    onCell.mockRejectedValueOnce(new Error('the background is gone'));
    point(55, 55);
    await clock.advance(100);
    expect(lines()).not.toContain('…');
  });

  it("hides off the pane, over the page's own menus and over our controls", () => {
    light();
    const menu = document.createElement('div');
    document.body.append(menu);
    for (const leave of [() => point(5, 5), () => point(55, 55, menu), () => point(55, 55, page.hosts[1])]) {
      point(55, 55);
      expect(isTooltipShown()).toBe(true);
      leave();
      expect(isTooltipShown()).toBe(false);
    }
  });

  it('goes with the heat', () => {
    light();
    point(55, 55);
    overlay.show({ kind: 'parked', reason: 'gone' });
    expect(page.find('.tooltip').hidden).toBe(true);
  });

  it('tells a gap, and a place without history', () => {
    light();
    overlay.append(testColumn({ index: 7 }));
    page.frame();
    point(30 + 55, 55);
    expect(lines()).toContain('gap: nothing was recorded');
    point(30 + 155, 55);
    expect(lines()).toContain('no history here');
  });
});
