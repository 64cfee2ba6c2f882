// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaitChannel } from './channel';
import { timeToX } from './chart-view';
import { addChart, type FakeChart, FakePage, NAME, settle } from './fake-page';
import { labelPayload, priceLabels, sayPayload } from './fake-labels';
import { answerName, askName } from './tradingview/start-tradingview';

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

it.each([
  ['are where the labels have them', 0, 2],
  ['are a quarter of an hour further', 900_000, undefined],
])('keeps pieces as long as the bars of a chart object %s', async (_, later, count) => {
  vi.setSystemTime(Date.UTC(2026, 10, 23, 11, 5));
  await drawSessions(addChart(), 800);
  const bars = [
    [Date.UTC(2026, 10, 20, 11) + later, 576],
    [Date.UTC(2026, 10, 23, 10) + later, 744],
    [Date.UTC(2026, 10, 23, 11) + later, 800],
  ];
  const prices = [0, 250, 500].map((y) => [64_500 - 10 * y, y]);
  const sample = {
    index: 0,
    active: true,
    symbol: 'X',
    paneHeight: 500,
    inverted: false,
    mode: 0,
    prices,
    bars,
  };
  awaitChannel(document, 'tradingview', (name) => {
    document.addEventListener(askName(name), () => {
      document.dispatchEvent(new CustomEvent(answerName(name), { detail: JSON.stringify(['1', [sample]]) }));
    });
  });
  on.reader.useTradingView();
  expect(on.lastView().source).toBe('tradingview');
  expect(on.lastView().pieces?.length).toBe(count);
  expect(on.lastView().time.anchor === 'guess').toBe(count === undefined);
});
