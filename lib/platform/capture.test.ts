import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { captureTab, cropOf } from './capture';

const AREA = { left: 10, top: 20, width: 800, height: 400, scale: 2 };

describe('a crop', () => {
  it('is the area and its axes in device pixels', () => {
    expect(cropOf({ width: 4000, height: 2000 }, AREA)).toEqual({ x: 20, y: 40, width: 1780, height: 864 });
  });

  it('ends where the picture does', () => {
    expect(cropOf({ width: 1000, height: 500 }, AREA)).toEqual({ x: 20, y: 40, width: 980, height: 460 });
    const above = { ...AREA, left: -50, top: -100 };
    expect(cropOf({ width: 4000, height: 2000 }, above)).toEqual({ x: 0, y: 0, width: 1680, height: 664 });
  });

  it('is the whole picture where the area is not known or out of sight', () => {
    const all = { x: 0, y: 0, width: 1000, height: 500 };
    expect(cropOf({ width: 1000, height: 500 }, undefined)).toEqual(all);
    expect(cropOf({ width: 1000, height: 500 }, { ...AREA, top: 900 })).toEqual(all);
    expect(cropOf({ width: 1000, height: 500 }, { ...AREA, scale: Number.NaN })).toEqual(all);
  });
});

describe('a capture', () => {
  let isActive: boolean[];
  const drawn: unknown[] = [];

  const browserGives = (capture: unknown) =>
    Object.assign(fakeBrowser.tabs, {
      get: async () => ({ active: isActive.shift() ?? true, windowId: 3 }),
      captureVisibleTab: capture,
    });

  beforeEach(() => {
    isActive = [];
    drawn.length = 0;
    class FakeCanvas {
      getContext = () => ({ drawImage: (_image: unknown, ...place: number[]) => drawn.push(place) });
      convertToBlob = async ({ type }: { type: string }) => new Blob(['picture'], { type });
    }
    vi.stubGlobal('OffscreenCanvas', FakeCanvas);
    vi.stubGlobal('createImageBitmap', async () => ({ width: 4000, height: 2000, close() {} }));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is cut to the chart', async () => {
    const capture = vi.fn<() => Promise<string>>(async () => 'data:image/png;base64,AAAA');
    browserGives(capture);
    expect(await captureTab(7, AREA)).toMatchObject({ kind: 'taken', picture: { type: 'image/webp' } });
    expect(capture).toHaveBeenCalledWith(3, { format: 'png' });
    expect(drawn).toEqual([[20, 40, 1780, 864, 0, 0, 1780, 864]]);
  });

  it.each([
    [
      'Chrome',
      async () => Promise.reject(new Error("Either the '<all_urls>' or 'activeTab' permission is required.")),
    ],
    ['Firefox', async () => Promise.reject(new Error('Missing activeTab permission'))],
    ['a browser that leaves it out', undefined],
  ])('that %s does not allow says what allows it', async (_, capture) => {
    browserGives(capture);
    expect(await captureTab(7, AREA)).toEqual({
      kind: 'refused',
      reason: expect.stringContaining('only after you have pressed Isotherm’s button'),
    });
  });

  it('of a tab that is not in front, before or after, is none', async () => {
    const capture = vi.fn<() => Promise<string>>(async () => 'data:image/png;base64,AAAA');
    browserGives(capture);
    isActive = [false];
    expect(await captureTab(7, AREA)).toMatchObject({
      kind: 'refused',
      reason: 'The chart was not in front.',
    });
    expect(capture).not.toHaveBeenCalled();
    isActive = [true, false];
    expect(await captureTab(7, AREA)).toMatchObject({ kind: 'refused' });
  });

  it('that fails says why', async () => {
    browserGives(async () => Promise.reject(new Error('the window is gone')));
    expect(await captureTab(7, AREA)).toEqual({
      kind: 'refused',
      reason: 'The browser took no picture: the window is gone',
    });
  });
});
