import type { Feed, LibraryBar } from './bars';

export interface BarsTarget {
  setBars(bars: readonly LibraryBar[]): void;
  /** The running bar changed, or the next one began. */
  update(bar: LibraryBar): void;
}

export interface Supply {
  /** Settles when the target has its bars, or the supply was stopped before. */
  readonly ready: Promise<void>;
  stop(): void;
}

/** Fills a target with the bars of a symbol and keeps the newest running. */
export function supplyBars(feed: Feed, symbol: string, resolution: string, target: BarsTarget): Supply {
  const waiting: LibraryBar[] = [];
  let state: 'loading' | 'running' | 'stopped' = 'loading';
  const unfollow = feed.follow(symbol, resolution, (bar) => {
    // Bars between the loading and the stream would be missing for good: what comes early waits.
    if (state === 'running') target.update(bar);
    else waiting.push(bar);
  });
  const load = async () => {
    const bars = await feed.load(symbol, resolution);
    if (state === 'stopped') return;
    state = 'running';
    target.setBars(bars);
    for (const bar of waiting) target.update(bar);
  };
  return {
    ready: load(),
    stop() {
      state = 'stopped';
      unfollow();
    },
  };
}

/** The bars after the running one changed, or the next one began; undefined for one that is older. */
export function withBar(bars: readonly LibraryBar[], bar: LibraryBar): readonly LibraryBar[] | undefined {
  const last = bars.at(-1)?.time ?? -Infinity;
  if (bar.time < last) return undefined;
  return [...(bar.time === last ? bars.slice(0, -1) : bars), bar];
}
