// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { burst, FakeContext, methodOf, ProbedPage } from './probed-page';

let page: ProbedPage;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  page = new ProbedPage();
  page.load();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the probe as a guest of the page', () => {
  it('keeps results, errors and looks of the built-ins', () => {
    const context = page.drawingCanvas();
    expect(() => context.fillText('1')).toThrow('3 arguments required');
    const hooked = methodOf(page.Context, 'fillText');
    expect(hooked).not.toBe(methodOf(FakeContext, 'fillText'));
    expect(hooked).toHaveLength(0);
    expect(hooked?.name).toBe('fillText');
    expect(hooked && 'prototype' in hooked).toBe(false);
    expect(new page.Offscreen().transferToImageBitmap()).toEqual({ width: 100, height: 20 });
  });

  it('is not disturbed by what is no text, no number or too long', async () => {
    const context = page.drawingCanvas();
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
    expect(page.labels()).toMatchObject([{ text: '12', x: 5, y: 6 }]);
  });

  it('never makes a text or a number of an object, as the built-in has done so before', () => {
    const context = page.drawingCanvas();
    let made = 0;
    const counted = { toString: () => String((made += 1)), valueOf: () => (made += 1) };
    context.fillText(counted, 1, 1);
    context.fillText('1', counted, counted);
    expect(made).toBe(0);
  });

  it('has places left for numbers however many words are drawn', async () => {
    const context = page.drawingCanvas();
    for (let index = 0; index < 300; index += 1) context.fillText('word', index, 1);
    for (let index = 0; index < 90; index += 1) context.fillText('1', index, 1);
    await burst();
    expect(page.labels().filter(({ text }) => text === '1')).toHaveLength(90);
  });

  it('is not disturbed by an array method of the page', async () => {
    const arrays = Array.prototype as { toJSON?: () => string };
    arrays.toJSON = () => 'broken';
    try {
      page.drawingCanvas().fillText('1', 1, 1);
      await burst();
    } finally {
      delete arrays.toJSON;
    }
    expect(page.labels()).toHaveLength(1);
  });

  it('says nothing of canvases outside the page', async () => {
    new page.Context(document.createElement('canvas')).fillText('1', 1, 1);
    await burst();
    expect(page.said).toEqual([]);
  });

  it('looks only now and then at a canvas nobody wants, and again once somebody does', async () => {
    const context = page.drawingCanvas();
    const frames = async (count: number) => {
      page.said = [];
      for (let index = 0; index < count; index += 1) {
        context.fillText('60 fps', 1, 1);
        await burst(20);
      }
      return page.said.length;
    };
    page.wanted = false;
    expect(await frames(21)).toBe(21);
    expect(await frames(99)).toBe(0);
    expect(await frames(200)).toBe(2);
    page.wanted = true;
    await burst(2000);
    expect(await frames(10)).toBe(10);
  });
});

it('does nothing at all until a loader is there', async () => {
  page = new ProbedPage();
  expect(methodOf(page.Context, 'fillText')).toBe(methodOf(FakeContext, 'fillText'));
  page.drawingCanvas().fillText('1', 1, 1);
  await burst();
  expect(page.said).toEqual([]);
});
