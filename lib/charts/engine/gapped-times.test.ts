// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { timeToX, xToTime } from '../chart-view';
import { placeCanvas } from '../fake-labels';
import { tickText } from '../fit/axis-ticks';
import { DisplayClock } from '../fit/display-clock';
import type { TimeLabel } from '../fit/time-labels';
import { parseTime } from '../labels/parse-time';
import type { ChartCandidate } from './chart-candidates';
import type { View } from './chart-views';
import { GappedTimes } from './gapped-times';
import { SurfaceReading } from './surface-reading';

const QUARTER = 900_000;
const HOUR = 4 * QUARTER;
const DAY = 24 * HOUR;
/** A Wednesday. */
const MONDAY = Date.UTC(2026, 10, 16);
const LEFT = 50;
const PANE = { left: 60, top: 0, width: 900, height: 400 };

/** Bars of 15 minutes from 14:30 to 21:00 on workdays. */
const BARS = Array.from({ length: 60 }, (_, day) => MONDAY + (day - 40) * DAY)
  .filter((day) => new Date(day).getUTCDay() % 6 !== 0)
  .flatMap((day) => Array.from({ length: 26 }, (_, bar) => day + 14.5 * HOUR + bar * QUARTER));

interface Shown {
  /** The bar at the left end of the axis, and the distance of two. */
  readonly first: number;
  readonly spacing: number;
  /** How far the labels' clock is ahead of UTC. */
  readonly ahead?: number;
  /** Of the bars between two labels. */
  readonly every?: number;
}

/** Days at the first bar of each, and some clock times. */
function labelsOf({ first, spacing, ahead = 0, every = 12 }: Shown): readonly TimeLabel[] {
  return BARS.flatMap((bar, index) => {
    const x = (index - first) * spacing;
    const isFirst = index % 26 === 0;
    if (x < 0 || x > 1000 || (index % 26) % every !== 0) return [];
    const local = bar + ahead;
    const text = isFirst ? tickText(Math.floor(local / DAY) * DAY) : tickText(local);
    return [{ x, text, time: ensureDefined(parseTime(text), text) }];
  });
}

function candidateOf(labels: readonly TimeLabel[]): ChartCandidate {
  const timeSurface = new SurfaceReading(1, placeCanvas({ left: LEFT, top: 400, width: 1000, height: 28 }));
  timeSurface.rect = { left: LEFT, top: 400, width: 1000, height: 28 };
  const row = { y: 14, height: 12, left: 50, right: 950, isVague: false, labels, pieces: [] };
  return { row, timeSurface, pane: PANE, priceConfidence: 0.9, confidence: 0.2 } as unknown as ChartCandidate;
}

/** What registration finds of the whole days in the pane, client CSS pixels. */
function piecesOf({ first, spacing }: Shown) {
  const slope = spacing / QUARTER;
  const days = Array.from({ length: BARS.length / 26 }, (_, day) => {
    const left = LEFT + (day * 26 - first) * spacing;
    return { left, right: left + 26 * spacing, slope, offset: left - slope * (BARS[day * 26] ?? NaN) };
  });
  return days.filter(({ left, right }) => left >= PANE.left && right <= PANE.left + PANE.width);
}

const VIEW: View = {
  pane: PANE,
  price: { model: 'linear', offset: 0, slope: -1, shift: 0 },
  time: { offset: 0, slope: 1e-6, anchor: 'guess' },
  confidence: 0.2,
  errorPx: 0.2,
  source: 'labels',
};

/** The bars within pieces, and how far off the farthest is. */
function compare({ pieces = [] }: View, { first, spacing }: Shown) {
  const errors = BARS.flatMap((bar, index) => {
    const x = LEFT + (index - first) * spacing;
    const piece = pieces.find(({ left, right }) => x >= left + 1 && x < right - 1);
    return piece ? [Math.abs(timeToX(piece.time, bar) - x)] : [];
  });
  return { count: errors.length, worst: Math.max(0, ...errors) };
}

const START: Shown = { first: 700, spacing: 7 };
let times: GappedTimes;
const see = (shown: Shown, moving = true) => times.dated('chart', VIEW, candidateOf(labelsOf(shown)), moving);

function learn(shown: Shown, pieces = piecesOf(shown)) {
  const candidate = candidateOf(labelsOf(shown));
  return { candidate, isLearnt: times.learn('chart', candidate, pieces) };
}

beforeEach(() => {
  times = new GappedTimes(new DisplayClock(() => MONDAY));
});

describe('GappedTimes', () => {
  it.each([0, -5 * HOUR, 5.5 * HOUR, 9 * HOUR])(
    'dates the view it learnt of, %d ms ahead of UTC',
    (ahead) => {
      const shown = { ...START, ahead };
      const { candidate, isLearnt } = learn(shown);
      expect(isLearnt).toBe(true);
      const view = times.dated('chart', VIEW, candidate, false);
      expect(view.time.anchor).toBe('absolute');
      expect(view.confidence).toBe(0.9);
      expect(view.time).toEqual(view.pieces?.at(-1)?.time);
      const { count, worst } = compare(view, shown);
      expect(count).toBeGreaterThan(70);
      expect(worst).toBeLessThan(0.01);
    },
  );

  it('moves the pieces to where the labels are: boxes stand on whole pixels', () => {
    const beside = piecesOf(START).map((piece) => ({
      ...piece,
      left: piece.left + 0.6,
      right: piece.right + 0.6,
      offset: piece.offset + 0.6,
    }));
    const { candidate } = learn(START, beside);
    expect(compare(times.dated('chart', VIEW, candidate, false), START).worst).toBeLessThan(0.01);
  });

  it.each([
    ['a time of the day on no zone', (offset: number) => offset + 3],
    ['another day', (offset: number, slope: number) => offset + slope * DAY],
  ])('does not learn pieces at %s than the labels say', (_, move) => {
    const wrong = piecesOf(START).map((piece) => ({ ...piece, offset: move(piece.offset, piece.slope) }));
    expect(learn(START, wrong).isLearnt).toBe(false);
    expect(see(START).pieces).toBeUndefined();
  });

  it('does not learn pieces of which one is at odds with the others', () => {
    const wrong = piecesOf(START).map((piece, index) => ({
      ...piece,
      offset: piece.offset + (index === 1 ? 3 * 7 : 0),
    }));
    expect(learn(START, wrong).isLearnt).toBe(false);
  });

  it('forgets the pieces when the chart jumps, is moved by itself, or shows other days', () => {
    for (const [to, moving] of [
      [{ ...START, first: 100 }, true],
      [{ ...START, first: 740 }, false],
      [{ ...START, spacing: 15 }, true],
    ] as const) {
      learn(START);
      expect(see(to, moving).pieces).toBeUndefined();
      expect(see(START).pieces).toBeUndefined();
    }
  });

  it('forgets the pieces when clock times come where they have others', () => {
    learn(START);
    const labels = labelsOf({ ...START, first: 702 }).map((label) => {
      const text = label.time.hour === undefined ? label.text : '16:40';
      return { ...label, text, time: ensureDefined(parseTime(text), text) };
    });
    expect(times.dated('chart', VIEW, candidateOf(labels), true).pieces).toBeUndefined();
  });

  it('goes on from a bar to the next one by itself', () => {
    learn(START);
    const view = see({ ...START, first: 701 }, false);
    expect(view.time.anchor).toBe('tracked');
    expect(compare(view, { ...START, first: 701 }).worst).toBeLessThan(0.01);
  });

  it('keeps its certainty while nothing moves', () => {
    learn(START);
    expect(see(START).time.anchor).toBe('absolute');
  });

  it('leaves out what lies too far back for a picture', () => {
    const [first, last] = piecesOf(START);
    const pieces = [first, last].flatMap((piece) => piece ?? []);
    const before = pieces.map((piece, index) =>
      index === 0 ? { ...piece, offset: piece.offset + piece.slope * 700 * DAY } : piece,
    );
    // Labels without a day say nothing against another year.
    const labels = labelsOf(START).filter(({ time }) => time.hour !== undefined);
    const candidate = candidateOf(labels);
    times.learn('chart', candidate, before);
    const shown = ensureDefined(times.dated('chart', VIEW, candidate, false).pieces, 'pieces');
    expect(shown).toHaveLength(1);
    expect(xToTime(shown[0]?.time ?? VIEW.time, 500)).toBeGreaterThan(MONDAY - 60 * DAY);
  });
});

const moves = fc.array(
  fc.record({
    by: fc.double({ min: -50, max: 50, noNaN: true }),
    zoom: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    every: fc.constantFrom(6, 8, 12, 13),
    jitter: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
  }),
  { maxLength: 25 },
);

it('does not add up what labels on whole pixels are off, over many small moves', () => {
  times = new GappedTimes(new DisplayClock(() => MONDAY));
  learn(START);
  let worst = 0;
  let seen = 0;
  for (let step = 1; step <= 400; step += 1) {
    const shown = { first: 700 + 20 * Math.sin(step / 40), spacing: 7 + Math.sin(step / 90) };
    const labels = labelsOf(shown).map((label) => ({ ...label, x: Math.round(label.x) }));
    const found = compare(times.dated('chart', VIEW, candidateOf(labels), true), shown);
    worst = Math.max(worst, found.worst);
    seen += found.count > 0 ? 1 : 0;
  }
  expect(seen).toBe(400);
  expect(worst).toBeLessThan(1);
});

it('never has a bar more than 2 px beside its place, however the chart is moved', () => {
  let painted = 0;
  fc.assert(
    fc.property(moves, (steps) => {
      times = new GappedTimes(new DisplayClock(() => MONDAY));
      learn(START);
      let shown = START;
      for (const { by, zoom, every, jitter } of steps) {
        const spacing = Math.min(14, Math.max(3, shown.spacing * Math.exp(zoom)));
        shown = { first: Math.max(0, Math.min(1000, shown.first + by)), spacing, every };
        const labels = labelsOf(shown).map((label, index) => ({
          ...label,
          x: label.x + (index % 2 === 0 ? jitter : -jitter),
        }));
        const { count, worst } = compare(times.dated('chart', VIEW, candidateOf(labels), true), shown);
        painted += count > 0 ? 1 : 0;
        expect(worst).toBeLessThan(2);
      }
    }),
    { numRuns: 150, seed: 3 },
  );
  expect(painted).toBeGreaterThan(100);
});
