import type { Page } from 'playwright-core';

/** A layout shift as the browser saw it. */
interface Shift {
  /** Wall clock, ms. */
  readonly time: number;
  /** What of the chart moved, from where to where; nothing where only things beside it did. */
  readonly chart: readonly string[];
}

/** The entries of the Layout Instability API that are read here; other types do not have them. */
interface ShiftEntry extends PerformanceEntry {
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

export interface ShiftsSeen {
  readonly all: number;
  /** What of the chart moved while the user kept still. */
  readonly quiet: readonly string[];
}

declare global {
  interface Window {
    tellShift?(time: number, chart: readonly string[]): Promise<void>;
  }
}

/** What a page complains of and what moves on it, through all its documents. */
export class PageWatch {
  readonly errors: string[] = [];
  private readonly shifts: Shift[] = [];
  private readonly quietTimes: { readonly from: number; readonly to: number }[] = [];

  private constructor(page: Page) {
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} (${message.location().url})`);
    });
  }

  static async start(page: Page): Promise<PageWatch> {
    const watch = new PageWatch(page);
    await page.exposeFunction('tellShift', (time: number, chart: readonly string[]) => {
      watch.shifts.push({ time, chart });
    });
    await page.addInitScript(observeShifts);
    return watch;
  }

  /** Runs something during which the user keeps still: what moves meanwhile, the user did not move. */
  async quiet(run: () => Promise<void>): Promise<void> {
    const from = Date.now();
    await run();
    this.quietTimes.push({ from, to: Date.now() });
  }

  /** Shifts in all, and those of the chart while the user kept still. */
  get shiftsSeen(): ShiftsSeen {
    const isQuiet = ({ time }: Shift) => this.quietTimes.some(({ from, to }) => time >= from && time <= to);
    const quiet = this.shifts.filter(isQuiet).flatMap(({ chart }) => chart);
    return { all: this.shifts.length, quiet };
  }
}

/** Runs in the page, before its own scripts. In a frame everything belongs to the chart. */
function observeShifts(): void {
  new PerformanceObserver((list) => {
    const chart = window === top ? document.querySelector('#chart') : null;
    for (const entry of list.getEntries() as ShiftEntry[]) {
      const moved = entry.sources.filter(
        ({ node }) => !node || !chart || chart.contains(node) || node.contains(chart),
      );
      const whats = moved.map(({ node, previousRect: from, currentRect: to }) => {
        const name = node ? `${node.nodeName} of ${node.parentElement?.className}` : 'what a page cannot see';
        return `${name} from ${from.x},${from.y} ${from.width}×${from.height} to ${to.x},${to.y} ${to.width}×${to.height}`;
      });
      void window.tellShift?.(performance.timeOrigin + entry.startTime, whats);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
