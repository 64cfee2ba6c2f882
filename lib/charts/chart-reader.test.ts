// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '../core/assert';
import { awaitChannel } from './channel';
import { createChartReader, type ChartReader } from './chart-reader';
import { type ChartState, type ChartView, NO_CHART, priceToY, timeToX } from './chart-view';
import { answerName, askName } from './tradingview/start-tradingview';
import { labelPayload, placeCanvas, priceLabels, sayPayload, timeLabels } from './fake-labels';

const NAME = 'labels-1';
const QUARTER = 900_000;
const PANE = { left: 100, top: 20, width: 900, height: 500 };
const PRICES = { left: 1000, top: 20, width: 60, height: 500 };
const TIMES = { left: 100, top: 520, width: 900, height: 28 };

/** Every report: all charts of the frame. */
let reports: (readonly ChartState[])[];
let reader: ChartReader;
let knownPrice: number | undefined;

function startReader(payloads: ReadonlyMap<HTMLCanvasElement, string> = new Map(), since = Date.now()): void {
  reader = createChartReader({
    document,
    window,
    channel: { name: NAME, payloads, since },
    onCharts: (states) => reports.push(states),
    knownPrice: () => knownPrice,
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.setSystemTime(Date.UTC(2026, 10, 22, 11, 10));
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(0);
  document.body.replaceChildren();
  reports = [];
  knownPrice = undefined;
  startReader();
});

afterEach(() => {
  reader.stop();
  vi.useRealTimers();
});

const settle = () => Promise.resolve();
const charts = () => ensureDefined(reports.at(-1), 'report');
const last = () => ensureDefined(charts()[0], 'state');
const lastView = () => viewOf(last());

const viewOf = (state: ChartState): ChartView => {
  if (state.kind !== 'locked') throw new Error(`Not locked: ${state.reason}`);
  return state.view;
};

interface Chart {
  readonly pane: HTMLCanvasElement;
  readonly prices: HTMLCanvasElement;
  readonly times: HTMLCanvasElement;
}

const shifted = <Place extends { top: number }>(place: Place, by: number) => ({
  ...place,
  top: place.top + by,
});

function addChart(down = 0): Chart {
  const [pane, prices, times] = [PANE, PRICES, TIMES].map((place) => placeCanvas(shifted(place, down)));
  return {
    pane: ensureDefined(pane, 'pane'),
    prices: ensureDefined(prices, 'prices'),
    times: ensureDefined(times, 'times'),
  };
}

async function draw({ prices, times }: Chart, scale = 1): Promise<void> {
  sayPayload(NAME, prices, labelPayload(priceLabels(scale)));
  sayPayload(NAME, times, labelPayload(timeLabels(Date.now())));
  await settle();
}

describe('a chart with both axes', () => {
  it('is locked in the same turn, with pane, axes and the canvas that draws it', async () => {
    const chart = addChart();
    await draw(chart);
    const view = lastView();
    expect(view).toMatchObject({ pane: PANE, source: 'labels' });
    expect(view.surface).toBe(chart.pane);
    expect(priceToY(view.price, 62_500)).toBeCloseTo(20 + 200, 6);
    const newest = Math.floor(Date.now() / QUARTER) * QUARTER;
    expect(timeToX(view.time, newest)).toBeCloseTo(100 + 780, 3);
    expect(view.time.anchor).toBe('now');
    expect(view.errorPx).toBeLessThan(0.5);
  });

  it('is reported once while nothing changes', async () => {
    const chart = addChart();
    await draw(chart);
    const count = reports.length;
    await draw(chart);
    expect(reports).toHaveLength(count);
  });

  it('keeps its id while it is panned', async () => {
    const chart = addChart();
    await draw(chart);
    const { id } = last();
    const moved = priceLabels().map(([text, x, y]) => [text, x, y + 7] as const);
    sayPayload(NAME, chart.prices, labelPayload(moved));
    await settle();
    expect(last().id).toBe(id);
    expect(priceToY(lastView().price, 62_500)).toBeCloseTo(20 + 207, 6);
  });

  it('is locked from what the loader kept, without another draw', async () => {
    reader.stop();
    const chart = addChart();
    startReader(
      new Map([
        [chart.prices, labelPayload(priceLabels())],
        [chart.times, labelPayload(timeLabels(Date.now()))],
      ]),
    );
    await settle();
    expect(last().kind).toBe('locked');
  });

  it('is followed when the page scrolls without drawing', async () => {
    const chart = addChart();
    await draw(chart);
    const y = priceToY(lastView().price, 62_500);
    for (const [canvas, place] of [
      [chart.pane, PANE],
      [chart.prices, PRICES],
      [chart.times, TIMES],
    ] as const)
      canvas.getBoundingClientRect = () => new DOMRect(place.left, place.top - 15, place.width, place.height);
    document.dispatchEvent(new Event('scroll'));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(lastView().pane.top).toBe(5);
    expect(priceToY(lastView().price, 62_500)).toBeCloseTo(y - 15, 6);
  });

  it('is given up in the same turn when its axis becomes unreadable', async () => {
    const chart = addChart();
    await draw(chart);
    sayPayload(
      NAME,
      chart.prices,
      labelPayload([
        ['64,000', 30, 50],
        ['11', 30, 150],
        ['7', 30, 210],
      ]),
    );
    await settle();
    expect(last().kind).not.toBe('locked');
  });

  it('is off at once when the page takes it away, and forgotten after a while', async () => {
    await draw(addChart());
    const { id } = last();
    for (const canvas of document.querySelectorAll('canvas')) canvas.remove();
    reader.refresh();
    expect(charts()).toEqual([{ kind: 'settling', id, reason: 'The page changed its chart' }]);
    vi.advanceTimersByTime(5100);
    expect(last()).toMatchObject({ kind: 'parked', id: NO_CHART });
  });

  it('keeps its id when the page makes it anew in the same place', async () => {
    await draw(addChart());
    const { id } = last();
    for (const canvas of document.querySelectorAll('canvas')) canvas.remove();
    await draw(addChart());
    expect(last()).toMatchObject({ kind: 'locked', id });
    expect(charts()).toHaveLength(1);
  });
});

describe('the choice of the chart', () => {
  it('parks prices that do not fit the market, and takes them when they do', async () => {
    knownPrice = 2400;
    await draw(addChart());
    expect(last()).toMatchObject({
      kind: 'parked',
      reason: expect.stringContaining('do not fit the market'),
    });
    knownPrice = 61_850;
    reader.refresh();
    expect(last().kind).toBe('locked');
  });

  it('locks each of several charts on its own', async () => {
    const one = addChart();
    const other = addChart(700);
    await draw(one);
    await draw(other, 0.9);
    const [first, second] = charts().map(viewOf);
    expect(charts()).toHaveLength(2);
    expect(first?.surface).toBe(one.pane);
    expect(second?.surface).toBe(other.pane);
    expect(first && priceToY(first.price, 62_500)).toBeCloseTo(220, 6);
    expect(second && priceToY(second.price, 0.9 * 62_500)).toBeCloseTo(920, 6);
  });

  it('reads grouped whole prices as the market has them', async () => {
    const chart = addChart();
    const labels = [64, 63, 62, 61, 60].map(
      (price, index) => [`${price}.000`, 30, 50 + index * 100] as const,
    );
    knownPrice = 61_850;
    sayPayload(NAME, chart.prices, labelPayload(labels));
    sayPayload(NAME, chart.times, labelPayload(timeLabels(Date.now())));
    await settle();
    expect(priceToY(lastView().price, 62_500)).toBeCloseTo(220, 6);
    knownPrice = 61.85;
    reader.refresh();
    expect(priceToY(lastView().price, 62.5)).toBeCloseTo(220, 6);
  });

  it('leaves out a mini chart beside a large one', async () => {
    await draw(addChart());
    const [prices, times] = [
      { left: 1300, top: 20, width: 60, height: 120 },
      { left: 1100, top: 140, width: 200, height: 20 },
    ].map(placeCanvas);
    const labels = [66, 65, 64].map((value, index) => [`${value},000`, 30, 20 + 40 * index] as const);
    sayPayload(NAME, ensureDefined(prices, 'prices'), labelPayload(labels));
    const clocks = ['10:45', '11:00', '11:15'].map((text, index) => [text, 40 + 60 * index, 10] as const);
    sayPayload(NAME, ensureDefined(times, 'times'), labelPayload(clocks));
    await settle();
    expect(charts()).toHaveLength(1);
    expect(lastView().pane).toEqual(PANE);
  });

  it('parks two price axes of one pane that both could be meant', async () => {
    const chart = addChart();
    const left = placeCanvas({ ...PRICES, left: 40 });
    sayPayload(NAME, left, labelPayload(priceLabels(1.02)));
    await draw(chart);
    expect(last()).toMatchObject({ kind: 'parked', reason: 'Two price axes could be meant' });
  });

  it('takes of two price axes the one that holds the market', async () => {
    knownPrice = 61_850;
    const chart = addChart();
    const left = placeCanvas({ ...PRICES, left: 40 });
    sayPayload(NAME, left, labelPayload(priceLabels(0.04)));
    await draw(chart);
    expect(priceToY(lastView().price, 62_500)).toBeCloseTo(220, 6);
  });

  it('takes the price pane before an indicator pane below it', async () => {
    const chart = addChart();
    const below = placeCanvas({ left: 1000, top: 520, width: 60, height: 120 });
    chart.times.getBoundingClientRect = () => new DOMRect(100, 640, 900, 28);
    const indicator = [80, 60, 40, 20].map((value, index) => [String(value), 30, 15 + index * 30] as const);
    sayPayload(NAME, below, labelPayload(indicator));
    await draw(chart);
    expect(lastView().pane).toEqual(PANE);
  });

  it('parks a percentage scale', async () => {
    const chart = addChart();
    const percents = [2, 1, 0, -1, -2].map((value, index) => [`${value}.00%`, 30, 50 + index * 100] as const);
    sayPayload(NAME, chart.prices, labelPayload(percents));
    sayPayload(NAME, chart.times, labelPayload(timeLabels(Date.now())));
    await settle();
    expect(last()).toMatchObject({ kind: 'parked', reason: expect.stringContaining('percentages') });
  });

  it('says so when a page shows no axis for long', () => {
    vi.advanceTimersByTime(6000);
    expect(last()).toMatchObject({
      kind: 'parked',
      reason: expect.stringContaining('No price and time axis'),
    });
  });
});

describe('the date of a row', () => {
  it('becomes certain by a crosshair label, which may correct it', async () => {
    const chart = addChart();
    await draw(chart);
    const newest = Math.floor(Date.now() / QUARTER) * QUARTER;
    const week = 7 * 86_400_000;
    const crosshair = placeCanvas(TIMES);
    const text = "Sun 15 Nov '26   11:00";
    sayPayload(NAME, crosshair, labelPayload([[text, 780, 14]]));
    await settle();
    expect(lastView().time.anchor).toBe('absolute');
    expect(timeToX(lastView().time, newest - week)).toBeCloseTo(880, 3);
  });

  it('is a guess in a view that was there long before the reader', async () => {
    reader.stop();
    const chart = addChart();
    const payloads = new Map([
      [chart.prices, labelPayload(priceLabels())],
      [chart.times, labelPayload(timeLabels(Date.now()))],
    ]);
    startReader(payloads, Date.now() - 60_000);
    await settle();
    expect(lastView().time.anchor).toBe('guess');
  });
});

/** Answers the reader's questions as the page script does, with one pixel to ten dollars from 64,500 down. */
function answerAs(sample: object): void {
  awaitChannel(document, 'tradingview', (name) => {
    document.addEventListener(askName(name), () => {
      document.dispatchEvent(new CustomEvent(answerName(name), { detail: JSON.stringify(['1', [sample]]) }));
    });
  });
  reader.useTradingView();
}

describe('a page with a chart object', () => {
  const start = Date.UTC(2026, 10, 1);
  const sample = {
    index: 0,
    active: true,
    symbol: 'BINANCE:BTCUSDT.P',
    timeZone: 'Etc/UTC',
    paneHeight: 500,
    inverted: false,
    mode: 0,
    prices: [0, 250, 500].map((y) => [64_500 - 10 * y, y]),
    bars: [0, 400, 800].map((x) => [start + x * 9000, x]),
  };

  it('confirms the labels and adds symbol and date', async () => {
    await draw(addChart());
    answerAs(sample);
    expect(lastView()).toMatchObject({ source: 'tradingview', symbol: 'BINANCE:BTCUSDT.P' });
    expect(lastView().time.anchor).toBe('absolute');
    expect(timeToX(lastView().time, start)).toBeCloseTo(PANE.left, 3);
  });

  it('is not believed against the labels, nor they against it', async () => {
    await draw(addChart());
    answerAs({
      ...sample,
      prices: [
        [64_600, 0],
        [59_600, 500],
      ],
    });
    expect(last()).toMatchObject({ kind: 'settling', reason: expect.stringContaining('disagree') });
  });

  it('is enough where no label can be read', () => {
    const { pane } = addChart();
    answerAs(sample);
    expect(lastView()).toMatchObject({ source: 'tradingview', pane: PANE });
    expect(lastView().surface).toBe(pane);
    expect(priceToY(lastView().price, 62_500)).toBeCloseTo(220, 6);
  });
});

describe('a hostile page', () => {
  it('is counted and otherwise ignored', async () => {
    const chart = addChart();
    await draw(chart);
    const count = reports.length;
    for (const detail of [null, 7, {}, 'x', '[1,1,[["x",1e999,1,1,1,1,1]]]', '['.repeat(50_000)])
      sayPayload(NAME, chart.prices, detail);
    sayPayload(NAME, document.body, labelPayload(priceLabels()));
    await settle();
    expect(reader.counts).toMatchObject({ accepted: 2, malformed: 7 });
    expect(reports).toHaveLength(count);
  });

  it('that floods is cut off', async () => {
    const canvas = placeCanvas(PRICES);
    for (let index = 0; index < 1000; index += 1)
      sayPayload(NAME, canvas, labelPayload([['1', 1, index % 400]]));
    await settle();
    expect(reader.counts).toMatchObject({ accepted: 300, dropped: 700 });
  });

  it('is not heard after the reader stopped', async () => {
    const chart = addChart();
    reader.stop();
    const count = reports.length;
    await draw(chart);
    expect(reports).toHaveLength(count);
  });
});
