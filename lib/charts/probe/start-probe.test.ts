// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offerChannel } from '../channel';
import { readPayload } from '../engine/read-payload';
import { startProbe } from './start-probe';

/** A 2D context that draws nothing: 6 px a letter, ink 8 px above and 2 px below an alphabetic baseline. */
class FakeContext {
  font = '12px sans-serif';
  textAlign = 'center';
  textBaseline = 'middle';
  readonly drawn: unknown[][] = [];
  private matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

  constructor(readonly canvas: object) {}

  fillText(...args: unknown[]) {
    if (args.length < 3) throw new TypeError('3 arguments required');
    this.drawn.push(args);
  }
  strokeText(...args: unknown[]) {
    this.drawn.push(args);
  }
  drawImage(...args: unknown[]) {
    this.drawn.push(args);
  }
  measureText(text: string) {
    return { width: text.length * 6, actualBoundingBoxAscent: 5, actualBoundingBoxDescent: 4 };
  }
  getTransform() {
    return this.matrix;
  }
  clearRect(...area: number[]) {
    this.drawn.push(area);
  }
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number) {
    this.matrix = { a, b, c, d, e, f };
  }
}

class FakeOffscreenCanvas {
  width = 100;
  height = 20;
  transferToImageBitmap() {
    return { width: 100, height: 20 };
  }
}

type Said = { readonly canvas: EventTarget; readonly detail: unknown };

let said: Said[];
let wanted: boolean;
let Context: typeof FakeContext;
let Offscreen: typeof FakeOffscreenCanvas;

interface Owner {
  readonly prototype: object;
}

const methodOf = (owner: Owner, name: string) =>
  (owner.prototype as Record<string, (...args: never[]) => unknown>)[name];

/** Own methods, so that a hook of one test does not reach the next. */
const copyMethod = (from: Owner, to: Owner, name: string) =>
  Object.assign(to.prototype, { [name]: methodOf(from, name) });

function start(): void {
  Context = class extends FakeContext {};
  for (const name of ['fillText', 'strokeText', 'drawImage', 'clearRect'])
    copyMethod(FakeContext, Context, name);
  Offscreen = class extends FakeOffscreenCanvas {};
  copyMethod(FakeOffscreenCanvas, Offscreen, 'transferToImageBitmap');
  const page = Object.create(window, {
    Reflect: { value: Reflect },
    // Of the page's realm, which is not ours.
    Function: { value: { prototype: {} } },
    JSON: { value: JSON },
    performance: { value: performance },
    queueMicrotask: { value: queueMicrotask },
    CanvasRenderingContext2D: { value: Context },
    OffscreenCanvas: { value: Offscreen },
    OffscreenCanvasRenderingContext2D: { value: undefined },
  }) as Window & typeof globalThis;
  startProbe(page);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  said = [];
  wanted = true;
  document.body.replaceChildren();
  start();
  const name = `labels-${Math.random()}`;
  document.addEventListener(
    name,
    (event) => {
      const { target, detail } = event as CustomEvent<unknown>;
      if (target) said.push({ canvas: target, detail });
      if (wanted) event.preventDefault();
    },
    true,
  );
  offerChannel(document, 'labels', name);
});

afterEach(() => {
  vi.useRealTimers();
});

const drawingCanvas = () => {
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  return new Context(canvas);
};
const burst = (afterMs = 0) => vi.advanceTimersByTimeAsync(afterMs);
const labels = () => said.flatMap(({ detail }) => readPayload(detail) ?? []);

describe('the probe', () => {
  it('says text, place and size of what is drawn, once per burst, on the canvas', async () => {
    const context = drawingCanvas();
    context.fillText('63,500', 100, 20);
    context.strokeText('63,000', 100, 50);
    expect(said).toEqual([]);
    await burst();
    expect(said.map(({ canvas }) => canvas)).toEqual([context.canvas]);
    expect(labels()).toEqual([
      { text: '63,500', x: 100, y: 20, ink: -0.5, width: 36, height: 12 },
      { text: '63,000', x: 100, y: 50, ink: -0.5, width: 36, height: 12 },
    ]);
  });

  it('forgets what an earlier burst drew', async () => {
    const context = drawingCanvas();
    context.fillText('1', 1, 1);
    await burst();
    context.fillText('2', 1, 1);
    await burst();
    expect(labels().map(({ text }) => text)).toEqual(['1', '2']);
  });

  it.each([
    ['left', 'middle', 18, 0],
    ['right', 'middle', -18, 0],
    ['center', 'top', 0, 6],
    ['center', 'bottom', 0, -6],
    ['center', 'alphabetic', 0, -0.5],
  ])('finds the middle of a text aligned %s and %s', async (align, baseline, dx, dy) => {
    const context = drawingCanvas();
    Object.assign(context, { textAlign: align, textBaseline: baseline });
    context.fillText('63,500', 100, 20);
    await burst();
    expect(labels()[0]).toMatchObject({ x: 100 + dx, y: 20 + dy });
  });

  it('applies the transform, and leaves out turned text', async () => {
    const context = drawingCanvas();
    context.setTransform(2, 0, 0, 2, 5, 7);
    context.fillText('1', 100, 20);
    context.setTransform(0, 1, -1, 0, 0, 0);
    context.fillText('turned', 100, 20);
    await burst();
    expect(labels()).toMatchObject([{ text: '1', x: 205, y: 47, height: 24 }]);
  });

  it('follows a label that is drawn once and copied from then on', async () => {
    const cached = new Context({ width: 60, height: 20 });
    cached.fillText('63,500', 30, 10);
    await burst();
    expect(said).toEqual([]);
    const context = drawingCanvas();
    context.drawImage(cached.canvas, 400, 90);
    context.drawImage(cached.canvas, 400, 190, 120, 40);
    context.drawImage(cached.canvas, 20, 0, 20, 20, 400, 290, 20, 20);
    context.drawImage(cached.canvas, 50, 0, 10, 20, 400, 390, 10, 20);
    await burst();
    expect(labels()).toMatchObject([
      { x: 430, y: 100, width: 36 },
      { x: 460, y: 210, width: 72 },
      { x: 410, y: 300 },
    ]);
  });

  it('takes the middle of a label’s own bitmap for that of the label, but not that of a layer', async () => {
    const context = drawingCanvas();
    for (const height of [20, 40]) {
      const cached = new Context({ width: 60, height });
      cached.fillText('63,500', 30, 11);
      context.drawImage(cached.canvas, 400, 90);
    }
    await burst();
    expect(labels().map(({ y }) => y)).toEqual([100, 101]);
  });

  it('follows a bitmap taken from an offscreen canvas', async () => {
    const offscreen = new Offscreen();
    new Context(offscreen).fillText('63,500', 50, 10);
    const bitmap = offscreen.transferToImageBitmap();
    const context = drawingCanvas();
    context.drawImage(bitmap, 0, 100);
    await burst();
    expect(labels()).toMatchObject([{ text: '63,500', x: 50, y: 110 }]);
  });

  it('keeps results, errors and looks of the built-ins', () => {
    const context = drawingCanvas();
    expect(() => context.fillText('1')).toThrow('3 arguments required');
    const hooked = methodOf(Context, 'fillText');
    expect(hooked).not.toBe(methodOf(FakeContext, 'fillText'));
    expect(hooked).toHaveLength(0);
    expect(hooked?.name).toBe('fillText');
    expect(hooked && 'prototype' in hooked).toBe(false);
    expect(new Offscreen().transferToImageBitmap()).toEqual({ width: 100, height: 20 });
  });

  it('is not disturbed by what is no text, no number or too long', async () => {
    const context = drawingCanvas();
    const thrower = {
      toString: () => {
        throw new Error('page');
      },
    };
    context.fillText(thrower, 1, 1);
    context.fillText('far', 1e9, 1);
    context.fillText('nowhere', NaN, 1);
    context.fillText('x'.repeat(41), 1, 1);
    context.fillText('', 1, 1);
    context.fillText('7', '5', 6);
    context.fillText('a word too long', 1, 1);
    context.fillText(12, 5, 6);
    await burst();
    expect(labels()).toMatchObject([{ text: '12', x: 5, y: 6 }]);
  });

  it('never makes a text or a number of an object, as the built-in has done so before', () => {
    const context = drawingCanvas();
    let made = 0;
    const counted = { toString: () => String((made += 1)), valueOf: () => (made += 1) };
    context.fillText(counted, 1, 1);
    context.fillText('1', counted, counted);
    expect(made).toBe(0);
  });

  it('keeps what lies outside of what the page clears', async () => {
    const context = drawingCanvas();
    const draw = (text: string, y: number) => context.fillText(text, 50, y);
    draw('64,000', 50);
    draw('63,000', 100);
    draw('62,000', 150);
    await burst();
    said = [];
    context.clearRect(0, 80, 100, 40);
    draw('63,100', 95);
    await burst();
    expect(labels().map(({ text }) => text)).toEqual(['64,000', '62,000', '63,100']);
  });

  it('keeps nothing when the page draws where it has cleared nothing', async () => {
    const context = drawingCanvas();
    context.fillText('64,000', 50, 50);
    context.fillText('63,000', 50, 100);
    await burst();
    said = [];
    context.clearRect(0, 80, 100, 40);
    context.fillText('63,000', 50, 100);
    context.fillText('62,500', 50, 140);
    await burst();
    expect(labels().map(({ text }) => text)).toEqual(['63,000', '62,500']);
  });

  it('says when a canvas was cleared and nothing drawn', async () => {
    const context = drawingCanvas();
    context.fillText('64,000', 50, 50);
    await burst();
    said = [];
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.clearRect(0, 0, 100, 100);
    await burst();
    expect(said.map(({ detail }) => readPayload(detail))).toEqual([[]]);
  });

  it('has places left for numbers however many words are drawn', async () => {
    const context = drawingCanvas();
    for (let index = 0; index < 300; index += 1) context.fillText('word', index, 1);
    for (let index = 0; index < 90; index += 1) context.fillText('1', index, 1);
    await burst();
    expect(labels().filter(({ text }) => text === '1')).toHaveLength(90);
  });

  it('is not disturbed by an array method of the page', async () => {
    const arrays = Array.prototype as { toJSON?: () => string };
    arrays.toJSON = () => 'broken';
    try {
      drawingCanvas().fillText('1', 1, 1);
      await burst();
    } finally {
      delete arrays.toJSON;
    }
    expect(labels()).toHaveLength(1);
  });

  it('says nothing of canvases outside the page', async () => {
    new Context(document.createElement('canvas')).fillText('1', 1, 1);
    await burst();
    expect(said).toEqual([]);
  });

  it('looks only now and then at a canvas nobody wants, and again once somebody does', async () => {
    const context = drawingCanvas();
    const frames = async (count: number) => {
      said = [];
      for (let index = 0; index < count; index += 1) {
        context.fillText('60 fps', 1, 1);
        await burst(20);
      }
      return said.length;
    };
    wanted = false;
    expect(await frames(21)).toBe(21);
    expect(await frames(99)).toBe(0);
    expect(await frames(200)).toBe(2);
    wanted = true;
    await burst(2000);
    expect(await frames(10)).toBe(10);
  });
});

it('does nothing at all until a loader is there', async () => {
  start();
  expect(methodOf(Context, 'fillText')).toBe(methodOf(FakeContext, 'fillText'));
  drawingCanvas().fillText('1', 1, 1);
  await burst();
  expect(said).toEqual([]);
});
