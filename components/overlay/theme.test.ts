// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { backgroundTone, pageTone } from './theme';

describe('backgroundTone', () => {
  it.each([
    ['rgb(14, 17, 22)', 'dark'],
    ['rgb(255, 255, 255)', 'light'],
    ['rgba(20, 20, 20, 0.9)', 'dark'],
    ['rgba(0, 0, 0, 0)', undefined],
    ['rgba(255, 255, 255, 0.2)', undefined],
    ['transparent', undefined],
    ['color(srgb 0 0 0)', undefined],
    ['', undefined],
  ])('%s is %s', (colour, tone) => {
    expect(backgroundTone(colour)).toBe(tone);
  });
});

const wants = (dark: boolean) => ({ matches: dark }) as MediaQueryList;

describe('pageTone', () => {
  beforeEach(() => document.body.replaceChildren());

  it('reads the nearest painted background', () => {
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    outer.style.backgroundColor = 'rgb(10, 10, 10)';
    outer.append(inner);
    document.body.append(outer);
    expect(pageTone(window, inner)).toBe('dark');
    outer.style.backgroundColor = 'transparent';
    expect(pageTone(window, inner)).toBe('light');
  });

  it('asks the system when the page paints nothing', () => {
    document.body.style.backgroundColor = '';
    window.matchMedia = () => wants(true);
    expect(pageTone(window, document.body)).toBe('dark');
    window.matchMedia = () => wants(false);
    expect(pageTone(window, document.body)).toBe('light');
  });
});
