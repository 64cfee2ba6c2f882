import type { Page } from 'playwright-core';
import type { ChartState } from '@/lib/charts/chart-view';

/** One view of the chart: how far the reader was from the chart's own coordinates, in CSS pixels. */
export interface Reading {
  readonly locked: boolean;
  readonly anchor?: string;
  readonly priceErrors: readonly number[];
  readonly timeErrors: readonly number[];
  /** Greatest distance between the edges of the pane and where the reader has them. */
  readonly paneError: number;
}

/** Moves the chart `count` times and compares reader and chart after each move. */
export function measureViews(page: Page, kind: 'drift' | 'jump', count: number): Promise<Reading[]> {
  return page.evaluate(
    async ([move, views]) => {
      const { chartPage } = window;
      const readings: Reading[] = [];
      for (let step = 0; step < views; step += 1) {
        await chartPage[move](step);
        readings.push(compare());
      }
      return readings;

      function compare(): Reading {
        const state = JSON.parse(document.documentElement.dataset['chart'] ?? '{}') as Partial<ChartState>;
        if (state.kind !== 'locked' || !state.view)
          return { locked: false, priceErrors: [], timeErrors: [], paneError: 0 };
        const { price, time, pane } = state.view;
        const truth = chartPage.pane();
        const priceErrors: number[] = [];
        for (let share = 0.04; share < 1; share += 0.066) {
          const value = chartPage.priceAt(truth.top + truth.height * share);
          const y = value === null ? null : chartPage.yOf(value);
          if (value === null || y === null) continue;
          const scaled = price.model === 'linear' ? value : Math.log(value + price.shift);
          priceErrors.push(Math.abs(price.offset + price.slope * scaled - y));
        }
        const timeErrors: number[] = [];
        const times = chartPage.visibleTimes();
        for (let index = 0; index < times.length; index += Math.max(1, Math.floor(times.length / 12))) {
          const at = times[index] ?? 0;
          const x = chartPage.xOf(at);
          if (x !== null) timeErrors.push(Math.abs(time.offset + time.slope * at - x));
        }
        const paneError = Math.max(
          Math.abs(pane.left - truth.left),
          Math.abs(pane.top - truth.top),
          Math.abs(pane.width - truth.width),
          Math.abs(pane.height - truth.height),
        );
        return { locked: true, anchor: time.anchor, priceErrors, timeErrors, paneError };
      }
    },
    [kind, count] as const,
  );
}

/** The value below which a share of the sorted values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
