import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import type { MemorySurface } from '@/lib/render/memory-surface';

/** How far a channel may be off: machines round the last bit in different ways. */
const TOLERANCE = 1;

/**
 * Compares a picture with its golden one of `lib/render/golden`. With UPDATE_GOLDEN=1 it is written anew instead: look at
 * each file before it is committed.
 */
export function expectGolden(name: string, { width, height, pixels }: MemorySurface): void {
  const path = new URL(`../lib/render/golden/${name}.png`, import.meta.url);
  if (process.env['UPDATE_GOLDEN']) {
    const png = new PNG({ width, height });
    png.data.set(pixels);
    writeFileSync(path, PNG.sync.write(png));
  }
  expect(existsSync(path)).toBe(true);
  const golden = PNG.sync.read(readFileSync(path));
  expect([golden.width, golden.height]).toEqual([width, height]);
  expect(pixels.findIndex((value, at) => Math.abs(value - (golden.data[at] ?? 0)) > TOLERANCE)).toBe(-1);
}
