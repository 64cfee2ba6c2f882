import { describe, expect, it } from 'vitest';
import { nextRange } from './watch-range';

const HOUR = 3_600_000;
const NOW = 1000 * HOUR;

describe('nextRange', () => {
  const visible = { from: NOW - 2 * HOUR, to: NOW };
  const asked = { from: NOW - 3 * HOUR, to: NOW + HOUR };

  it('asks for what is seen and half of it on each side', () => {
    expect(nextRange(visible, undefined, NOW)).toEqual(asked);
  });

  it('asks for nothing while the view stays within what was asked for', () => {
    expect(nextRange({ from: NOW - 2.9 * HOUR, to: NOW - 0.9 * HOUR }, asked, NOW)).toBeUndefined();
  });

  it('asks again when the view leaves it', () => {
    expect(nextRange({ from: NOW - 4 * HOUR, to: NOW - 2 * HOUR }, asked, NOW)?.from).toBe(NOW - 5 * HOUR);
  });

  it('does not ask for the future', () => {
    expect(nextRange({ from: NOW - HOUR, to: NOW + 5 * HOUR }, asked, NOW)).toBeUndefined();
    expect(nextRange({ from: NOW + HOUR, to: NOW + 2 * HOUR }, undefined, NOW)).toBeUndefined();
  });

  it('asks again for a finer step when the view was zoomed in far', () => {
    expect(nextRange({ from: NOW - HOUR / 4, to: NOW }, asked, NOW)).toBeDefined();
  });

  it('asks for nothing where the axis makes no sense', () => {
    expect(nextRange({ from: Number.NaN, to: NOW }, undefined, NOW)).toBeUndefined();
    expect(nextRange({ from: -Infinity, to: Infinity }, undefined, NOW)).toBeUndefined();
  });
});
