/** Neighbouring bins; `to` is exclusive. */
export interface BinRun {
  readonly from: number;
  readonly to: number;
}

/** The longest stretches of bins that all hold something, in order. */
export function runsWhere(count: number, holds: (bin: number) => boolean): readonly BinRun[] {
  const runs: BinRun[] = [];
  for (let from = 0, to: number; from < count; from = to + 1) {
    to = from;
    while (to < count && holds(to)) to += 1;
    if (to > from) runs.push({ from, to });
  }
  return runs;
}
