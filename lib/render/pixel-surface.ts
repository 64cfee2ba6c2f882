import { ensureDefined } from '../core/assert';

/** Pixels that can be written in blocks and drawn as an image. */
export interface PixelSurface {
  readonly image: CanvasImageSource;
  /** Puts a block of RGBA pixels (not premultiplied, row by row) with its upper left corner at `x`, `y`. */
  write(pixels: Uint8ClampedArray<ArrayBuffer>, x: number, y: number, width: number, height: number): void;
}

/** Makes a surface of so many pixels, all transparent. */
export type SurfaceMaker = (width: number, height: number) => PixelSurface;

/** A surface on a canvas that is never part of the page. */
export function canvasSurface(document: Document, width: number, height: number): PixelSurface {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = ensureDefined(canvas.getContext('2d'), 'a 2D context');
  return {
    image: canvas,
    // Wrapping our own array, instead of filling one the page's realm made, is what Firefox allows content scripts.
    write: (pixels, x, y, w, h) => context.putImageData(new ImageData(pixels, w, h), x, y),
  };
}
