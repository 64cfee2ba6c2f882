// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Calibration } from '@/lib/charts/calibration/calibration';
import { ensureDefined } from '@/lib/core/assert';
import { AXES } from '@/lib/render/test-scene';
import { isShown, NOW, PanelPage, press, pressOn } from './panel-page';

const MINUTE = 60_000;

/** Two marks on the pane of the test page, 96 pixels in 60 minutes: a pixel takes 37 seconds. */
const EARLIER: Calibration = {
  points: [
    { x: 0.2, y: 0.1, price: 61_000, time: NOW - 60 * MINUTE },
    { x: 0.8, y: 0.9, price: 60_000, time: NOW },
  ],
  model: 'log',
  width: AXES.pane.width,
  height: AXES.pane.height,
  madeAt: NOW,
};

let on: PanelPage;

const shownButtons = () =>
  on.page
    .findAll('.card .act')
    .filter(isShown)
    .map(({ textContent }) => textContent);
const trouble = () => on.page.find('.trouble').textContent;
const canUse = () => !on.button('Use').disabled;

const fill = () => {
  on.type('Price of mark 1', '61,000.50');
  on.type('Time of mark 1', '2026-11-26 13:30');
  on.type('Price of mark 2', '60000');
  on.type('Time of mark 2', '14:30');
};

describe('panel, calibration', () => {
  it('makes axes of two marks with typed values', () => {
    on = new PanelPage();
    on.calibrate();
    expect(on.focused).toBe(on.field('Price of mark 1'));
    expect(canUse()).toBe(false);
    fill();
    expect(canUse()).toBe(true);
    expect(on.page.findAll('.guides .tag').map(({ textContent }) => textContent)).toContain('14:00');
    on.button('Use').click();
    const [made] = on.calibration.used;
    expect(made).toMatchObject({ model: 'linear', width: 160, height: 120, madeAt: NOW });
    expect(made?.points.map(({ price, time }) => [price, time])).toEqual([
      [61_000.5, NOW - 60 * MINUTE],
      [60_000, NOW],
    ]);
    expect(isShown(on.card)).toBe(false);
    expect(on.page.findAll('.marks')).toHaveLength(0);
  });

  it('counts from the moment it is said to fit', async () => {
    on = new PanelPage();
    on.calibrate();
    fill();
    await on.clock.advance(MINUTE);
    on.button('Use').click();
    expect(on.calibration.used[0]?.madeAt).toBe(NOW + MINUTE);
  });

  it('is used by Enter from a field, which presses nothing else', () => {
    on = new PanelPage();
    on.calibrate();
    expect(press('Enter', on.field('Price of mark 1'))).toBe(true);
    fill();
    expect(press('Enter', on.field('Time of mark 2'))).toBe(false);
    expect(on.calibration.used).toHaveLength(1);
  });

  it('says how each text is read, and refuses what is not certain', () => {
    on = new PanelPage();
    on.calibrate();
    on.type('Price of mark 1', '1,234');
    expect(on.field('Price of mark 1').getAttribute('aria-invalid')).toBe('true');
    expect(on.page.find('.echo').textContent).toContain('two ways');
    on.type('Price of mark 1', '1.234');
    on.type('Time of mark 1', '26 Nov 9:05');
    expect(on.page.find('.echo').textContent).toMatch(/^1\.234 · 2026-11-26 09:05/);
    expect(trouble()).toContain('type the price and the time');
    expect(canUse()).toBe(false);
  });

  it('says what is wrong with the two together', () => {
    on = new PanelPage();
    on.calibrate();
    fill();
    on.type('Time of mark 2', '2026-11-26 12:00');
    expect(trouble()).toContain('must be the later one');
    on.type('Time of mark 2', '2026-11-26 14:30');
    on.type('Price of mark 2', '-5');
    expect(canUse()).toBe(true);
    const scale = on.page.find('.trouble').previousElementSibling?.querySelector('select');
    ensureDefined(scale ?? undefined, 'the scale').value = 'log';
    scale?.dispatchEvent(new Event('change'));
    expect(trouble()).toContain('logarithmic');
    expect(canUse()).toBe(false);
  });

  it('is dragged and moved by keys, and warns of marks too close', () => {
    on = new PanelPage();
    on.calibrate();
    fill();
    const mark = ensureDefined(on.page.findAll('.cross')[1], 'the second mark');
    const captured = new Set<number>();
    mark.setPointerCapture = (id) => void captured.add(id);
    mark.hasPointerCapture = (id) => captured.has(id);
    const at = (name: string, clientX: number, clientY: number) =>
      mark.dispatchEvent(new PointerEvent(name, { clientX, clientY, pointerId: 1, button: 0 }));
    // It lies at 0.85, 0.75 of a pane of 160 × 120 at 30, 20, and is gripped 2 pixels beside its middle.
    at('pointermove', 100, 60);
    at('pointerdown', 168, 112);
    at('pointermove', 138, 102);
    expect(parseFloat(mark.style.left)).toBeCloseTo(100 * (0.85 - 30 / 160), 9);
    expect(trouble()).toContain('Move the marks apart');
    at('pointermove', 900, 900);
    expect([mark.style.left, mark.style.top]).toEqual(['100%', '100%']);
    captured.clear();
    press('ArrowLeft', mark);
    mark.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', shiftKey: true }));
    on.button('Use').click();
    const point = on.calibration.used[0]?.points[1];
    expect(point?.x).toBeCloseTo(159 / 160, 9);
    expect(point?.y).toBeCloseTo(110 / 120, 9);
  });

  it('ends without axes on Escape and Cancel; a press on the chart does not end it', () => {
    on = new PanelPage();
    on.calibrate();
    pressOn(on.page.canvas);
    expect(on.page.findAll('.marks')).toHaveLength(1);
    press('Escape');
    expect(on.page.findAll('.marks')).toHaveLength(0);
    expect(isShown(on.card)).toBe(true);
    on.button('Calibrate by hand').click();
    on.button('Cancel').click();
    expect(on.calibration.used).toEqual([]);
    expect(isShown(on.page.find('.home'))).toBe(true);
  });

  it('judges the marks on the pane as it is', () => {
    on = new PanelPage();
    on.calibrate();
    fill();
    on.overlay.show(on.page.locked({ pane: { ...AXES.pane, width: 400, height: 60 } }));
    expect(trouble()).toContain('Move the marks apart');
  });

  it('offers a remembered one that still fits, and applies it only when told to', () => {
    on = new PanelPage({ kept: EARLIER });
    on.open();
    expect(on.calibration.used).toEqual([]);
    expect(shownButtons()).toEqual(['Use the calibration of 26 Nov', 'Calibrate by hand', 'Forget']);
    on.button('Use the calibration of 26 Nov').click();
    expect(on.calibration.used).toEqual([EARLIER]);
    expect(shownButtons()).toEqual(['Redo', 'Forget']);
  });

  it('only starts from a remembered one that a live chart has left behind', async () => {
    on = new PanelPage({ kept: EARLIER });
    await on.clock.advance(40_000);
    on.open();
    on.button('Start from the calibration of 26 Nov').click();
    expect(on.calibration.used).toEqual([]);
    expect(on.field('Price of mark 2').value).toBe('60000');
    expect(on.field('Time of mark 1').value).toBe('2026-11-26 13:30');
    expect(on.page.findAll('.cross')[0]?.style.left).toBe('20%');
    on.button('Use').click();
    expect(on.calibration.used).toEqual([{ ...EARLIER, madeAt: NOW + 40_000 }]);
  });

  it('renews one that no longer holds, and redoes one that does', () => {
    on = new PanelPage({ inForce: EARLIER });
    on.open();
    expect(shownButtons()).toEqual(['Renew', 'Forget']);
    on.overlay.show(on.page.locked({ source: 'hand', errorPx: 0.5 }));
    expect(shownButtons()).toEqual(['Redo', 'Forget']);
    on.button('Redo').click();
    expect(on.field('Price of mark 1').value).toBe('61000');
  });

  it('forgets', () => {
    on = new PanelPage({ inForce: EARLIER });
    on.open();
    on.button('Forget').click();
    expect(on.calibration.used).toEqual([undefined]);
    expect(shownButtons()).toEqual(['Calibrate by hand']);
  });
});
