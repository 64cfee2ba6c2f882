// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '@/lib/core/assert';
import { CutoffHandle, type HandlePorts } from './cutoff-handle';

const change = vi.fn<HandlePorts['change']>();
let slider: HTMLElement;
let value: HTMLButtonElement;
let entry: HTMLInputElement;
let handle: CutoffHandle;

const MODEL = {
  code: 100,
  limits: [20, 120],
  share: 0.25,
  nudge: 0,
  size: 12.345,
  cutoff: { kind: 'percentile', value: 99 },
  base: 'BTC',
} as const;

const press = (target: HTMLElement, key: string, shiftKey = false) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, cancelable: true }));

beforeEach(() => {
  vi.clearAllMocks();
  handle = new CutoffHandle(document, 'Size of the strongest colour', {
    change,
    codeAt: (y) => 200 - y,
    sizeOf: (code) => code / 10,
  });
  handle.update(MODEL);
  document.body.replaceChildren(...handle.elements);
  slider = ensureDefined(handle.elements[0], 'slider');
  value = handle.elements[1] as HTMLButtonElement;
  entry = handle.elements[2] as HTMLInputElement;
});

describe('CutoffHandle', () => {
  it('is a slider to a screen reader, with its size in words', () => {
    expect(slider.getAttribute('role')).toBe('slider');
    expect(slider.tabIndex).toBe(0);
    expect(slider.getAttribute('aria-valuenow')).toBe('100');
    expect(slider.getAttribute('aria-valuetext')).toBe('12.3 BTC (99 %)');
    expect(value.textContent).toBe('12.3 BTC');
  });

  it.each([
    ['ArrowUp', false, 10.1],
    ['ArrowDown', false, 9.9],
    ['ArrowUp', true, 11],
    ['PageDown', false, 9],
    ['Home', false, 2],
    ['End', false, 12],
  ])('moves by key %s (Shift: %s)', (key, shift, size) => {
    expect(press(slider, key, shift)).toBe(false);
    expect(change).toHaveBeenCalledWith({ kind: 'size', value: size }, true);
  });

  it('leaves other keys to the page', () => {
    expect(press(slider, 'Tab')).toBe(true);
    expect(press(slider, 'h')).toBe(true);
    expect(change).not.toHaveBeenCalled();
  });

  it('does not move past its limits', () => {
    handle.update({ ...MODEL, code: 119 });
    press(slider, 'ArrowUp', true);
    expect(change).toHaveBeenCalledWith({ kind: 'size', value: 12 }, true);
  });

  it('is dragged, and settles where it is let go', () => {
    const captured = new Set<number>();
    slider.setPointerCapture = (id) => void captured.add(id);
    slider.hasPointerCapture = (id) => captured.has(id);
    const at = (type: string, clientY: number) =>
      slider.dispatchEvent(new PointerEvent(type, { clientY, pointerId: 1, button: 0 }));
    at('pointermove', 90);
    expect(change).not.toHaveBeenCalled();
    at('pointerdown', 100);
    at('pointermove', 130);
    expect(change).toHaveBeenLastCalledWith({ kind: 'size', value: 7 }, false);
    at('pointerup', 140);
    expect(change).toHaveBeenLastCalledWith({ kind: 'size', value: 6 }, true);
  });

  it.each([
    ['99.5%', { kind: 'percentile', value: 99.5 }],
    ['250', { kind: 'size', value: 250 }],
    ['1.5k', { kind: 'size', value: 1500 }],
  ])('takes %s when typed', (text, cutoff) => {
    value.click();
    expect(entry.hidden).toBe(false);
    expect(entry.value).toBe('99 %');
    entry.value = text;
    press(entry, 'Enter');
    expect(change).toHaveBeenCalledWith(cutoff, true);
    expect(entry.hidden).toBe(true);
    expect(document.activeElement).toBe(value);
  });

  it.each(['', 'lots', '-3', '0', '101%', 'NaN', '1e999', '9'.repeat(400)])(
    'refuses %j and says so',
    (text) => {
      value.click();
      entry.value = text;
      press(entry, 'Enter');
      expect(change).not.toHaveBeenCalled();
      expect(entry.getAttribute('aria-invalid')).toBe('true');
    },
  );

  it('forgets what was typed on Escape', () => {
    value.click();
    entry.value = '5';
    press(entry, 'Escape');
    expect(change).not.toHaveBeenCalled();
    expect(value.hidden).toBe(false);
  });

  it('shows no number that is none', () => {
    handle.update({ ...MODEL, size: Number.NaN });
    expect(value.textContent).toBe('– BTC');
  });
});
