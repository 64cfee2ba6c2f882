// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitChannel } from './channel';
import { NO_CHART, priceToY, timeToX } from './chart-view';
import { answerName, askName } from './tradingview/start-tradingview';
import { FakePage, addChart, draw, NAME, PANE, PRICES, settle, TIMES } from './fake-page';
import { labelPayload, placeCanvas, priceLabels, sayPayload, timeLabels } from './fake-labels';

const QUARTER = 900_000;

let on: FakePage;

beforeEach(() => {
  on = new FakePage();
});

afterEach(() => on.close());

describe('a chart with both axes', () => {
  it('is locked in the same turn, with pane, axes and the canvas that draws it', async () => {
    const chart = addChart();
    await draw(chart);
    const view = on.lastView();
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
    const count = on.reports.length;
    await draw(chart);
    expect(on.reports).toHaveLength(count);
  });

  it('keeps its id while it is panned', async () => {
    const chart = addChart();
    await draw(chart);
    const { id } = on.last();
    const moved = priceLabels().map(([text, x, y]) => [text, x, y + 7] as const);
    sayPayload(NAME, chart.prices, labelPayload(moved));
    await settle();
    expect(on.last().id).toBe(id);
    expect(priceToY(on.lastView().price, 62_500)).toBeCloseTo(20 + 207, 6);
  });

  it('is locked from what the loader kept, without another draw', async () => {
    on.reader.stop();
    const chart = addChart();
    on.start(
      new Map([
        [chart.prices, labelPayload(priceLabels())],
        [chart.times, labelPayload(timeLabels(Date.now()))],
      ]),
    );
    await settle();
    expect(on.last().kind).toBe('locked');
  });

  it('is followed when the page scrolls without drawing', async () => {
    const chart = addChart();
    await draw(chart);
    const y = priceToY(on.lastView().price, 62_500);
    for (const [canvas, place] of [
      [chart.pane, PANE],
      [chart.prices, PRICES],
      [chart.times, TIMES],
    ] as const)
      canvas.getBoundingClientRect = () => new DOMRect(place.left, place.top - 15, place.width, place.height);
    document.dispatchEvent(new Event('scroll'));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(on.lastView().pane.top).toBe(5);
    expect(priceToY(on.lastView().price, 62_500)).toBeCloseTo(y - 15, 6);
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
    expect(on.last().kind).not.toBe('locked');
  });

  it('is off at once when the page takes it away, and forgotten after a while', async () => {
    await draw(addChart());
    const { id } = on.last();
    for (const canvas of document.querySelectorAll('canvas')) canvas.remove();
    on.reader.refresh();
    expect(on.charts()).toEqual([{ kind: 'settling', id, reason: 'The page changed its chart' }]);
    vi.advanceTimersByTime(5100);
    expect(on.last()).toMatchObject({ kind: 'parked', id: NO_CHART });
  });

  it('keeps its id when the page makes it anew in the same place', async () => {
    await draw(addChart());
    const { id } = on.last();
    for (const canvas of document.querySelectorAll('canvas')) canvas.remove();
    await draw(addChart());
    expect(on.last()).toMatchObject({ kind: 'locked', id });
    expect(on.charts()).toHaveLength(1);
  });

  it('is waited for before a plot without labels counts as another chart', async () => {
    on.expectsChart = true;
    vi.advanceTimersByTime(6000);
    const chart = addChart();
    await draw(chart);
    const { id } = on.last();
    for (const canvas of [chart.pane, chart.prices, chart.times]) canvas.remove();
    const plot = placeCanvas({ ...PANE, height: 200 });
    on.reader.refresh();
    expect(on.charts()).toEqual([{ kind: 'settling', id, reason: 'The page changed its chart' }]);
    vi.advanceTimersByTime(5100);
    expect(on.charts()).toMatchObject([{ kind: 'parked', place: { surface: plot } }]);
  });

  it('is not looked for where other numbers stand while it draws its scale anew', async () => {
    on.knownPrice = 61_850;
    const chart = addChart();
    const ladder = placeCanvas({ left: 1060, top: 120, width: 60, height: 300 });
    sayPayload(NAME, ladder, labelPayload(priceLabels(0.04)));
    await draw(chart);
    const { id } = on.last();
    sayPayload(NAME, chart.prices, labelPayload([]));
    await settle();
    const reason = 'The prices on the chart do not fit the market';
    expect(on.charts()).toEqual([{ kind: 'parked', id, reason }]);
    chart.prices.remove();
    on.reader.refresh();
    expect(on.last()).toMatchObject({ kind: 'parked', id, place: { pane: { top: 120 } } });
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
    expect(on.lastView().time.anchor).toBe('absolute');
    expect(timeToX(on.lastView().time, newest - week)).toBeCloseTo(880, 3);
  });

  it('is a guess in a view that was there long before the reader', async () => {
    on.reader.stop();
    const chart = addChart();
    const payloads = new Map([
      [chart.prices, labelPayload(priceLabels())],
      [chart.times, labelPayload(timeLabels(Date.now()))],
    ]);
    on.start(payloads, Date.now() - 60_000);
    await settle();
    expect(on.lastView().time.anchor).toBe('guess');
  });
});

/** Answers the reader's questions as the page script does, with one pixel to ten dollars from 64,500 down. */
function answerAs(sample: object): void {
  awaitChannel(document, 'tradingview', (name) => {
    document.addEventListener(askName(name), () => {
      document.dispatchEvent(new CustomEvent(answerName(name), { detail: JSON.stringify(['1', [sample]]) }));
    });
  });
  on.reader.useTradingView();
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
    expect(on.lastView()).toMatchObject({ source: 'tradingview', symbol: 'BINANCE:BTCUSDT.P' });
    expect(on.lastView().time.anchor).toBe('absolute');
    expect(timeToX(on.lastView().time, start)).toBeCloseTo(PANE.left, 3);
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
    expect(on.last()).toMatchObject({ kind: 'settling', reason: expect.stringContaining('disagree') });
  });

  it('is asked often while it speaks, and now and then while it does not', () => {
    let [answers, asked] = [false, 0];
    awaitChannel(document, 'tradingview', (name) => {
      document.addEventListener(askName(name), () => {
        asked += 1;
        const detail = JSON.stringify(['1', [sample]]);
        if (answers) document.dispatchEvent(new CustomEvent(answerName(name), { detail }));
      });
    });
    on.reader.useTradingView();
    asked = 0;
    vi.advanceTimersByTime(4000);
    expect(asked).toBeLessThanOrEqual(3);
    answers = true;
    vi.advanceTimersByTime(2000);
    asked = 0;
    vi.advanceTimersByTime(1000);
    expect(asked).toBe(4);
  });

  it('is not asked again with each draw while it says nothing', async () => {
    let asked = 0;
    awaitChannel(document, 'tradingview', (name) => {
      document.addEventListener(askName(name), () => (asked += 1));
    });
    on.reader.useTradingView();
    const chart = addChart();
    for (const shift of [0, 3, 6]) {
      const moved = priceLabels().map(([text, x, y]) => [text, x, y + shift] as const);
      sayPayload(NAME, chart.prices, labelPayload(moved));
      sayPayload(NAME, chart.times, labelPayload(timeLabels(Date.now())));
      await settle();
    }
    expect(asked).toBe(1);
    vi.setSystemTime(Date.now() + 500);
    await draw(chart);
    expect(asked).toBe(2);
  });

  it('is enough where no label can be read', () => {
    const { pane } = addChart();
    answerAs(sample);
    expect(on.lastView()).toMatchObject({ source: 'tradingview', pane: PANE });
    expect(on.lastView().surface).toBe(pane);
    expect(priceToY(on.lastView().price, 62_500)).toBeCloseTo(220, 6);
  });
});

describe('a hostile page', () => {
  it('is counted and otherwise ignored', async () => {
    const chart = addChart();
    await draw(chart);
    const count = on.reports.length;
    for (const detail of [null, 7, {}, 'x', '[2,1,[["x",1e999,1,1,1,1,1]]]', '['.repeat(50_000)])
      sayPayload(NAME, chart.prices, detail);
    sayPayload(NAME, document.body, labelPayload(priceLabels()));
    await settle();
    expect(on.reader.counts).toMatchObject({ accepted: 2, malformed: 7 });
    expect(on.reports).toHaveLength(count);
  });

  it('that floods is cut off', async () => {
    const canvas = placeCanvas(PRICES);
    for (let index = 0; index < 1000; index += 1)
      sayPayload(NAME, canvas, labelPayload([['1', 1, index % 400]]));
    await settle();
    expect(on.reader.counts).toMatchObject({ accepted: 300, dropped: 700 });
  });

  it('is not heard after the reader stopped', async () => {
    const chart = addChart();
    on.reader.stop();
    const count = on.reports.length;
    await draw(chart);
    expect(on.reports).toHaveLength(count);
  });
});
