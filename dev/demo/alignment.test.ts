import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { alignmentError, brightestBand, centreError, changedShare } from './alignment';

const AREA = { left: 10, top: 20, width: 80, height: 100 };

/** A dim picture with brighter bands, all in device pixels. */
function picture(
  width: number,
  height: number,
  bands: readonly (readonly [from: number, to: number, light: number])[],
) {
  const image = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    const band = bands.find(([from, to]) => y >= from && y < to);
    image.data.fill(band?.[2] ?? 20, 4 * y * width, 4 * (y + 1) * width);
  }
  return PNG.sync.write(image);
}

describe('brightestBand', () => {
  it('finds the edges of the band that equals the brightest row', () => {
    const screenshot = picture(100, 140, [
      [50, 54, 200],
      [70, 72, 90],
    ]);
    const band = brightestBand(screenshot, { area: AREA, dpr: 1, y: 52.4, within: 30 });
    expect(band).toMatchObject({ top: 50, bottom: 54, contrast: 180 });
    expect(band && alignmentError(band, 52.4)).toBe(0);
    expect(band && alignmentError(band, 49.5)).toBe(-0.5);
    expect(band && centreError(band, 52.5)).toBe(0.5);
  });

  it.each([52.4, 46, 62])('takes the nearest of bands that are as bright: %f', (y) => {
    const screenshot = picture(100, 140, [
      [38, 40, 200],
      [50, 54, 195],
      [66, 70, 200],
      [57, 58, 150],
    ]);
    const found = brightestBand(screenshot, { area: AREA, dpr: 1, y, within: 30 });
    expect(found).toMatchObject(y === 62 ? { top: 66, bottom: 70 } : { top: 50, bottom: 54 });
  });

  it('speaks in CSS pixels at any scale', () => {
    const screenshot = picture(200, 280, [[101, 104, 200]]);
    expect(brightestBand(screenshot, { area: AREA, dpr: 2, y: 50, within: 20 })).toMatchObject({
      top: 50.5,
      bottom: 52,
    });
  });

  it('looks nowhere but around the height, and only inside the area', () => {
    const screenshot = picture(100, 140, [
      [30, 32, 250],
      [130, 132, 250],
    ]);
    expect(brightestBand(screenshot, { area: AREA, dpr: 1, y: 90, within: 20 })).toBeUndefined();
    expect(brightestBand(screenshot, { area: AREA, dpr: 1, y: 118, within: 20 })).toBeUndefined();
    expect(brightestBand(screenshot, { area: AREA, dpr: 1, y: 300, within: 5 })).toBeUndefined();
  });

  it('calls an even picture empty', () => {
    expect(
      brightestBand(picture(100, 140, [[50, 54, 24]]), { area: AREA, dpr: 1, y: 52, within: 30 }),
    ).toBeUndefined();
  });
});

describe('changedShare', () => {
  it('counts pixels of the area that differ', () => {
    const before = picture(100, 140, []);
    expect(changedShare(before, picture(100, 140, [[20, 45, 200]]), AREA, 1)).toBe(0.25);
    expect(changedShare(before, before, AREA, 1)).toBe(0);
  });
});
