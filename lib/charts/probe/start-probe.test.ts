// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPayload } from '../engine/read-payload';
import { burst, ProbedPage } from './probed-page';

let page: ProbedPage;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  page = new ProbedPage();
  page.load();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the probe', () => {
  it('says text, place and size of what is drawn, once per burst, on the canvas', async () => {
    const context = page.drawingCanvas();
    context.fillText('63,500', 100, 20);
    context.strokeText('63,000', 100, 50);
    expect(page.said).toEqual([]);
    await burst();
    expect(page.said.map(({ canvas }) => canvas)).toEqual([context.canvas]);
    expect(page.labels()).toEqual([
      { text: '63,500', x: 100, y: 20, ink: -0.5, width: 36, height: 12 },
      { text: '63,000', x: 100, y: 50, ink: -0.5, width: 36, height: 12 },
    ]);
  });

  it('forgets what an earlier burst drew', async () => {
    const context = page.drawingCanvas();
    context.fillText('1', 1, 1);
    await burst();
    context.fillText('2', 1, 1);
    await burst();
    expect(page.labels().map(({ text }) => text)).toEqual(['1', '2']);
  });

  it.each([
    ['left', 'middle', 18, 0],
    ['right', 'middle', -18, 0],
    ['center', 'top', 0, 6],
    ['center', 'bottom', 0, -6],
    ['center', 'alphabetic', 0, -0.5],
  ])('finds the middle of a text aligned %s and %s', async (align, baseline, dx, dy) => {
    const context = page.drawingCanvas();
    Object.assign(context, { textAlign: align, textBaseline: baseline });
    context.fillText('63,500', 100, 20);
    await burst();
    expect(page.labels()[0]).toMatchObject({ x: 100 + dx, y: 20 + dy });
  });

  it('applies the transform, and leaves out turned text', async () => {
    const context = page.drawingCanvas();
    context.setTransform(2, 0, 0, 2, 5, 7);
    context.fillText('1', 100, 20);
    context.setTransform(0, 1, -1, 0, 0, 0);
    context.fillText('turned', 100, 20);
    await burst();
    expect(page.labels()).toMatchObject([{ text: '1', x: 205, y: 47, height: 24 }]);
  });

  it('follows a label that is drawn once and copied from then on', async () => {
    const cached = new page.Context({ width: 60, height: 20 });
    cached.fillText('63,500', 30, 10);
    await burst();
    expect(page.said).toEqual([]);
    const context = page.drawingCanvas();
    context.drawImage(cached.canvas, 400, 90);
    context.drawImage(cached.canvas, 400, 190, 120, 40);
    context.drawImage(cached.canvas, 20, 0, 20, 20, 400, 290, 20, 20);
    context.drawImage(cached.canvas, 50, 0, 10, 20, 400, 390, 10, 20);
    await burst();
    expect(page.labels()).toMatchObject([
      { x: 430, y: 100, width: 36 },
      { x: 460, y: 210, width: 72 },
      { x: 410, y: 300 },
    ]);
  });

  it('takes the middle of a label’s own bitmap for that of the label, but not that of a layer', async () => {
    const context = page.drawingCanvas();
    for (const height of [20, 40]) {
      const cached = new page.Context({ width: 60, height });
      cached.fillText('63,500', 30, 11);
      context.drawImage(cached.canvas, 400, 90);
    }
    await burst();
    expect(page.labels().map(({ y }) => y)).toEqual([100, 101]);
  });

  it('follows a bitmap taken from an offscreen canvas', async () => {
    const offscreen = new page.Offscreen();
    new page.Context(offscreen).fillText('63,500', 50, 10);
    const bitmap = offscreen.transferToImageBitmap();
    const context = page.drawingCanvas();
    context.drawImage(bitmap, 0, 100);
    await burst();
    expect(page.labels()).toMatchObject([{ text: '63,500', x: 50, y: 110 }]);
  });

  it('keeps what lies outside of what the page clears', async () => {
    const context = page.drawingCanvas();
    const draw = (text: string, y: number) => context.fillText(text, 50, y);
    draw('64,000', 50);
    draw('63,000', 100);
    draw('62,000', 150);
    await burst();
    page.said = [];
    context.clearRect(0, 80, 100, 40);
    draw('63,100', 95);
    await burst();
    expect(page.labels().map(({ text }) => text)).toEqual(['64,000', '62,000', '63,100']);
  });

  it('keeps nothing when the page draws where it has cleared nothing', async () => {
    const context = page.drawingCanvas();
    context.fillText('64,000', 50, 50);
    context.fillText('63,000', 50, 100);
    await burst();
    page.said = [];
    context.clearRect(0, 80, 100, 40);
    context.fillText('63,000', 50, 100);
    context.fillText('62,500', 50, 140);
    await burst();
    expect(page.labels().map(({ text }) => text)).toEqual(['63,000', '62,500']);
  });

  it('says when a canvas was cleared and nothing drawn', async () => {
    const context = page.drawingCanvas();
    context.fillText('64,000', 50, 50);
    await burst();
    page.said = [];
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.clearRect(0, 0, 100, 100);
    await burst();
    expect(page.said.map(({ detail }) => readPayload(detail))).toEqual([[]]);
  });
});
