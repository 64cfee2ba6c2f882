import { DAY_MS, HOUR_MS } from '../core/durations';
import { describe, expect, it } from 'vitest';
import { markOf } from '@/lib/heatmaps/marks/mark-fixture';
import { expectGolden } from '@/tests/golden';
import { ALL_MARKS, BANDS, NOW, paintScene, SCENE } from './flow-mark-scene';
import { MarkLayout } from './mark-layout';
import { MemorySurface } from './memory-surface';
import { paintFlowMarks } from './paint-flow-marks';
import { AXES, covered, drawCandles, INVERTED, LOG, START, xOf, yOf } from './paint-profile-scene';
import { WholePixelContext } from './whole-pixel-context';

const { width, height } = AXES.pane;
const STANDING = markOf({ price: 915, since: START + 60 * HOUR_MS, until: NOW });

/** The pixels of a line that are painted. */
const inked = ({ canvas }: ReturnType<typeof paintScene>, y: number) =>
  [...Array(width).keys()].filter((x) => canvas.isPainted(x, y));

const shapesOf = ({ layout: { shapes } }: ReturnType<typeof paintScene>) =>
  [...Array(shapes.length).keys()].map((row) => ({ x: shapes.at(row, 1), y: shapes.at(row, 2) }));

describe('a wall that stands', () => {
  const painted = paintScene({ marks: [STANDING] });
  const y = Math.floor(yOf(AXES, 915));

  it('is a line at its price, from its beginning to the right edge', () => {
    const line = inked(painted, y);
    expect([line[0], line.at(-1)]).toEqual([Math.round(xOf(AXES, STANDING.since)), width - 1]);
    expect(line).toHaveLength(width - (line[0] ?? 0));
    expect(inked(painted, y + 10)).toEqual([]);
  });

  it('has its shape right of the newest candle', () => {
    expect(shapesOf(painted)).toEqual([{ x: Math.round(xOf(AXES, NOW)) + 5, y }]);
  });

  it('is not there before it is known, nor off the pane', () => {
    expect(inked(paintScene({ marks: [{ ...STANDING, price: 2_000 }] }), 0)).toEqual([]);
    const late = paintScene({ marks: [{ ...STANDING, since: NOW + 90 * HOUR_MS }] });
    expect(inked(late, y).length).toBeLessThan(12);
  });
});

describe('a wall that has ended', () => {
  const ended = { ...STANDING, state: 'filled', until: START + 80 * HOUR_MS } as const;

  it('ends with a shape where it did', () => {
    const painted = paintScene({ marks: [ended] });
    const x = Math.round(xOf(AXES, ended.until));
    expect(shapesOf(painted)).toEqual([{ x, y: Math.floor(yOf(AXES, 915)) }]);
    expect(Math.max(...inked(painted, Math.floor(yOf(AXES, 915))))).toBe(x + 4);
  });

  it('ends before the candle that took it', () => {
    const candles = Float64Array.of(START + 79 * HOUR_MS, 1_000, 910, START + 90 * HOUR_MS, 1_000, 990);
    const [shape] = shapesOf(paintScene({ marks: [ended], candles }));
    expect(shape?.x).toBeLessThanOrEqual(Math.floor(xOf(AXES, START + 78.5 * HOUR_MS)) - 5);
    expect(shape?.y).toBe(Math.floor(yOf(AXES, 915)));
  });

  it('has its shape below the candle that hides all of it', () => {
    const candles = Float64Array.of(START + 60 * HOUR_MS, 1_000, 912);
    const all = { marks: [{ ...ended, since: START + 70 * HOUR_MS }], candles, barMs: DAY_MS };
    expect(shapesOf(paintScene(all))).toEqual([
      { x: Math.round(xOf(AXES, ended.until)), y: Math.ceil(yOf(AXES, 912)) + 8 },
    ]);
  });

  it('has none where a candle may be that has not come yet', () => {
    const candles = Float64Array.of(START + 60 * HOUR_MS, 1_000, 990);
    expect(shapesOf(paintScene({ marks: [ended], candles }))).toEqual([]);
  });
});

describe('what happened where the candles are', () => {
  const sweep = markOf({
    kind: 'sweep',
    state: 'ended',
    side: 'ask',
    since: START + 30 * HOUR_MS,
    price: 1_000,
  });
  const candles = Float64Array.of(START + 30 * HOUR_MS, 1_010, 990);

  it('lies beyond them on its side, one beside the other', () => {
    const marks = [sweep, { ...sweep, id: 'b' }, { ...sweep, id: 'c', side: 'bid' as const }];
    const [first, second, below] = shapesOf(paintScene({ marks, candles }));
    const x = Math.round(xOf(AXES, sweep.since));
    expect(first).toEqual({ x, y: Math.floor(yOf(AXES, 1_010)) - 1 - 8 });
    expect(second).toEqual({ x, y: (first?.y ?? 0) - 10 });
    expect(below).toEqual({ x, y: Math.ceil(yOf(AXES, 990)) + 8 });
  });

  it('is no more than four on one another', () => {
    const marks = [...Array(9).keys()].map((index) => ({ ...sweep, id: `${index}` }));
    expect(shapesOf(paintScene({ marks, candles }))).toHaveLength(4);
  });

  it('lies on the other side where the scale is upside down', () => {
    const [shape] = shapesOf(paintScene({ marks: [sweep], candles }, INVERTED));
    expect(shape?.y).toBeGreaterThan(yOf(INVERTED, 1_010));
  });

  it('is as long as it went on', () => {
    const cascade = { ...sweep, kind: 'cascade' as const, until: START + 50 * HOUR_MS };
    const { layout } = paintScene({ marks: [cascade], candles: SCENE.candles });
    expect([layout.lines.at(0, 1), layout.lines.at(0, 2)]).toEqual(
      [cascade.since, cascade.until].map((time) => Math.round(xOf(AXES, time))),
    );
  });

  it('is left out where candles are not known', () => {
    const unknown = Float64Array.of(START + 30 * HOUR_MS, NaN, NaN);
    expect(shapesOf(paintScene({ marks: [sweep], candles: unknown }))).toEqual([]);
    expect(shapesOf(paintScene({ marks: [sweep], candles: candles.map((at) => at + HOUR_MS) }))).toEqual([]);
  });
});

describe('bands', () => {
  it('are rails right of the candles, dotted where nothing lies', () => {
    const painted = paintScene({ bands: BANDS });
    const at = (price: number) => inked(painted, Math.floor(yOf(AXES, price)));
    const left = Math.round(xOf(AXES, NOW)) + 12;
    expect(at(1_030)).toEqual([left, left + 1, left + 2]);
    expect(at(1_010)).toEqual([]);
    const top = Math.round(yOf(AXES, 1_000));
    expect([0, 1, 2, 3, 4].map((line) => inked(painted, top + line).length)).toEqual([3, 3, 0, 0, 3]);
  });

  it('lie at the edge of a pane that candles fill', () => {
    const time = { ...AXES.time, offset: AXES.time.offset + 54 };
    const painted = paintScene({ bands: BANDS }, { ...AXES, time });
    expect(inked(painted, Math.floor(yOf(AXES, 1_030)))).toEqual([width - 3, width - 2, width - 1]);
  });
});

describe('all marks together', () => {
  it.each([
    ['linear', AXES],
    ['logarithmic', LOG],
    ['upside down', INVERTED],
  ] as const)('cover no pixel of a candle on a %s scale', (_, axes) => {
    const { canvas } = paintScene({ marks: ALL_MARKS, bands: BANDS }, axes);
    expect(covered(canvas, axes, SCENE.candles, HOUR_MS)).toEqual([]);
    expect(canvas.calls.fillRect).toBeGreaterThan(200);
  });

  it('are found where they are drawn', () => {
    const { layout } = paintScene({ marks: ALL_MARKS });
    for (let row = 0; row < layout.shapes.length; row += 1)
      expect(layout.at(layout.shapes.at(row, 1) + 3, layout.shapes.at(row, 2) - 3)).toContain(
        layout.shapes.at(row, 0),
      );
    const y = Math.floor(yOf(AXES, 915));
    expect(
      layout.at(xOf(AXES, START + 70 * HOUR_MS), y + 3).map((index) => ALL_MARKS[index]?.price),
    ).toContain(915);
    expect(layout.at(xOf(AXES, START + 10 * HOUR_MS), 5)).toEqual([]);
  });

  it('are drawn anew where they lie now', () => {
    const layout = new MarkLayout();
    const paintOn = (axes = AXES) => {
      const canvas = new WholePixelContext(new MemorySurface(width, height));
      paintFlowMarks(canvas, axes, layout, { ...SCENE, marks: ALL_MARKS, bands: BANDS });
      return canvas.target.pixels;
    };
    const before = paintOn();
    paintOn({ ...AXES, time: { ...AXES.time, offset: AXES.time.offset - 90 } });
    expect(paintOn()).toEqual(before);
  });

  it('are nothing on a time axis that does not run to the right', () => {
    const axes = { ...AXES, time: { ...AXES.time, slope: -AXES.time.slope } };
    expect(paintScene({ marks: ALL_MARKS, bands: BANDS }, axes).canvas.calls.fillRect).toBe(0);
  });

  it.each([
    ['flow-marks-dark', AXES, 'dark', 'rgb(14 17 22)'],
    ['flow-marks-light-log', LOG, 'light', 'rgb(255 255 255)'],
  ] as const)('%s', (name, axes, tone, background) => {
    const canvas = new WholePixelContext(new MemorySurface(width, height));
    canvas.fillStyle = background;
    canvas.fillRect(0, 0, width, height);
    drawCandles(canvas, axes, SCENE.candles);
    paintFlowMarks(canvas, axes, new MarkLayout(), { ...SCENE, tone, marks: ALL_MARKS, bands: BANDS });
    expectGolden(name, canvas.target);
  });
});
