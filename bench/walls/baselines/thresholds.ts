/** What a naive reader takes for large. */
export interface Thresholds {
  /** A bin holds a wall, or has changed by so much: base units. */
  readonly size: number;
  /** Traded at one price: something is hidden there. Base units. */
  readonly traded: number;
  /** Closed by force within ten seconds, or traded one way within five: quote units. */
  readonly burst: number;
}

/** From what is common to what hardly ever happens in the stories: a baseline is told with the best of them. */
export const LADDER: readonly Thresholds[] = [0, 1, 2, 3, 4, 5, 6].map((rung) => ({
  size: 8 * 2 ** rung,
  traded: 1.5 * 2 ** rung,
  burst: 100_000 * 2 ** rung,
}));
