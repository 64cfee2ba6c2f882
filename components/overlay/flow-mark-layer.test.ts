import { HOUR_MS } from '@/lib/core/durations';
import { describe, expect, it } from 'vitest';
import { timeToX } from '@/lib/charts/chart-view';
import { MIDNIGHT } from '@/lib/heatmaps/funding/fixture';
import { markOf } from '@/lib/heatmaps/marks/mark-fixture';
import type { FlowMarks, LayerBands } from '@/lib/protocol/messages';
import { MemoryContext } from '@/lib/render/memory-context';
import { memorySurface } from '@/lib/render/memory-surface';
import { ALL_SHOWN, CANDLES, sideStage, VIEW } from './side-scene';
import type { SideLayers } from './side-layers';

const NOW = MIDNIGHT + HOUR_MS / 2;
const [BINANCE, BYBIT] = ['binance-usdm', 'bybit-linear'] as const;
const SHIFTS = [
  { venue: BINANCE, shift: 0 },
  { venue: BYBIT, shift: 20 },
];
const WALL = markOf({ price: 1_100, side: 'ask', since: MIDNIGHT - 20 * HOUR_MS, until: NOW });

const told = (parts: Partial<FlowMarks> = {}): { readonly flowMarks: FlowMarks } => ({
  flowMarks: { time: NOW, marks: [WALL], shifts: SHIFTS, ...parts },
});

const SOURCE = { layer: 'order-book', time: NOW, basis: 'observed', venues: [BINANCE] } as const;
const BANDS: LayerBands = {
  time: NOW,
  voids: [{ low: 1_140, high: 1_160, width: 0.02, distance: 0.07, layers: [{ ...SOURCE, share: 0.1 }] }],
  zones: [],
};

/** Nothing but marks. */
const { layers, profile, funding } = ALL_SHOWN;
const MARKS_ONLY = {
  ...ALL_SHOWN,
  layers: {
    'order-book': { ...layers['order-book'], visible: false },
    liquidation: { ...layers.liquidation, visible: false },
    'open-interest': { ...layers['open-interest'], visible: false },
  },
  profile: { ...profile, visible: false },
  funding: { ...funding, visible: false },
};

function paint(sides: SideLayers, look = MARKS_ONLY) {
  const context = new MemoryContext(memorySurface(300, 240));
  const painting = { basis: 0, tone: 'dark', bookScale: undefined, piece: 0 } as const;
  sides.paint(context as unknown as CanvasRenderingContext2D, VIEW, look, painting);
  return context;
}

/** Of the pane, whose top is at 16. */
const lineOf = (price: number) => Math.floor((1_200 - price) * 1.2);
const markedAt = (sides: SideLayers, price: number) =>
  sides.markedAt(VIEW, timeToX(VIEW.time, MIDNIGHT - 10 * HOUR_MS), 16 + lineOf(price));

describe('marks on a chart', () => {
  it('are drawn once the candles are known, while they are switched on', () => {
    const { sides } = sideStage();
    sides.set(told());
    expect(paint(sides).calls.fillRect).toBe(0);
    sides.set({ candles: CANDLES });
    expect(paint(sides).isPainted(150, lineOf(1_100))).toBe(true);
    const off = { ...MARKS_ONLY, marks: { ...MARKS_ONLY.marks, visible: false } };
    expect(paint(sides, off).calls.fillRect).toBe(0);
  });

  it('lie on the prices of the columns, and are found there', () => {
    const { sides } = sideStage();
    sides.set({ candles: CANDLES, ...told({ marks: [{ ...WALL, venue: BYBIT }] }) });
    expect(paint(sides).isPainted(150, lineOf(1_120))).toBe(true);
    expect(markedAt(sides, 1_120).marks).toMatchObject([{ price: 1_120, venue: BYBIT }]);
    expect(markedAt(sides, 1_100).marks).toEqual([]);
  });

  it('of a venue that fell silent stay where they were, until prices are those of another', () => {
    const { sides } = sideStage();
    const marks = [{ ...WALL, venue: BYBIT }];
    sides.set({ candles: CANDLES, ...told({ marks }) });
    sides.set(told({ marks, shifts: SHIFTS.slice(0, 1) }));
    expect(paint(sides).isPainted(150, lineOf(1_120))).toBe(true);
    sides.set(told({ marks, shifts: [{ venue: 'okx-swap', shift: 0 }] }));
    expect(paint(sides).calls.fillRect).toBe(0);
  });

  it('have bands right of the candles', () => {
    const { sides } = sideStage();
    sides.set({ candles: CANDLES, bands: BANDS, ...told({ marks: [] }) });
    const context = paint(sides);
    expect(context.calls.fillRect).toBeGreaterThan(5);
    const at = (hour: number, price: number) =>
      sides.markedAt(VIEW, timeToX(VIEW.time, MIDNIGHT + hour * HOUR_MS), 16 + lineOf(price)).bands;
    expect(at(4, 1_150)).toEqual([
      { kind: 'void', low: 1_140, high: 1_160, words: ['void: hardly anything in order book'] },
    ]);
    expect([at(-4, 1_150), at(4, 1_170)]).toEqual([[], []]);
  });

  it('are none of another market', () => {
    const { sides } = sideStage();
    sides.set({ candles: CANDLES, bands: BANDS, ...told() });
    paint(sides);
    sides.clear();
    sides.set({ candles: CANDLES });
    expect(paint(sides).calls.fillRect).toBe(0);
    expect(markedAt(sides, 1_100)).toEqual({ marks: [], bands: [] });
  });
});
