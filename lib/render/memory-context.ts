import type { Hatching } from './hatch';
import { MemorySurface } from './memory-surface';
import type { HeatContext } from './painter';

type Transform = readonly [xx: number, yy: number, dx: number, dy: number];

interface MemoryPattern {
  readonly tile: MemorySurface;
}

/**
 * As much of a 2D context as a frame needs, on pixels in memory: images scaled to the nearest cell, tiled fills, a
 * pixel belonging to a shape when its centre does. Also counts the calls. For tests.
 */
export class MemoryContext implements HeatContext {
  fillStyle: HeatContext['fillStyle'] = '';
  globalAlpha = 1;
  imageSmoothingEnabled = true;
  readonly calls: Record<'clearRect' | 'drawImage' | 'fillRect', number> = {
    clearRect: 0,
    drawImage: 0,
    fillRect: 0,
  };
  private transform: Transform = [1, 1, 0, 0];

  constructor(readonly target: MemorySurface) {}

  setTransform: HeatContext['setTransform'] = (a?: number | DOMMatrix2DInit, _b?, _c?, d?, e?, f?) => {
    this.transform = [Number(a), Number(d), Number(e), Number(f)];
  };

  clearRect(): void {
    this.calls.clearRect += 1;
    this.target.pixels.fill(0);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.calls.fillRect += 1;
    const { tile } = this.fillStyle as unknown as MemoryPattern;
    this.paint(x, y, width, height, (u, v) => tile.at(wrap(u, tile.width), wrap(v, tile.height)));
  }

  drawImage = ((
    image: MemorySurface,
    ...[sx, sy, sw, sh, dx, dy, dw, dh]: [number, number, number, number, number, number, number, number]
  ) => {
    this.calls.drawImage += 1;
    this.paint(dx, dy, dw, dh, (u, v) => {
      const column = Math.min(sx + sw - 1, sx + Math.floor(((u - dx) / dw) * sw));
      const line = Math.min(sy + sh - 1, sy + Math.floor(((v - dy) / dh) * sh));
      return image.at(column, line);
    });
  }) as unknown as HeatContext['drawImage'];

  /** Colours each pixel whose centre lies in the rectangle; `colour` gets the centre before the transform. */
  private paint(
    x: number,
    y: number,
    width: number,
    height: number,
    colour: (u: number, v: number) => readonly number[],
  ): void {
    const [xx, yy, dx, dy] = this.transform;
    for (let py = 0; py < this.target.height; py += 1) {
      for (let px = 0; px < this.target.width; px += 1) {
        const [u, v] = [(px + 0.5 - dx) / xx, (py + 0.5 - dy) / yy];
        if (u < x || u >= x + width || v < y || v >= y + height) continue;
        this.blend((py * this.target.width + px) * 4, colour(u, v));
      }
    }
  }

  private blend(at: number, colour: readonly number[]): void {
    const { pixels } = this.target;
    const alpha = ((colour[3] ?? 0) / 255) * this.globalAlpha;
    const below = (pixels[at + 3] ?? 0) / 255;
    const out = alpha + below * (1 - alpha);
    if (out === 0) return;
    for (let channel = 0; channel < 3; channel += 1) {
      const mixed = (colour[channel] ?? 0) * alpha + (pixels[at + channel] ?? 0) * below * (1 - alpha);
      pixels[at + channel] = mixed / out;
    }
    pixels[at + 3] = out * 255;
  }
}

/** Pattern factory for `createHatching`, to go with {@link MemoryContext}. */
export const memoryPatterns = {
  createPattern: (tile: unknown) => ({ tile }) as unknown as Hatching['gap'],
};

const wrap = (value: number, size: number) => ((Math.floor(value) % size) + size) % size;
