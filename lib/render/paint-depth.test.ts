import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectGolden } from '@/tests/golden';
import { dequantise } from '../heatmaps/columns/quantise';
import { compactText } from './compact-text';
import { depthShape } from './depth-shape';
import { MemorySurface } from './memory-surface';
import { paintDepth } from './paint-depth';
import {
  ALL,
  ASK_LINE,
  AXES,
  BID_LINE,
  BINS,
  book,
  BOOK_WITH_WALLS,
  INVERTED,
  isInk,
  knows,
  lengthAt,
  linesOf,
  LOG,
  LOG_SLOPE,
  OPTIONS,
  paint,
  pannedBy,
  placeOf,
  range,
  reach,
} from './paint-depth-scene';
import { START, testColumn } from './test-scene';
import { WholePixelContext } from './whole-pixel-context';

describe('bars', () => {
  // Bin 9 covers 1,090 … 1,100, which lie at 132 … 120 pixels from the top; of a width of 64, code 101 is half.
  it('begin where the column ends, as long as the logarithm of their size', () => {
    const canvas = paint(book({ 9: 101, 8: 51 }, { 10: 151, 12: 255 }));
    expect([126, 138, 114, 90].map((y) => lengthAt(canvas, y))).toEqual([32, 16, 48, 64]);
    expect(canvas.isPainted(59, 126)).toBe(false);
  });

  it('tell bids from asks', () => {
    const canvas = paint(book({ 9: 101, 5: 1 }, { 10: 101, 14: 1 }));
    const tones = [126, 114].map((y) => canvas.target.at(80, y).slice(0, 3).join());
    expect(tones).toEqual(['74,158,255', '255,159,67']);
  });

  it('show that something rests however little, and nothing where nothing does', () => {
    const canvas = paint(book({ 9: 101, 8: 1 }, {}));
    // The ground line is one pixel wide.
    expect([138, 114].map((y) => lengthAt(canvas, y))).toEqual([2, 1]);
  });

  it('mean the same size whatever unit a column has', () => {
    const finer = { ...BINS, unit: BINS.unit / 2 };
    const canvas = paint(testColumn({ index: -1, grid: finer, bids: { 9: 111 }, coverage: [ALL] }));
    expect(lengthAt(canvas, 126)).toBe(32);
  });

  it('show the largest of the prices that share pixels', () => {
    const fine = { firstBin: 10_000, count: 2000, binSize: 0.1, unit: 0.001 };
    const bids = Object.fromEntries([...Array(1000).keys()].map((bin) => [bin, bin === 704 ? 151 : 51]));
    const canvas = paint(testColumn({ index: -1, grid: fine, bids, coverage: [ALL] }));
    const y = Math.floor((1200 - 1070.4) * 1.2);
    const lengths = [-4, -3, -2, -1, 0, 1, 2, 3].map((beside) => lengthAt(canvas, y + beside));
    expect(Math.max(...lengths)).toBe(48);
    expect(lengths.filter((length) => length === 48).length).toBeLessThanOrEqual(3);
    expect(canvas.calls.fillRect).toBeLessThan(250);
  });

  it('keep to their prices upside down and on a logarithmic scale', () => {
    const column = book({ 9: 101 }, { 12: 151 });
    expect([114, 150].map((y) => lengthAt(paint(column, {}, INVERTED), y))).toEqual([32, 48]);
    const middles = [1095, 1125].map((price) => Math.floor(LOG_SLOPE * Math.log(1200 / price)));
    expect(middles.map((y) => lengthAt(paint(column, {}, LOG), y))).toEqual([32, 48]);
  });

  it('are none, nor is there ground, where no venue knows the price', () => {
    const canvas = paint(book({ 9: 101, 3: 151 }, { 10: 101, 15: 151 }, [knows(1050, 1140)]));
    expect([126, 198, 54].map((y) => lengthAt(canvas, y))).toEqual([32, 0, 0]);
    expect([179, 180, 72, 71].map((y) => canvas.isPainted(60, y))).toEqual([true, false, true, false]);
  });
});

describe('the sum', () => {
  it('grows from the best price outwards, both sides on one linear scale', () => {
    // Code 101 is ten octaves of the unit, 1.024; 91 half of that.
    const canvas = paint(book({ 9: 91, 6: 91 }, { 10: 101, 12: 101 }));
    expect([60, 70].map((x) => isInk(canvas, x, 120, BID_LINE))).toEqual([true, true]);
    expect(linesOf(canvas, placeOf(1 / 4), BID_LINE)).toEqual(range(120, 157));
    expect(linesOf(canvas, placeOf(1 / 2), BID_LINE)).toEqual(range(156, 240));
    expect(linesOf(canvas, placeOf(1 / 2), ASK_LINE)).toEqual(range(95, 120));
    expect(linesOf(canvas, placeOf(1), ASK_LINE)).toEqual(expect.arrayContaining(range(12, 96)));
    expect(canvas.texts.map(({ text }) => text)).toEqual(['1', '2']);
  });

  it('ends with a mark and its total where no book is known any further', () => {
    const canvas = paint(book({ 9: 101 }, { 10: 101, 18: 255 }, [knows(1050, 1140)]));
    // 1,050 lies at 180 pixels, 1,140 at 72.
    expect(linesOf(canvas, 123, BID_LINE).at(-1)).toBe(179);
    expect([118, 119, 120].map((x) => isInk(canvas, x, 179, BID_LINE))).toEqual([false, true, true]);
    expect(linesOf(canvas, 123, ASK_LINE)[0]).toBe(72);
    expect(canvas.texts).toMatchObject([
      { text: '1', top: 180, right: 124 },
      { text: '1', bottom: 72, right: 124 },
    ]);
  });

  it('ends at a hole of what is known, and takes nothing from beyond', () => {
    const canvas = paint(book({ 9: 101, 3: 255 }, {}, [knows(1080, 1200), knows(1000, 1050)]));
    expect(canvas.texts).toMatchObject([{ text: '≥1', top: 144 }]);
    expect(lengthAt(canvas, 198)).toBe(64);
  });

  it('is fainter and a least one from where the book of a venue is missing', () => {
    const canvas = paint(book({ 9: 101, 5: 101 }, { 10: 101 }, [ALL, knows(1070, 1200)]));
    const alphas = [130, 150, 160, 175].map((y) => canvas.target.at(placeOf(1 / 2), y)[3]);
    expect(alphas.map((alpha) => (alpha ?? 0) > 200)).toEqual([true, true, false, false]);
    expect(canvas.texts.map(({ text }) => text)).toEqual(['≥2', '1']);
    // What was missing is missing for good.
    const beyond = paint(book({ 9: 101, 2: 101 }, {}, [ALL, knows(1000, 1050)]));
    expect(beyond.texts.map(({ text }) => text)).toEqual(['≥2']);
  });

  it('says without a mark what it comes to where the pane ends before the book', () => {
    const high = { ...AXES, price: { ...AXES.price, offset: AXES.price.offset + 60 } };
    // The pane shows 1,050 … 1,250.
    const canvas = paint(book({ 9: 101, 3: 255 }, {}), {}, high);
    expect(canvas.texts).toMatchObject([{ text: '1', bottom: 239 }]);
    expect(isInk(canvas, 121, 239, BID_LINE)).toBe(false);
  });

  it('counts what rests between the best price and the pane', () => {
    const low = { ...AXES, price: { ...AXES.price, offset: AXES.price.offset - 132 } };
    // The pane shows 890 … 1,090.
    const canvas = paint(book({ 9: 101, 6: 101 }, { 10: 255 }), {}, low);
    expect(canvas.texts).toMatchObject([{ text: compactText(2 * dequantise(101, 0.001)) }]);
    expect(isInk(canvas, placeOf(1 / 2), 2, BID_LINE)).toBe(true);
    expect(isInk(canvas, 70, 0, BID_LINE)).toBe(false);
  });

  it('is on the other way round where the scale is upside down', () => {
    const canvas = paint(book({ 9: 101 }, { 10: 101 }, [knows(1050, 1140)]), {}, INVERTED);
    expect(canvas.texts).toMatchObject([{ bottom: 60 }, { top: 168 }]);
  });

  it('is left unwritten where it has no room', () => {
    const canvas = paint(book({ 9: 251 }, {}), { takenPx: 81 });
    expect(reach(canvas)).toEqual([60, 79]);
    expect(canvas.texts).toEqual([]);
  });
});

describe('paintDepth', () => {
  const COLUMN = book({ 9: 101, 2: 255 }, { 10: 101, 17: 255 });

  it('takes at most 64 pixels, and none of those that are taken', () => {
    expect(reach(paint(COLUMN))).toEqual([60, 124]);
    expect(reach(paint(COLUMN, { takenPx: 60 }))).toEqual([60, 100]);
    expect(reach(paint(COLUMN, { takenPx: 85 }))).toBeUndefined();
    expect(reach(paint(COLUMN, {}, { ...AXES, pane: { ...AXES.pane, width: 76 } }))).toEqual([60, 76]);
  });

  it('waits for the newest candle to end', () => {
    expect(reach(paint(COLUMN, { from: START + 2000 }))).toEqual([80, 144]);
    expect(reach(paint(COLUMN, { from: START - 9000 }))).toEqual([60, 124]);
  });

  it('draws nothing where its place is out of view or time does not run to the right', () => {
    expect(reach(paint(COLUMN, {}, pannedBy(-61)))).toBeUndefined();
    expect(reach(paint(COLUMN, {}, pannedBy(120)))).toBeUndefined();
    expect(reach(paint(COLUMN, {}, { ...AXES, time: { ...AXES.time, slope: -1 } }))).toBeUndefined();
  });

  it('draws nothing but the ground of an empty book, and nothing of one that nobody knows', () => {
    expect(reach(paint(book({}, {})))).toEqual([60, 61]);
    expect(reach(paint(book({ 9: 101 }, { 10: 101 }, [])))).toBeUndefined();
  });

  it('leaves the context opaque', () => {
    const [half, full] = [0.5, 1].map((opacity) => paint(COLUMN, { opacity }));
    expect(half?.globalAlpha).toBe(1);
    expect(Math.round(2 * (half?.target.at(80, 126)[3] ?? 0))).toBeCloseTo(
      full?.target.at(80, 126)[3] ?? 0,
      -0.5,
    );
  });

  it('draws nothing left of the column or of the newest candle, whatever it shows', () => {
    const codes = fc.dictionary(
      fc.integer({ min: 0, max: 19 }).map(String),
      fc.integer({ min: 0, max: 255 }),
    );
    const span = fc.tuple(fc.integer({ min: 990, max: 1210 }), fc.integer({ min: 0, max: 200 }));
    const view = fc.record({
      axes: fc.constantFrom(AXES, INVERTED, LOG),
      pan: fc.double({ min: -80, max: 120, noNaN: true }),
      lift: fc.double({ min: -200, max: 200, noNaN: true }),
      zoom: fc.double({ min: 0.2, max: 5, noNaN: true }),
      candle: fc.integer({ min: -5000, max: 5000 }),
      takenPx: fc.integer({ min: 0, max: 60 }),
    });
    let painted = 0;
    fc.assert(
      fc.property(codes, codes, fc.array(span, { maxLength: 3 }), view, (bids, asks, spans, seen) => {
        const { axes, pan, lift, zoom, candle, takenPx } = seen;
        const offset = axes.time.offset + pan;
        const { price: own } = axes;
        const middle = own.slope * (own.model === 'linear' ? 1100 : Math.log(1100));
        const price = { ...own, slope: own.slope * zoom, offset: own.offset + middle * (1 - zoom) + lift };
        const column = book(
          bids,
          asks,
          spans.map(([low, size]) => knows(low, low + size)),
        );
        const moved = { ...axes, time: { ...axes.time, offset }, price };
        const reached = reach(paint(column, { from: START + candle, takenPx }, moved));
        if (!reached) return;
        painted += 1;
        const end = Math.max(59.5, 59.5 + candle / 100) + pan;
        expect(reached[0]).toBeGreaterThanOrEqual(end - 1e-3);
        expect(reached[1]).toBeLessThanOrEqual(Math.min(160 - takenPx, Math.ceil(end + 1e-3) + 64));
      }),
      { numRuns: 150 },
    );
    expect(painted).toBeGreaterThan(30);
  });

  it.each([
    ['depth-dark', AXES, 'dark', 'rgb(14 17 20)'],
    ['depth-light-log', LOG, 'light', 'rgb(255 255 255)'],
    ['depth-inverted', INVERTED, 'dark', 'rgb(14 17 20)'],
  ] as const)('golden picture %s', (name, axes, tone, page) => {
    const { width, height } = axes.pane;
    const canvas = new WholePixelContext(new MemorySurface(width, height));
    canvas.fillStyle = page;
    canvas.fillRect(0, 0, width, height);
    paintDepth(canvas, axes, depthShape(axes.price, BOOK_WITH_WALLS), { ...OPTIONS, tone });
    expectGolden(name, canvas.target);
  });
});
