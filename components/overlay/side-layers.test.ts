import { HOUR_MS } from '@/lib/core/durations';
import { describe, expect, it } from 'vitest';
import { MIDNIGHT } from '@/lib/heatmaps/funding/fixture';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import { columnOf } from '@/lib/heatmaps/columns/column-fixture';
import { MemoryContext } from '@/lib/render/memory-context';
import { memorySurface } from '@/lib/render/memory-surface';
import type { OverlayLook } from './look';
import { ALL_SHOWN, CANDLES, FUNDING, PROFILE, sideStage, VIEW } from './side-scene';
import type { SideLayers, SidePainting } from './side-layers';

const PAINTING: SidePainting = {
  basis: 0,
  tone: 'dark',
  bookScale: { range: { low: 1, high: 101 }, unit: 0.001 },
  piece: 0,
};
const MARKS = {
  prints: Float64Array.of(MIDNIGHT - 10 * HOUR_MS, 1150, 1, 1),
  observed: new Float64Array(),
  scale: undefined,
  confidence: undefined,
};

/** A book half an hour after midnight, which lies at 203 pixels: one wall, between 1,090 and 1,100 or 132 … 120 pixels. */
const BOOK: HeatColumn = columnOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 101], {
  time: MIDNIGHT + HOUR_MS / 2,
  grid: { firstBin: 100, count: 20, binSize: 10, unit: 0.001 },
  coverage: [{ venue: 'binance-usdm', low: 1000, high: 1200, shift: 0 }],
});

function paint(sides: SideLayers, parts: Partial<SidePainting> = {}, look = ALL_SHOWN, view = VIEW) {
  const context = new MemoryContext(memorySurface(300, 240));
  sides.paint(context as unknown as CanvasRenderingContext2D, view, look, { ...PAINTING, ...parts });
  return context;
}

/** Where the pixels of a line are painted: first one, and end of the last. */
function reach(context: MemoryContext, y: number) {
  const painted = [...Array(300).keys()].filter((x) => context.isPainted(x, y));
  return painted.length === 0 ? undefined : [painted[0], (painted.at(-1) ?? 0) + 1];
}

const without = (layer: 'profile' | 'funding'): OverlayLook => ({
  ...ALL_SHOWN,
  [layer]: { ...ALL_SHOWN[layer], visible: false },
});

/** The middle of the wall. */
const WALL_Y = 126;

describe('what is drawn at the side', () => {
  it('is nothing that could cover candles while those are not known', () => {
    const { sides } = sideStage();
    sides.set({ profile: PROFILE, funding: FUNDING });
    sides.follow(BOOK);
    const context = paint(sides);
    expect([context.calls.fillRect, context.calls.drawImage, context.texts]).toEqual([0, 0, []]);
    expect(sides.fundingBand(VIEW, 0)).toBeUndefined();
    sides.set({ candles: CANDLES });
    expect(paint(sides).calls).toMatchObject({ fillRect: 10, drawImage: 2 });
  });

  it('keeps to the right of candles of which nobody knows where they reached', () => {
    const { sides } = sideStage();
    const rows = CANDLES.rows.map((value, at) => (at % 3 === 0 ? value : Number.NaN));
    sides.set({ profile: PROFILE, funding: FUNDING, candles: { ...CANDLES, rows } });
    sides.follow(BOOK);
    // The newest ends at 285 pixels.
    const view = { ...VIEW, time: { ...VIEW.time, offset: VIEW.time.offset + 80 } };
    const context = paint(sides, {}, ALL_SHOWN, view);
    const inked = [...Array(240).keys()].flatMap((y) => reach(context, y)?.slice(0, 1) ?? []);
    expect(Math.min(...inked.map(Number))).toBe(285);
    // The strip would lie over all of them.
    expect(context.calls.drawImage).toBe(0);
    expect(sides.fundingBand(VIEW, 0)).toBeUndefined();
  });

  it('is real liquidations wherever those were', () => {
    const { sides } = sideStage();
    sides.set({ marks: MARKS });
    expect(paint(sides).isPainted(150, 60)).toBe(true);
    const { layers } = ALL_SHOWN;
    const hidden = {
      ...ALL_SHOWN,
      layers: { ...layers, liquidation: { ...layers.liquidation, visible: false } },
    };
    expect(paint(sides, {}, hidden).calls.fillRect).toBe(0);
  });

  it('is what is asked for', () => {
    const { sides } = sideStage();
    sides.set({ profile: PROFILE, funding: FUNDING, candles: CANDLES });
    // A row of the profile lies at 234 pixels from the top, the strip in the 14 pixels at the bottom.
    expect(reach(paint(sides, {}, without('funding')), 230)).toEqual([246, 300]);
    expect(paint(sides, {}, without('funding')).calls.drawImage).toBe(0);
    // The strip and its names.
    expect(paint(sides, {}, without('profile')).calls.drawImage).toBe(2);
    expect(reach(paint(sides, {}, without('profile')), 220)).toBeUndefined();
  });

  it('is no strip where no venue has funding', () => {
    const { sides } = sideStage();
    sides.set({ funding: { ...FUNDING, rows: [] }, candles: CANDLES });
    expect(paint(sides).calls.drawImage).toBe(0);
  });

  it('is nothing of another market', () => {
    const { sides } = sideStage();
    sides.set({ profile: PROFILE, funding: FUNDING, candles: CANDLES, marks: MARKS });
    sides.follow(BOOK);
    sides.clear();
    sides.set({ candles: CANDLES });
    const context = paint(sides);
    expect([context.calls.fillRect, context.calls.drawImage]).toEqual([0, 0]);
  });
});

describe('candles', () => {
  it('are laid on the prices of the columns', () => {
    const { sides } = sideStage();
    sides.set({ funding: FUNDING, candles: CANDLES });
    expect(sides.fundingBand(VIEW, 0)).toEqual({ top: 226, height: 14 });
    // 60 lower they reach down to 1,000, the lower edge of the pane.
    expect(sides.fundingBand(VIEW, -60)).toEqual({ top: 0, height: 14 });
    expect(sides.fundingBand(VIEW, 0)).toEqual({ top: 226, height: 14 });
    // Times are none of it: this would move them out of view.
    expect(sides.fundingBand(VIEW, 1e9)).toBeDefined();
    const rows = CANDLES.rows.map((value, at) => (at % 3 === 0 ? value : value - 60));
    sides.set({ candles: { ...CANDLES, rows } });
    expect(sides.fundingBand(VIEW, 0)?.top).toBe(0);
  });
});

/** A page of candles that has heard of a book. */
function withBook(column = BOOK) {
  const stage = sideStage();
  stage.sides.set({ candles: CANDLES });
  stage.sides.follow(column);
  return stage;
}

describe('the book of now', () => {
  it('begins where the candle ends that is open', () => {
    expect(reach(paint(withBook().sides), WALL_Y)).toEqual([205, 269]);
  });

  it('keeps clear of a candle that came before it did', () => {
    const { sides } = withBook();
    const rows = Float64Array.of(...CANDLES.rows, MIDNIGHT + HOUR_MS, 1070, 1060);
    sides.set({ candles: { ...CANDLES, rows } });
    expect(reach(paint(sides), WALL_Y)).toEqual([210, 274]);
  });

  it('leaves the right edge to the profile', () => {
    const { sides } = withBook();
    sides.set({ profile: PROFILE });
    expect(reach(paint(sides), WALL_Y)).toEqual([205, 246]);
    expect(reach(paint(sides, {}, without('profile')), WALL_Y)).toEqual([205, 269]);
  });

  it('is left out once it is old', () => {
    const { sides, clock } = withBook();
    clock.ms = 10_000;
    expect(reach(paint(sides), WALL_Y)).toEqual([205, 269]);
    clock.ms = 10_001;
    expect(reach(paint(sides), WALL_Y)).toBeUndefined();
    sides.follow(BOOK);
    expect(reach(paint(sides), WALL_Y)).toEqual([205, 269]);
  });

  it('is left out while the sizes of its colours are not settled, or the order book is hidden', () => {
    const { sides } = withBook();
    expect(paint(sides, { bookScale: undefined }).calls.fillRect).toBe(0);
    const { layers } = ALL_SHOWN;
    const book = { ...layers['order-book'], visible: false };
    const hidden = { ...ALL_SHOWN, layers: { ...layers, 'order-book': book } };
    expect(paint(sides, {}, hidden).calls.fillRect).toBe(0);
  });

  it('is never a damaged one', () => {
    const damaged = { ...BOOK, cells: { ...BOOK.cells, ask: new Uint8Array(3) } };
    expect(paint(withBook(damaged).sides).calls.fillRect).toBe(0);
  });
});

describe('what was traded at a price', () => {
  it('is that of its row, with the share of buyers where it is known', () => {
    const { sides } = sideStage();
    sides.set({ profile: PROFILE });
    const at = (price: number) => sides.tradedAt(VIEW, 16 + (1200 - price) * 1.2);
    expect(at(1005)).toEqual({ size: 30, bought: 1 });
    expect(at(1015)).toEqual({ size: 20, bought: 0.75 });
    expect(at(1025)).toEqual({ size: 10, bought: undefined });
    expect([at(995), at(1035)]).toEqual([undefined, undefined]);
  });

  it('is not known without a profile', () => {
    const { sides } = sideStage();
    expect(sides.tradedAt(VIEW, 100)).toBeUndefined();
    sides.set({ profile: PROFILE });
    sides.set({ profile: undefined });
    expect(sides.tradedAt(VIEW, 250)).toBeUndefined();
  });
});
