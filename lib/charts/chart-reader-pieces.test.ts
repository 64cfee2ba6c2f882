// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { timeToX } from './chart-view';
import { addChart, type FakeChart, FakePage, NAME, settle } from './fake-page';
import { labelPayload, priceLabels, sayPayload } from './fake-labels';

let on: FakePage;

beforeEach(() => {
  on = new FakePage();
});

afterEach(() => on.close());

/** 16 bars of a quarter of an hour from 9:00 on a workday, 14 px apart; now is in the ninth of a Monday. */
const sessions = (right: number) =>
  [-3, 0].flatMap((day, session) =>
    [-1, 4, 8, 12]
      .filter((bar) => bar < (day === 0 ? 9 : 16))
      .map((bar): readonly [string, number, number] => [
        bar < 0 ? String(23 + day) : `${9 + bar / 4}:00`,
        right + (session - 1) * 16 * 14 + (Math.max(0, bar) - 8) * 14,
        14,
      ]),
  );
const drawSessions = async ({ prices, times }: FakeChart, right: number) => {
  sayPayload(NAME, prices, labelPayload(priceLabels()));
  sayPayload(NAME, times, labelPayload(sessions(right)));
  await settle();
};

it('a chart that leaves time out is locked in pieces, as far as its labels reach, and keeps them as it moves', async () => {
  vi.setSystemTime(Date.UTC(2026, 10, 23, 11, 5));
  const chart = addChart();
  await drawSessions(chart, 800);
  const ends = () => on.lastView().pieces?.map(({ left, right }) => [left, right]);
  const [friday, monday] = on.lastView().pieces ?? [];
  expect(ends()).toEqual([
    [620, 732],
    [844, 900],
  ]);
  expect(friday && timeToX(friday.time, Date.UTC(2026, 10, 20, 11))).toBeCloseTo(676, 3);
  expect(monday?.time).toEqual(on.lastView().time);
  expect(timeToX(on.lastView().time, Date.UTC(2026, 10, 23, 11))).toBeCloseTo(900, 3);
  expect(on.lastView().confidence).toBeGreaterThan(0.5);
  await drawSessions(chart, 786);
  expect(ends()).toEqual([
    [606, 718],
    [830, 886],
  ]);
  await drawSessions(chart, 300);
  expect(on.lastView().pieces).toBeUndefined();
});
