import { vi } from 'vitest';
import { offerChannel } from '../channel';
import { readPayload } from '../engine/read-payload';
import { startProbe } from './start-probe';

/** A 2D context that draws nothing: 6 px a letter, ink 8 px above and 2 px below an alphabetic baseline. */
export class FakeContext {
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

interface Said {
  readonly canvas: EventTarget;
  readonly detail: unknown;
}

interface Owner {
  readonly prototype: object;
}

/** A method that a class has of its own, hooked or not. */
export const methodOf = (owner: Owner, name: string) =>
  (owner.prototype as Record<string, (...args: never[]) => unknown>)[name];

/** Own methods, so that a hook of one test does not reach the next. */
const copyMethod = (from: Owner, to: Owner, name: string) =>
  Object.assign(to.prototype, { [name]: methodOf(from, name) });

/** Lets a burst of drawing come to its end. */
export const burst = (afterMs = 0) => vi.advanceTimersByTimeAsync(afterMs);

/** A page with a probe that a loader may listen to. The time of `setTimeout` is held by the test. */
export class ProbedPage {
  /** What the probe has said, on which canvas. */
  said: Said[] = [];
  /** The loader wants to hear of the canvases that draw. */
  wanted = true;
  readonly Context = class extends FakeContext {};
  readonly Offscreen = class extends FakeOffscreenCanvas {};

  constructor() {
    document.body.replaceChildren();
    for (const name of ['fillText', 'strokeText', 'drawImage', 'clearRect'])
      copyMethod(FakeContext, this.Context, name);
    copyMethod(FakeOffscreenCanvas, this.Offscreen, 'transferToImageBitmap');
    const page = Object.create(window, {
      Reflect: { value: Reflect },
      // Of the page's realm, which is not ours.
      Function: { value: { prototype: {} } },
      JSON: { value: JSON },
      performance: { value: performance },
      queueMicrotask: { value: queueMicrotask },
      CanvasRenderingContext2D: { value: this.Context },
      OffscreenCanvas: { value: this.Offscreen },
      OffscreenCanvasRenderingContext2D: { value: undefined },
    }) as Window & typeof globalThis;
    startProbe(page);
  }

  /** The loader is there. */
  load(): void {
    const name = `labels-${Math.random()}`;
    document.addEventListener(
      name,
      (event) => {
        const { target, detail } = event as CustomEvent<unknown>;
        if (target) this.said.push({ canvas: target, detail });
        if (this.wanted) event.preventDefault();
      },
      true,
    );
    offerChannel(document, 'labels', name);
  }

  drawingCanvas(): FakeContext {
    const canvas = document.createElement('canvas');
    document.body.append(canvas);
    return new this.Context(canvas);
  }

  labels() {
    return this.said.flatMap(({ detail }) => readPayload(detail) ?? []);
  }
}
