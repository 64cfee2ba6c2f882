import { vi } from 'vitest';
import { ensureDefined } from '../core/assert';
import { createChartReader, type ChartReader } from './chart-reader';
import type { ChartState, ChartView } from './chart-view';
import { labelPayload, placeCanvas, priceLabels, sayPayload, timeLabels } from './fake-labels';

export const NAME = 'labels-1';
export const PANE = { left: 100, top: 20, width: 900, height: 500 };
export const PRICES = { left: 1000, top: 20, width: 60, height: 500 };
export const TIMES = { left: 100, top: 520, width: 900, height: 28 };

/** A page with a reader on it, at a time of its own and in UTC. For tests. */
export class FakePage {
  /** Every report: all charts of the frame. */
  readonly reports: (readonly ChartState[])[] = [];
  knownPrice: number | undefined;
  expectsChart = false;
  reader: ChartReader;

  constructor() {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    vi.setSystemTime(Date.UTC(2026, 10, 22, 11, 10));
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(0);
    document.body.replaceChildren();
    this.reader = this.start();
  }

  start(payloads: ReadonlyMap<HTMLCanvasElement, string> = new Map(), since = Date.now()): ChartReader {
    this.reader = createChartReader({
      document,
      window,
      channel: { name: NAME, payloads, since },
      onCharts: (states) => this.reports.push(states),
      knownPrice: () => this.knownPrice,
      expectsChart: () => this.expectsChart,
    });
    return this.reader;
  }

  close(): void {
    this.reader.stop();
    vi.useRealTimers();
  }

  charts(): readonly ChartState[] {
    return ensureDefined(this.reports.at(-1), 'report');
  }

  last(): ChartState {
    return ensureDefined(this.charts()[0], 'state');
  }

  lastView(): ChartView {
    return viewOf(this.last());
  }
}

/** After the draw burst has been made sense of. */
export const settle = () => Promise.resolve();

export function viewOf(state: ChartState): ChartView {
  if (state.kind !== 'locked') throw new Error(`Not locked: ${state.reason}`);
  return state.view;
}

export interface FakeChart {
  readonly pane: HTMLCanvasElement;
  readonly prices: HTMLCanvasElement;
  readonly times: HTMLCanvasElement;
}

export function addChart(down = 0): FakeChart {
  const [pane, prices, times] = [PANE, PRICES, TIMES].map((place) =>
    placeCanvas({ ...place, top: place.top + down }),
  );
  return {
    pane: ensureDefined(pane, 'pane'),
    prices: ensureDefined(prices, 'prices'),
    times: ensureDefined(times, 'times'),
  };
}

/** Draws both axes, the times up to now and the prices stretched by `scale`. */
export async function draw({ prices, times }: FakeChart, scale = 1): Promise<void> {
  sayPayload(NAME, prices, labelPayload(priceLabels(scale)));
  sayPayload(NAME, times, labelPayload(timeLabels(Date.now())));
  await settle();
}
