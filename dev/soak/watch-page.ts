import type { Page } from 'playwright-core';

/** A layout shift as the browser saw it. */
interface Shift {
  /** Wall clock, ms. */
  readonly time: number;
  /** What of the chart moved, from where to where; nothing where only things beside it did. */
  readonly chart: readonly string[];
  /** Nothing moved but the boxes of the overlay. */
  readonly ours: boolean;
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
  /** What of the chart moved while the user kept still, a text for each shift. */
  readonly quiet: readonly string[];
  /** The same for boxes of the overlay that moved, at any time, while the page stood still. */
  readonly ours: readonly string[];
}

declare global {
  interface Window {
    tellShift?(shift: Shift): Promise<void>;
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
    await page.exposeFunction('tellShift', (shift: Shift) => {
      watch.shifts.push(shift);
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

  get shiftsSeen(): ShiftsSeen {
    const isQuiet = ({ time }: Shift) => this.quietTimes.some(({ from, to }) => time >= from && time <= to);
    const told = this.shifts.filter(({ chart }) => chart.length > 0);
    return {
      all: this.shifts.length,
      quiet: told.filter((shift) => isQuiet(shift) && !shift.ours).map(textOf),
      ours: told.filter(({ ours }) => ours).map(textOf),
    };
  }
}

/**
 * Runs in the page, before its own scripts. In a frame everything belongs to the chart. The overlay's boxes are known by
 * their style, as a page could know them; what lies within them is no node that a page can see.
 */
function observeShifts(): void {
  new PerformanceObserver((list) => {
    const chart = window === top ? document.querySelector('#chart') : null;
    for (const entry of list.getEntries() as ShiftEntry[]) {
      const moved = entry.sources.filter(
        ({ node }) => !node || !chart || chart.contains(node) || node.contains(chart),
      );
      const boxes = entry.sources.filter(
        ({ node }) =>
          node instanceof HTMLElement &&
          node.style.contain === 'strict' &&
          node.style.pointerEvents === 'none',
      );
      const unseen = entry.sources.filter(({ node }) => !node);
      void window.tellShift?.({
        time: performance.timeOrigin + entry.startTime,
        chart: moved.map(({ node, previousRect: from, currentRect: to }) => {
          const name = node ? `${node.nodeName} of ${node.parentElement?.className}` : 'an unseen node';
          return `${name} from ${from.x},${from.y} ${from.width}×${from.height} to ${to.x},${to.y} ${to.width}×${to.height}`;
        }),
        ours: boxes.length > 0 && boxes.length + unseen.length === entry.sources.length,
      });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const textOf = ({ chart }: Shift) => chart.join(', ');
