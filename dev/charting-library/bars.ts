import type { Bar } from '../chart-lab/in-page';

/** A bar as a feed gives it: `time` in epoch milliseconds. */
export interface LibraryBar extends Bar {
  readonly volume?: number;
}

/** Where a chart gets its bars: by the venue's symbol and a resolution such as `1S`, `5`, `60`, `1D`, `1W`, `1M`. */
export interface Feed {
  /** The smallest step of a symbol's price. */
  tickOf(symbol: string): number;
  load(symbol: string, resolution: string): Promise<readonly LibraryBar[]>;
  /** Tells every change of the running bar; the returned function stops. */
  follow(symbol: string, resolution: string, hear: (bar: LibraryBar) => void): () => void;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const UNITS: Readonly<Record<string, number>> = {
  S: SECOND,
  '': MINUTE,
  D: 1440 * MINUTE,
  W: 7 * 1440 * MINUTE,
  M: 30 * 1440 * MINUTE,
};

/** Milliseconds of one bar; of a month about 30 days. */
export function barLength(resolution: string): number {
  const [, count = '1', unit = ''] = /^(\d*)([SDWM]?)$/.exec(resolution) ?? [];
  return Number(count || 1) * (UNITS[unit] ?? MINUTE);
}

/** `5` → `5m`, `60` → `1h`, `1D` → `1D`: as legends write it. */
export function resolutionText(resolution: string): string {
  const length = barLength(resolution);
  if (resolution.endsWith('S')) return resolution.toLowerCase();
  if (!/^\d+$/.test(resolution)) return resolution;
  return length % (60 * MINUTE) === 0 ? `${length / (60 * MINUTE)}h` : `${length / MINUTE}m`;
}
