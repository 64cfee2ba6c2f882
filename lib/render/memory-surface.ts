import type { PixelSurface } from './pixel-surface';

/** RGBA pixels in memory. For tests and for pictures made without a browser. */
export class MemorySurface implements PixelSurface {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  writes = 0;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint8ClampedArray(width * height * 4);
  }

  /** Only {@link MemoryContext} can draw it. */
  get image(): CanvasImageSource {
    return this as unknown as CanvasImageSource;
  }

  write(pixels: Uint8ClampedArray<ArrayBuffer>, x: number, y: number, width: number, height: number): void {
    this.writes += 1;
    for (let line = 0; line < height; line += 1) {
      const row = pixels.subarray(line * width * 4, (line + 1) * width * 4);
      this.pixels.set(row, ((y + line) * this.width + x) * 4);
    }
  }

  /** Red, green, blue and alpha of one pixel. */
  at(x: number, y: number): readonly number[] {
    const from = (y * this.width + x) * 4;
    return [...this.pixels.subarray(from, from + 4)];
  }
}

export const memorySurface = (width: number, height: number) => new MemorySurface(width, height);
