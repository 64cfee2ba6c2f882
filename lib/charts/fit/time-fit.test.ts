import { DAY_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { parseTime } from '../labels/parse-time';
import { timeTicks } from './axis-ticks';
import { fitTime, type TimeContext } from './time-fit';
import { timeAt, type TimeLabel } from './time-labels';

const NOW = Date.UTC(2026, 10, 22, 11, 0);
const row = (labels: readonly (readonly [number, string])[]): TimeLabel[] =>
  labels.map(([x, text]) => ({ x, text, time: ensureDefined(parseTime(text), text) }));
const context = (changes: Partial<TimeContext> = {}): TimeContext => ({
  now: NOW,
  left: 0,
  right: 600,
  fresh: true,
  moving: true,
  ...changes,
});
const iso = (labels: TimeLabel[], x: number, changes?: Partial<TimeContext>) => {
  const fit = fitTime(labels, context(changes));
  return fit && new Date(Math.round(timeAt(fit, x) / 1000) * 1000).toISOString().slice(0, 16);
};

describe('fitTime finds the date of', () => {
  it.each([
    [
      'clock times and a day',
      [
        [0, '18:00'],
        [100, '21:00'],
        [200, '22'],
        [300, '03:00'],
        [400, '06:00'],
        [500, '09:00'],
      ],
      200,
      '2026-11-22T00:00',
    ],
    [
      'days and a month',
      [
        [0, '18'],
        [70, '25'],
        [140, 'Nov'],
        [210, '8'],
        [280, '15'],
        [350, '22'],
      ],
      350,
      '2026-11-22T00:00',
    ],
    [
      'clock times alone',
      [
        [0, '00:00'],
        [240, '04:00'],
        [480, '08:00'],
      ],
      480,
      '2026-11-22T08:00',
    ],
    [
      'months and years',
      [
        [10, '2025'],
        [101, 'Apr'],
        [192, 'Jul'],
        [284, 'Oct'],
        [376, '2026'],
        [466, 'Apr'],
      ],
      376,
      '2026-01-01T00:00',
    ],
    [
      'full dates',
      [
        [100, '2024-03-15 08:00'],
        [300, '2024-03-15 16:00'],
      ],
      300,
      '2024-03-15T16:00',
    ],
    [
      'dates among clock times',
      [
        [0, '07:00'],
        [100, '17:00'],
        [200, '11-21'],
        [300, '13:00'],
        [400, '23:00'],
      ],
      100,
      '2026-11-20T17:00',
    ],
    [
      'pairs, month first',
      [
        [0, '11/7'],
        [140, '11/14'],
        [280, '11/21'],
      ],
      280,
      '2026-11-21T00:00',
    ],
    [
      'pairs, day first',
      [
        [0, '7.11.'],
        [140, '14.11.'],
        [280, '21.11.'],
      ],
      280,
      '2026-11-21T00:00',
    ],
  ] as const)('%s', (_, labels, x, wanted) =>
    expect(iso(row(labels), x)?.slice(0, 13)).toBe(wanted.slice(0, 13)),
  );
});

const seconds = (x: number, last: string) => {
  const texts = ['10:58', '10:58:12', '10:58:24', '10:58:36', '10:58:48', '10:59', '10:59:12', last];
  return row(texts.map((text, index) => [x + 84 * index, text]));
};

describe('a row with a missing bar', () => {
  const wide = { right: 1000 };
  const whole = fitTime(seconds(7, '10:59:24'), context(wide));

  it('is fitted to the labels before it', () => {
    const fit = fitTime(seconds(7, '10:59:25'), context());
    expect(fit?.slope).toBeCloseTo(0.007, 6);
    expect(fit?.agreeing).toBe(7);
  });

  it('keeps the anchor it had', () => {
    const moved = fitTime(seconds(0, '10:59:25'), context({ ...wide, previous: whole, fresh: false }));
    expect(moved?.anchor).toBe('now');
    expect(moved?.slope).toBeCloseTo(0.007, 6);
  });
});

const months = (names: string, places: readonly number[]) =>
  row(names.split(',').map((name, index) => [places[index] ?? NaN, name]));

describe('the anchor', () => {
  const clocks = row([
    [0, '06:00'],
    [240, '08:00'],
    [480, '10:00'],
  ]);
  const dated = row([
    [0, '22'],
    [200, '04:00'],
    [400, '08:00'],
  ]);

  it('is the present for a first view of clock times, certain once a date agrees', () => {
    expect(fitTime(clocks, context())?.anchor).toBe('now');
    expect(fitTime(dated, context())?.anchor).toBe('absolute');
  });

  it('is a guess where the view may have been moved before we came', () => {
    expect(fitTime(clocks, context({ fresh: false }))?.anchor).toBe('guess');
    expect(fitTime(dated, context({ fresh: false }))?.anchor).toBe('guess');
  });

  it('becomes the present when a chart that was still loading shows it', () => {
    const early = context({ now: Date.UTC(2026, 10, 22, 20) });
    const loading = fitTime(clocks, early);
    expect(loading?.anchor).toBe('guess');
    expect(fitTime(clocks, context({ previous: loading }))?.anchor).toBe('now');
    expect(fitTime(clocks, context({ previous: loading, fresh: false }))?.anchor).toBe('guess');
  });

  it('is a guess where the page itself goes on from a dated view to the hours of now, on whichever day', () => {
    const opened = fitTime(dated, context());
    const elsewhere = row([
      [0, 'Mar'],
      [198, 'Apr'],
      [398, 'May'],
    ]);
    const left = fitTime(elsewhere, context({ previous: opened, moving: false }));
    expect(left?.anchor).toBe('guess');
    for (const previous of [opened, left]) {
      const jumped = fitTime(clocks, context({ previous, moving: false }));
      expect(jumped?.anchor).toBe('guess');
      expect(fitTime(clocks, context({ previous: jumped, moving: false }))?.anchor).toBe('guess');
    }
  });

  it('is a guess where a label names another year than that whose months stand as well', () => {
    const before = fitTime(
      months('May 2025,Jun,Jul,Aug,Sep,Oct,Nov', [118, 218, 315, 416, 516, 613, 714]),
      context({ fresh: false, moving: false, right: 780 }),
    );
    expect(before?.anchor).toBe('absolute');
    const after = months(
      'Nov 2018,Dec,Jan 2019,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov',
      [92, 145, 199, 253, 302, 356, 408, 462, 514, 569, 623, 675, 729],
    );
    const fit = ensureDefined(
      fitTime(after, context({ previous: before, fresh: false, moving: false, right: 780 })),
      'fit',
    );
    const isRight = fit.known.some(({ time }) => new Date(time).getUTCFullYear() === 2018);
    expect(isRight || fit.anchor === 'guess').toBe(true);
  });

  it('is certain whenever a label names the year', () => {
    const years = row([
      [0, '2025'],
      [198, 'Apr'],
      [398, 'Jul'],
    ]);
    const fit = ensureDefined(fitTime(years, context({ fresh: false })), 'fit');
    expect(fit.anchor).toBe('absolute');
    expect(new Date(timeAt(fit, 198)).getUTCFullYear()).toBe(2025);
  });

  it('is a guess where one label that comes again and a year leave the scale open', () => {
    const two = row([
      [131, '23:00'],
      [242, '2027'],
    ]);
    expect(fitTime(two, context({ fresh: false }))?.anchor).toBe('guess');
    const three = row([[20, '22:00'], ...two.map(({ x, text }) => [x, text] as const)]);
    expect(fitTime(three, context({ fresh: false }))?.anchor).toBe('absolute');
  });

  it('is carried through small moves and lost in a jump', () => {
    const first = fitTime(dated, context());
    const moved = row([
      [40, '22'],
      [240, '04:00'],
      [440, '08:00'],
    ]);
    const tracked = fitTime(moved, context({ previous: first, fresh: false }));
    expect(tracked?.anchor).toBe('tracked');
    const jumped = row([
      [40, '12:00'],
      [240, '16:00'],
      [440, '20:00'],
    ]);
    expect(fitTime(jumped, context({ previous: tracked, fresh: false }))?.anchor).toBe('guess');
  });
});

it('has nothing to say about labels that agree on no scale', () => {
  expect(fitTime(row([[0, '06:00']]), context())).toBeUndefined();
  expect(
    fitTime(
      row([
        [0, '2026'],
        [100, '2025'],
        [200, '2024'],
      ]),
      context(),
    ),
  ).toBeUndefined();
});

const STEPS = [5, 15, 30, 60, 180, 360, 720, 1440].map((minutes) => minutes * 60_000);
const view = fc.record({
  end: fc
    .integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
    .map((m) => m * 60_000),
  step: fc.constantFrom(...STEPS),
  count: fc.integer({ min: 4, max: 12 }),
  jitter: fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 13, maxLength: 13 }),
});

it('recovers random axes that end now within 0.3 px', () => {
  fc.assert(
    fc.property(view, ({ end, step, count, jitter }) => {
      const ticks = timeTicks(end, step, count);
      const labels = ticks.map((tick, index) => ({ ...tick, x: tick.x + (jitter[index] ?? 0) }));
      const fit = ensureDefined(fitTime(labels, context({ now: end, right: 1000 })), 'fit');
      for (const { at, x } of ticks) expect(Math.abs(fit.offset + fit.slope * at - x)).toBeLessThan(0.3);
    }),
    { numRuns: 400 },
  );
});

const moves = fc.array(
  fc.record({ share: fc.double({ min: -0.1, max: 0.1, noNaN: true }), zoom: fc.constantFrom(0, 1, -1) }),
  { maxLength: 30 },
);

/** The worst error, in milliseconds, of the views whose date the fit vouches for. */
function followMoves(
  start: number,
  count: number,
  steps: readonly { share: number; zoom: number }[],
): number {
  const ticksAt = (end: number, rank: number) => timeTicks(end, ensureDefined(STEPS[rank], 'step'), count);
  let [end, rank, worst] = [start, 3, 0];
  let previous = fitTime(ticksAt(end, rank), context({ now: end, right: 1000 }));
  for (const { share, zoom } of steps) {
    if (zoom === 0) end += Math.round(share * count * ensureDefined(STEPS[rank], 'step'));
    else rank = Math.min(5, Math.max(2, rank + zoom));
    const ticks = ticksAt(end, rank);
    const fit = fitTime(ticks, context({ now: start, right: 1000, previous, fresh: false }));
    const last = ensureDefined(ticks.at(-1), 'tick');
    // A zoom by a factor of three is a jump, after which the row may only guess.
    const vouched = fit && fit.anchor !== 'guess';
    if (vouched) worst = Math.max(worst, Math.abs(timeAt(fit, last.x) - last.at));
    previous = vouched ? fit : fitTime(ticks, context({ now: end, right: 1000 }));
  }
  return worst;
}

it('follows random pans and zooms and never vouches for a wrong date', () => {
  fc.assert(
    fc.property(view, moves, ({ end, count }, steps) => {
      expect(followMoves(end, count, steps)).toBeLessThan(DAY_MS / 100);
    }),
  );
});
