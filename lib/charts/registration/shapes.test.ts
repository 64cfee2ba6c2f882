// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { awaitChannel } from '../channel';
import { ShapeSource } from './ask-shapes';
import { type Box, readShapes } from './read-shapes';
import { MAX_BOXES } from './shape-payload';
import { startShapes } from './start-shapes';

/** A 2D context that draws nothing. */
class FakeContext {
  private matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
  transformsRead = 0;
  readonly drawn: number[][] = [];

  constructor(readonly canvas: HTMLCanvasElement) {}

  fillRect(...args: number[]) {
    this.drawn.push(args);
  }
  strokeRect(...args: number[]) {
    this.drawn.push(args);
  }
  rect(...args: number[]) {
    this.drawn.push(args);
  }
  moveTo(...args: number[]) {
    this.drawn.push(args);
  }
  lineTo(...args: number[]) {
    this.drawn.push(args);
  }
  beginPath() {}
  fill() {}
  stroke() {}
  getTransform() {
    this.transformsRead += 1;
    return this.matrix;
  }
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number) {
    this.matrix = { a, b, c, d, e, f };
  }
}

const METHODS = [
  'fillRect',
  'strokeRect',
  'beginPath',
  'rect',
  'moveTo',
  'lineTo',
  'fill',
  'stroke',
] as const;

let Context: typeof FakeContext;
let source: ShapeSource;
let heard: { readonly canvas: HTMLCanvasElement; readonly boxes: readonly Box[] }[];

/** The hook changes how functions read, which must not reach the next test. */
class OwnFunction {
  toString() {
    return 'function';
  }
}

beforeEach(() => {
  document.body.replaceChildren();
  heard = [];
  // Own methods, so that a hook of one test does not reach the next.
  Context = class extends FakeContext {};
  for (const name of METHODS) Object.defineProperty(Context.prototype, name, descriptorOf(name));
  const page = Object.create(window, {
    Error: { value: Error },
    Function: { value: OwnFunction },
    HTMLCanvasElement: { value: window.HTMLCanvasElement },
    CustomEvent: { value: window.CustomEvent },
    queueMicrotask: { value: queueMicrotask },
    CanvasRenderingContext2D: { value: Context },
  }) as Window & typeof globalThis;
  awaitChannel(document, 'shapes', (name) => startShapes(page, name));
  source = new ShapeSource({ document, onShapes: (canvas, boxes) => heard.push({ canvas, boxes }) });
});

function descriptorOf(name: string): PropertyDescriptor {
  return { ...Object.getOwnPropertyDescriptor(FakeContext.prototype, name), configurable: true };
}

/** A canvas of 800 by 400 device pixels at a ratio of 2, 30 px from the left and 50 px from the top of the page. */
function newCanvas(width = 400, height = 200): FakeContext {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 800, height: 400 });
  canvas.getBoundingClientRect = () => new DOMRect(30, 50, width, height);
  document.body.append(canvas);
  return new Context(canvas);
}

const burst = () => new Promise<void>((resolve) => setTimeout(resolve));
const fillRow = (context: FakeContext, count = 12) => {
  for (let index = 0; index < count; index += 1) context.fillRect((index % 40) * 20, 100, 8, 40);
};
const boxesOf = () => heard.flatMap(({ boxes }) => boxes);

describe('the boxes a canvas draws', () => {
  it('are said once, in client pixels, for the burst after the question', async () => {
    const context = newCanvas();
    fillRow(context);
    await burst();
    expect(source.ask(context.canvas)).toBe(true);
    fillRow(context);
    expect(heard).toEqual([]);
    await burst();
    fillRow(context);
    await burst();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.canvas).toBe(context.canvas);
    expect(boxesOf()).toHaveLength(12);
    expect(boxesOf()[1]).toEqual({ left: 40, top: 100, right: 44, bottom: 120 });
  });

  it('are said for each canvas that was asked, and the first of too many is let go', async () => {
    const contexts = Array.from({ length: 9 }, () => newCanvas());
    for (const { canvas } of contexts) source.ask(canvas);
    for (const context of contexts) fillRow(context);
    await burst();
    expect(heard.map(({ canvas }) => canvas)).toEqual(contexts.slice(1).map(({ canvas }) => canvas));
  });

  it('are those of filled and stroked rectangles, of paths and of upright lines', async () => {
    const context = newCanvas();
    source.ask(context.canvas);
    fillRow(context, 11);
    context.strokeRect(300, 140, 10, -40);
    context.beginPath();
    context.moveTo(400.5, 10);
    context.lineTo(400.5, 60);
    context.rect(440, 10, 4, 20);
    context.moveTo(480, 10);
    context.lineTo(490, 10);
    context.lineTo(490, 30);
    context.lineTo(480, 30);
    context.lineTo(480, 10);
    context.fill();
    context.stroke();
    await burst();
    expect(boxesOf().slice(11)).toEqual([
      { left: 180, top: 100, right: 185, bottom: 120 },
      { left: 250, top: 55, right: 252, bottom: 65 },
      { left: 230.25, top: 55, right: 230.25, bottom: 80 },
      { left: 270, top: 55, right: 275, bottom: 65 },
    ]);
  });

  it('are not those of lines, clips, flat or wide rectangles', async () => {
    const context = newCanvas();
    source.ask(context.canvas);
    fillRow(context);
    context.fillRect(0, 0, 800, 400);
    context.fillRect(0, 100, 20, 0);
    context.fillRect(NaN, 100, 20, 10);
    context.fillRect(1e9, 100, 20, 10);
    context.beginPath();
    context.rect(10, 10, 20, 20);
    context.beginPath();
    context.moveTo(10, 10);
    context.lineTo(20, 30);
    context.lineTo(30, 20);
    context.moveTo(0, 40);
    context.lineTo(50, 40);
    context.stroke();
    await burst();
    expect(boxesOf()).toHaveLength(12);
  });

  it('lie where the transform puts them, and turned ones are left out', async () => {
    const context = newCanvas();
    source.ask(context.canvas);
    context.setTransform(2, 0, 0, 2, 10, 20);
    fillRow(context);
    context.setTransform(0, 1, -1, 0, 0, 0);
    context.fillRect(1, 1, 1, 1);
    await burst();
    expect(boxesOf()).toHaveLength(12);
    expect(boxesOf()[1]).toEqual({ left: 55, top: 160, right: 63, bottom: 200 });
  });

  it('are awaited until a burst draws enough of them, and not beyond reason', async () => {
    const context = newCanvas();
    source.ask(context.canvas);
    fillRow(context, 3);
    await burst();
    fillRow(context);
    await burst();
    expect(boxesOf()).toHaveLength(12);
    source.ask(context.canvas);
    for (let index = 0; index < 61; index += 1) {
      fillRow(context, 1);
      await burst();
    }
    fillRow(context);
    await burst();
    expect(heard).toHaveLength(1);
  });

  it('cost nothing on other canvases, nor when nobody asks', async () => {
    const [asked, other] = [newCanvas(), newCanvas()];
    source.ask(asked.canvas);
    fillRow(other);
    await burst();
    fillRow(asked);
    await burst();
    fillRow(asked);
    expect(other.transformsRead).toBe(0);
    expect(asked.transformsRead).toBe(12);
    expect(heard.map(({ canvas }) => canvas)).toEqual([asked.canvas]);
  });

  it('are cut off beyond a number no chart needs', async () => {
    const context = newCanvas();
    source.ask(context.canvas);
    fillRow(context, MAX_BOXES + 50);
    await burst();
    expect(boxesOf()).toHaveLength(MAX_BOXES);
  });

  it('are not believed of a canvas that is changing its size', async () => {
    const context = newCanvas(450);
    source.ask(context.canvas);
    fillRow(context);
    await burst();
    expect(heard).toEqual([]);
  });

  it('are not heard after the end', async () => {
    const context = newCanvas();
    source.ask(context.canvas);
    source.stop();
    fillRow(context);
    await burst();
    expect(heard).toEqual([]);
  });
});

it('says that nobody hears where the page script is missing', () => {
  const lonely = new ShapeSource({ document, onShapes: () => undefined });
  expect(lonely.ask(newCanvas().canvas)).toBe(false);
});

describe('readShapes', () => {
  it('reads what the page script says', () => {
    expect(readShapes('[1,800,400,[1,2,3.5,4]]')).toEqual({
      width: 800,
      height: 400,
      boxes: [{ left: 1, top: 2, right: 3.5, bottom: 4 }],
    });
  });

  it.each([
    ['no text', 5],
    ['no JSON', '[1,2'],
    ['no list', '{"length":4}'],
    ['another version', '[2,800,400,[]]'],
    ['another length', '[1,800,400]'],
    ['a canvas without size', '[1,0,400,[]]'],
    ['half a pixel', '[1,800.5,400,[]]'],
    ['no boxes', '[1,800,400,null]'],
    ['three corners', '[1,800,400,[1,2,3]]'],
    ['a corner that is a text', '[1,800,400,[1,2,3,"4"]]'],
    ['a corner far out', '[1,800,400,[1,2,3,1e9]]'],
    ['a box inside out', '[1,800,400,[3,2,1,4]]'],
    ['too many boxes', `[1,800,400,[${'0,'.repeat(MAX_BOXES * 4 + 3)}0]]`],
    ['a text beyond measure', ' '.repeat(100_000)],
  ])('refuses %s', (_, detail) => {
    expect(readShapes(detail)).toBeUndefined();
  });
});
