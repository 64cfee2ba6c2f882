import { expect, it } from 'vitest';
import { PauseWatch } from './pause-watch';

/** After two hundred frames of one pause. */
function after(pauseMs: number): PauseWatch {
  const watch = new PauseWatch();
  for (let frame = 0; frame < 200; frame += 1) watch.heard(frame * pauseMs);
  return watch;
}

it.each([
  ['a busy book', 20, 2_000],
  ['a book told ten times a second', 100, 2_000],
  ['one told every quarter of a second', 250, 5_000],
  ['a quiet one', 3_000, 10_000],
])('%s is believed for a time that suits it', (_, pauseMs, patienceMs) => {
  expect(after(pauseMs).patienceMs).toBeCloseTo(patienceMs, -2);
});

it('is patient before it knows the book, and does not learn from a clock set back', () => {
  expect(new PauseWatch().patienceMs).toBe(10_000);
  const watch = after(100);
  watch.heard(0);
  expect(watch.patienceMs).toBe(2_000);
});
