import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../dev/chart-lab/lab-browser';
import { bundleProbe, LISTENER, openProbePage } from './fixtures/probe-page';

type Method = (...args: unknown[]) => unknown;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium(1);
});
afterAll(() => browser?.close());

/** All that page code can ask of the methods the probe touches. Runs in pages with and without it. */
function describeLooks(): unknown {
  const fresh = document.createElement('iframe');
  document.documentElement.append(fresh);
  const realms = [window, fresh.contentWindow as Window & typeof globalThis];
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- all of it runs in the page
  const failure = (call: () => unknown): unknown => {
    try {
      return call();
    } catch (error) {
      const { name, message, stack } = error as Error;
      const keys = Reflect.ownKeys(error as object).map(String);
      return { name, message, stack, keys, isError: error instanceof Error };
    }
  };
  const looks = (owner: object, name: string) => {
    const method = Reflect.get(owner, name) as Method;
    return {
      name,
      texts: realms.map(({ Function: { prototype } }) => prototype.toString.call(method)),
      coerced: String(method),
      property: JSON.stringify(Object.getOwnPropertyDescriptor(owner, name)),
      own: JSON.stringify(Object.getOwnPropertyDescriptors(method)),
      keys: Reflect.ownKeys(method).map(String),
      hasPrototype: 'prototype' in method,
      isNative: Object.getPrototypeOf(method) === Function.prototype,
      constructed: failure(() => new (method as unknown as new () => unknown)()),
      cyclic: failure(() => Object.setPrototypeOf(method, Object.create(method) as object)),
      alone: failure(() => method()),
      foreign: failure(() => method.call({}, 'x', 1, 1)),
    };
  };
  const context = window.open2d('looks');
  const bad = (name: string, args: unknown[]) =>
    failure(() => (Reflect.get(context, name) as Method).apply(context, args));
  const empty = Object.assign(document.createElement('canvas'), { width: 0 });
  const kinds = [CanvasRenderingContext2D.prototype, OffscreenCanvasRenderingContext2D.prototype];
  const names = ['fillText', 'strokeText', 'drawImage', 'clearRect', 'reset'];
  return {
    methods: [
      ...kinds.flatMap((kind) => names.map((name) => looks(kind, name))),
      looks(OffscreenCanvas.prototype, 'transferToImageBitmap'),
    ],
    toString: { ...looks(Function.prototype, 'toString'), alone: '', foreign: '' },
    order: kinds.map((kind) => Reflect.ownKeys(kind).map(String)),
    failures: [
      bad('fillText', ['x']),
      bad('fillText', [Symbol('x'), 1, 1]),
      failure(() => context.drawImage(empty, 0, 0)),
      bad('drawImage', [{}, 0, 0]),
      bad('clearRect', [1]),
    ],
    ownOfContext: Object.keys(context),
    others: [String(looks), String(async () => 1), String(Function.prototype)].map((text) =>
      text.slice(0, 20),
    ),
  };
}

const looksWith = async (scripts: readonly string[]) => {
  const { page } = await openProbePage(browser, scripts);
  const looks = await page.evaluate(describeLooks);
  await page.context().close();
  return looks;
};

describe('the looks of the built-ins', () => {
  it('are those of a page without the probe', async () => {
    const hooked = await looksWith([await bundleProbe(), LISTENER]);
    expect(hooked).toEqual(await looksWith([]));
  });
});
