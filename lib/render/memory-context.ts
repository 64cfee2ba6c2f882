import { assert } from '../core/assert';
import type { Hatching } from './hatch';
import { MemorySurface } from './memory-surface';
import type { StripContext } from './paint-funding';

type Transform = readonly [xx: number, yy: number, dx: number, dy: number];

interface MemoryPattern {
  readonly tile: MemorySurface;
}

/** Red, green and blue 0…255, alpha 0…1. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Where an image is drawn: from which part of it to where, or all of it as it is. */
type ImagePlaces =
  | [sx: number, sy: number, sw: number, sh: number, dx: number, dy: number, dw: number, dh: number]
  | [dx: number, dy: number];

/** The colour of a place in the coordinates of whoever draws. */
type ColourAt = (u: number, v: number) => Colour;

/** A text that was drawn, and the box that it must stay in; NaN where no greatest width was told. */
interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * As much of a 2D context as a frame needs, on pixels in memory: images scaled to the nearest cell, tiled and plain fills
 * (`#rrggbb`, `rgb(r g b)`, `rgb(r g b / a%)`, `rgba(r,g,b,a)`), a pixel belonging to a shape when its centre does. It has
 * no fonts: texts are noted instead of drawn. Also counts the calls. For tests and for pictures made without a browser.
 */
export class MemoryContext implements StripContext {
  fillStyle: StripContext['fillStyle'] = '';
  globalAlpha = 1;
  imageSmoothingEnabled = true;
  font = '';
  textAlign: StripContext['textAlign'] = 'start';
  textBaseline: StripContext['textBaseline'] = 'alphabetic';
  readonly texts: DrawnText[] = [];
  readonly calls: Record<'clearRect' | 'drawImage' | 'fillRect', number> = {
    clearRect: 0,
    drawImage: 0,
    fillRect: 0,
  };
  private transform: Transform = [1, 1, 0, 0];
  /** Rectangles in whole pixels: left, top, width and height. */
  private path: readonly number[] = [];
  private clipped: readonly number[] | undefined;

  constructor(readonly target: MemorySurface) {}

  /** Whether a pixel was drawn on. Only true to the word on a clear background. */
  isPainted(x: number, y: number): boolean {
    return (this.target.at(x, y)[3] ?? 0) > 0;
  }

  setTransform: StripContext['setTransform'] = (a?: number | DOMMatrix2DInit, _b?, _c?, d?, e?, f?) => {
    this.transform = [Number(a), Number(d), Number(e), Number(f)];
  };

  /** Nothing but a clip is saved. */
  save(): void {
    assert(!this.clipped, 'one clip at a time');
  }

  restore(): void {
    this.clipped = undefined;
  }

  beginPath(): void {
    this.path = [];
  }

  rect(...rect: readonly number[]): void {
    this.path = rect;
  }

  clip(): void {
    this.clipped = this.path;
  }

  clearRect(): void {
    this.calls.clearRect += 1;
    const { width, height, pixels } = this.target;
    const [left = 0, top = 0, wide = width, high = height] = this.clipped ?? [];
    for (let y = top; y < Math.min(height, top + high); y += 1)
      pixels.fill(0, (y * width + left) * 4, (y * width + Math.min(width, left + wide)) * 4);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.calls.fillRect += 1;
    this.paint(x, y, width, height, fillOf(this.fillStyle));
  }

  drawImage = ((image: MemorySurface, ...places: ImagePlaces) => {
    this.calls.drawImage += 1;
    const [sx, sy, sw, sh, dx, dy, dw, dh] =
      places.length === 8 ? places : [0, 0, image.width, image.height, ...places, image.width, image.height];
    this.paint(dx, dy, dw, dh, (u, v) => {
      const column = Math.min(sx + sw - 1, sx + Math.floor(((u - dx) / dw) * sw));
      const line = Math.min(sy + sh - 1, sy + Math.floor(((v - dy) / dh) * sh));
      return pixelOf(image, column, line);
    });
  }) as unknown as StripContext['drawImage'];

  fillText(text: string, x: number, y: number, maxWidth = Number.NaN): void {
    assert(this.textBaseline === 'middle', 'the middle of a text lies at its place');
    const left = this.textAlign === 'right' ? x - maxWidth : x;
    const half = Number.parseInt(/(\d+)px/.exec(this.font)?.[1] ?? '', 10) / 2;
    const right = this.textAlign === 'right' ? x : x + maxWidth;
    this.texts.push({ text, left, top: y - half, right, bottom: y + half });
  }

  /** Colours each pixel whose centre lies in the rectangle; `colour` gets the centre before the transform. */
  private paint(x: number, y: number, width: number, height: number, colour: ColourAt): void {
    const [xx, yy, dx, dy] = this.transform;
    const [left, right] = spanOf(x * xx + dx, (x + width) * xx + dx, this.target.width);
    const [top, bottom] = spanOf(y * yy + dy, (y + height) * yy + dy, this.target.height);
    for (let py = top; py < bottom; py += 1) {
      for (let px = left; px < right; px += 1) {
        const [u, v] = [(px + 0.5 - dx) / xx, (py + 0.5 - dy) / yy];
        if (u < x || u >= x + width || v < y || v >= y + height || !this.isWithin(px, py)) continue;
        this.blend((py * this.target.width + px) * 4, colour(u, v));
      }
    }
  }

  private isWithin(x: number, y: number): boolean {
    if (!this.clipped) return true;
    const [left = NaN, top = NaN, width = NaN, height = NaN] = this.clipped;
    return x >= left && x < left + width && y >= top && y < top + height;
  }

  private blend(at: number, [red, green, blue, opacity]: Colour): void {
    const { pixels } = this.target;
    const alpha = opacity * this.globalAlpha;
    const below = ((pixels[at + 3] ?? 0) / 255) * (1 - alpha);
    const out = alpha + below;
    if (out === 0) return;
    [red, green, blue].forEach((value, channel) => {
      pixels[at + channel] = (value * alpha + (pixels[at + channel] ?? 0) * below) / out;
    });
    pixels[at + 3] = out * 255;
  }
}

/** Pattern factory for `createHatching`, to go with {@link MemoryContext}. */
export const memoryPatterns = {
  createPattern: (tile: unknown) => ({ tile }) as unknown as Hatching['gap'],
};

/** The pixels that a stretch touches, `[first, end)`, within a number of them. */
function spanOf(one: number, other: number, most: number): readonly [first: number, end: number] {
  return [Math.max(0, Math.floor(Math.min(one, other))), Math.min(most, Math.ceil(Math.max(one, other)))];
}

function fillOf(style: StripContext['fillStyle']): ColourAt {
  if (typeof style === 'string') {
    const plain = plainColour(style);
    return () => plain;
  }
  const { tile } = style as unknown as MemoryPattern;
  return (u, v) => pixelOf(tile, wrap(u, tile.width), wrap(v, tile.height));
}

function pixelOf(surface: MemorySurface, x: number, y: number): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 0] = surface.at(x, y);
  return [red, green, blue, alpha / 255];
}

function plainColour(style: string): Colour {
  const hex = /^#(..)(..)(..)$/.exec(style)?.slice(1);
  const [red = NaN, green = NaN, blue = NaN, alpha = 1] = hex
    ? hex.map((digits) => Number.parseInt(digits, 16))
    : (style.match(/[\d.]+%?/g) ?? []).map(
        (text) => Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1),
      );
  assert(!Number.isNaN(red + green + blue + alpha), `"${style}" is a colour`);
  return [red, green, blue, alpha];
}

const wrap = (value: number, size: number) => ((Math.floor(value) % size) + size) % size;
