/** Nothing is said of a book for so long only when something is wrong, however busy it was. */
const SHORTEST_MS = 2_000;
/** A connection dies without a word; a quiet book may be silent for longer, but is then no longer vouched for. */
const LONGEST_MS = 10_000;
/** So many times the usual pause between two frames. */
const FACTOR = 20;
const WEIGHT = 0.05;

/** Learns how often a book is told, to know when silence is not usual. */
export class PauseWatch {
  private usualMs = LONGEST_MS / FACTOR;
  private heardAt: number | undefined;

  /** Milliseconds of silence after which the newest frame is no longer the present. */
  get patienceMs(): number {
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, FACTOR * this.usualMs));
  }

  /** A frame came, at local epoch ms. */
  heard(now: number): void {
    const pause = Math.min(LONGEST_MS, Math.max(0, now - (this.heardAt ?? now - this.usualMs)));
    this.usualMs += WEIGHT * (pause - this.usualMs);
    this.heardAt = now;
  }
}
