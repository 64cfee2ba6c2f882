// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import { AXES, START, testColumn } from '@/lib/render/test-scene';
import type { Overlay, OverlayOptions } from './overlay';
import { testOverlay } from './test-overlay';
import { BOOK_ONLY, bookStyled, type DrawLog, HISTORY, installContexts, TestPage } from './test-page';

let page: TestPage;
let log: DrawLog;
let clock: FakeClock;
let overlay: Overlay;
const onStyle = vi.fn<OverlayOptions['onStyle']>();
const onCell = vi.fn<OverlayOptions['onCell']>();
const onReport = vi.fn<OverlayOptions['onReport']>();

const heat = () => page.find('canvas') as HTMLCanvasElement;
const built = () => log.count('createPattern') + log.count('putImageData');
const isHeatShown = () => page.hosts.length > 0 && !heat().hidden;
const chip = () => page.find('.chip').textContent;

/** Locked, with a history, drawn. */
function light(): void {
  overlay.show(page.locked());
  overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
  page.frame();
}

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
  log = installContexts();
  page = new TestPage();
  clock = new FakeClock(START + 10_000);
  onCell.mockResolvedValue({ split: [] });
  overlay = testOverlay({ onStyle, onCell, onReport, clock });
});

describe('overlay, drawing', () => {
  it('puts nothing on the page before a chart is locked', () => {
    overlay.setWindow('BTC-USDT', 'order-book', HISTORY);
    overlay.show(page.unlocked('settling', 'reading labels'));
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
    ['settling', 'the axes are being read'],
    ['parked', 'no price axis'],
  ] as const)('takes the heat off within the same call when %s', (kind, reason) => {
    light();
    overlay.show(page.unlocked(kind, reason));
    expect(isHeatShown()).toBe(false);
    expect(chip()).toContain(reason);
    expect(page.find('.key').hidden).toBe(true);
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

  it.each(['settling', 'parked'] as const)('says on the pane of a chart why it is %s', (kind) => {
    overlay.show(page.unlocked(kind, 'the scale is not even', true));
    expect(page.hosts).toHaveLength(2);
    expect(page.hosts[1]?.getBoundingClientRect().left).toBe(AXES.pane.left);
    expect(chip()).toContain('the scale is not even');
    expect(page.find('.detail').hidden).toBe(false);
    expect(isHeatShown()).toBe(false);
  });

  it('takes the heat off a view whose day is no longer certain, though it has not moved', async () => {
    light();
    const near = { ...AXES.time, anchor: 'now' as const };
    overlay.show(page.locked({ time: near }));
    expect(isHeatShown()).toBe(true);
    await clock.advance(60_000);
    overlay.show(page.locked({ time: near }));
    expect(isHeatShown()).toBe(false);
  });

  it('draws once for everything that comes in within a frame', () => {
    light();
    const before = log.count('clearRect');
    for (const index of [4, 5, 6]) overlay.append('order-book', testColumn({ index }));
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

  it('draws a chart that leaves time out piece by piece, each within its own pixels', () => {
    light();
    const later = { ...AXES.time, offset: AXES.time.offset - 20 };
    const pieces = [
      { left: 40, right: 60, time: AXES.time },
      { left: 60, right: 80, time: later },
    ];
    const before = log.calls.length;
    overlay.show(page.locked({ time: later, pieces }));
    const calls = log.calls.slice(before).filter((call) => /^(rect|drawImage|restore|clip)/.test(call));
    const names = ['rect', 'clip', 'drawImage', 'restore'];
    expect(calls.map((call) => call.split(' ')[0])).toEqual([...names, ...names]);
    expect(calls.filter((call) => call.startsWith('rect'))).toEqual(['rect 10 0 20 120', 'rect 30 0 20 120']);
    // Where the first column of the picture, 10 px wide each, would lie.
    const images = calls
      .filter((call) => call.startsWith('drawImage'))
      .map((call) => call.split(' ').map(Number));
    const [one = NaN, other] = images.map(([, sx = NaN, , , , dx = NaN]) => dx - 10 * sx);
    expect(other).toBe(one - 20);
  });

  it('says nothing of a place between two pieces', () => {
    light();
    const pieces = [
      { left: 30, right: 50, time: AXES.time },
      { left: 60, right: 80, time: AXES.time },
    ];
    overlay.show(page.locked({ pieces }));
    hover(45, 55);
    expect(page.find('.tooltip').hidden).toBe(false);
    hover(55, 55);
    expect(page.find('.tooltip').hidden).toBe(true);
    hover(65, 55);
    expect(page.find('.tooltip').hidden).toBe(false);
  });

  it('follows the size of the pane', () => {
    light();
    overlay.show(page.locked({ pane: { ...AXES.pane, width: 90.4, height: 60 } }));
    expect([heat().width, heat().height]).toEqual([91, 60]);
  });

  it('survives damaged columns and axes', () => {
    light();
    overlay.append('order-book', { ...testColumn({ index: 9 }), time: Number.NaN });
    overlay.setWindow('BTC-USDT', 'order-book', {
      ...HISTORY,
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
    overlay.setLook(bookStyled({ visible: false }));
    expect(page.hosts).toHaveLength(0);
    overlay.setLook(BOOK_ONLY);
    expect(isHeatShown()).toBe(true);
  });

  it('leaves nothing behind', () => {
    const before = document.documentElement.outerHTML;
    light();
    point(100, 60);
    overlay.destroy();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(page.frame()).toBe(0);
    overlay.append('order-book', testColumn({ index: 8 }));
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
    overlay.append('order-book', testColumn({ index: 5 }));
    overlay.setWindow('ETH-USDT', 'order-book', { ...HISTORY, columns: [] });
    page.frame();
    hover(90, 60);
    expect(page.find('.tooltip').hidden).toBe(true);
  });
});

describe('overlay, controls', () => {
  it('shows the market, its state and the top value of the scale', () => {
    light();
    page.find('.fold').click();
    overlay.setStatus({ market: 'BTC-USDT', data: 'degraded', note: 'bybit-linear is silent.' });
    expect(chip()).toBe('BTC-USDTincompletebybit-linear is silent.');
    // Over a painted chart the reason must not push the legend about: it is the title's.
    expect(page.find('.detail').hidden).toBe(true);
    expect(page.find('.chip').title).toBe('bybit-linear is silent.');
    // The largest code is 150: 0.001 · 2^14.9.
    expect(page.find('.value').textContent).toBe('30.6 BTC');
  });

  it('stores what the legend is moved to, and paints it at once', () => {
    light();
    page.find('.fold').click();
    const slider = page.find('.handle');
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', shiftKey: true }));
    expect(onStyle).toHaveBeenCalledTimes(1);
    const [, style] = onStyle.mock.calls[0] ?? [];
    expect(style?.high.kind).toBe('size');
    expect(style?.high.value).toBeCloseTo(0.001 * 2 ** 13.9, 1);
    page.frame();
    expect(page.find('.value').textContent).toBe('15.3 BTC');
  });

  it('moves the other end out of the way of one that is set past it', () => {
    light();
    page.find('.fold').click();
    // The lower end's value is the second.
    const [high, low] = [
      page.find('.value'),
      page.find('.entry[aria-label^="Smallest"]') as HTMLInputElement,
    ];
    low.value = '100';
    low.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    const [, style] = onStyle.mock.calls[0] ?? [];
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
    const fold = page.find('.fold');
    fold.click();
    expect(page.find('.legend').hidden).toBe(true);
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    fold.click();
    expect(page.find('.legend').hidden).toBe(false);
  });

  it('has nothing to fold while no heat is shown', () => {
    light();
    expect(page.find('.key').hidden).toBe(false);
    overlay.show(page.unlocked('parked', 'gone'));
    expect(page.find('.key').hidden).toBe(true);
  });

  it('starts folded on a low pane', () => {
    light();
    expect(page.find('.legend').hidden).toBe(true);
  });

  it('takes no focus', () => {
    light();
    hover(90, 60);
    expect(document.activeElement).toBe(document.body);
  });
});
