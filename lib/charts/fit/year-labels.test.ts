import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { parseTime } from '../labels/parse-time';
import { fitTime } from './time-fit';
import { timeAt } from './time-labels';

const read = (labels: readonly (readonly [string, number])[]) =>
  labels.map(([text, x]) => ({ text, x, time: ensureDefined(parseTime(text), text) }));
const wide = { left: 0, right: 980, fresh: false, moving: true };

describe('a row that names its year', () => {
  it.each([
    [
      'days around the turn of the year, seen after a view of the next month',
      [
        ['29', 55],
        ['12:00', 158],
        ['30', 260],
        ['12:00', 363],
        ['31', 466],
        ['12:00', 568],
        ['2026', 671],
        ['12:00', 774],
        ['2', 876],
      ],
      671,
      Date.UTC(2026, 0, 1),
      Date.UTC(2026, 0, 28, 18),
    ],
    [
      'months around the turn of the year, seen after a view of the next year',
      [
        ['Sep', 26],
        ['Nov', 135],
        ['2020', 244],
        ['Mar', 352],
        ['May', 461],
        ['Jul', 570],
      ],
      244,
      Date.UTC(2020, 0, 1),
      Date.UTC(2020, 7, 17),
    ],
  ] as const)('is dated by it: %s', (_, texts, x, time, before) => {
    const labels = read(texts);
    const there = ensureDefined(fitTime(labels, { ...wide, now: time }), 'fit');
    const line = {
      ...there,
      offset: there.offset - there.slope * (before - timeAt(there, 0)),
      anchor: 'absolute' as const,
      known: [],
    };
    const fit = ensureDefined(fitTime(labels, { ...wide, now: before, previous: line }), 'fit');
    expect(fit.anchor).toBe('absolute');
    expect(Math.abs(timeAt(fit, x) - time) * fit.slope).toBeLessThan(3);
  });

  it('is not vouched for while the year stands where it does not begin', () => {
    const labels = read([
      ['Sep', 26],
      ['Nov', 135],
      ['Jan', 244],
      ['2020', 352],
      ['May', 461],
      ['Jul', 570],
    ]);
    expect(fitTime(labels, { ...wide, now: Date.UTC(2020, 6) })?.anchor).not.toBe('absolute');
  });
});
