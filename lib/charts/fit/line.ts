/** A straight line `v = offset + slope · u` through points, and how well it goes through them. */
export interface Line {
  readonly offset: number;
  readonly slope: number;
  /** Root of the mean square of the residuals. */
  readonly rms: number;
  /** Largest residual. */
  readonly worst: number;
  readonly count: number;
  /** Mean of the u, and the sum of their squared distances from it. */
  readonly mean: number;
  readonly spread: number;
}

export interface Point {
  readonly u: number;
  readonly v: number;
}

/** Ordinary least squares, computed around the mean so that epoch milliseconds lose no digits; undefined without spread. */
export function fitLine(points: readonly Point[]): Line | undefined {
  const count = points.length;
  let meanU = 0;
  let meanV = 0;
  for (const { u, v } of points) {
    meanU += u / count;
    meanV += v / count;
  }
  let spread = 0;
  let shared = 0;
  for (const { u, v } of points) {
    spread += (u - meanU) ** 2;
    shared += (u - meanU) * (v - meanV);
  }
  if (!(spread > 0)) return undefined;
  const slope = shared / spread;
  const offset = meanV - slope * meanU;
  return { offset, slope, count, mean: meanU, spread, ...residuals(points, offset, slope) };
}

function residuals(points: readonly Point[], offset: number, slope: number): { rms: number; worst: number } {
  let squares = 0;
  let worst = 0;
  for (const { u, v } of points) {
    const distance = Math.abs(offset + slope * u - v);
    squares += distance * distance;
    worst = Math.max(worst, distance);
  }
  return { rms: Math.sqrt(squares / points.length), worst };
}

/** Standard error of the line at `u`: s · √(1/n + (u − ū)² / Σ(uᵢ − ū)²) with s² = Σr² / (n − 2). */
export function standardError({ rms, count, mean, spread }: Line, u: number): number {
  if (count < 3) return Infinity;
  const deviation = rms * Math.sqrt(count / (count - 2));
  return deviation * Math.sqrt(1 / count + (u - mean) ** 2 / spread);
}
