import type { FlowBar } from '../../flow/flow-bar';

/** How strongly a change of the open interest tilts the flow towards opening: 1 ÷ (2 · the directional share of volume). */
const TILT = 4;
const LEAST = 0.05;
const EVEN = 0.5;

/** A jump beyond this share of the open interest that the volume cannot explain is an error of the venue's. */
const MAX_JUMP = 0.05;

/**
 * Which share of the flow opens positions, by how the open interest moved against the volume. A reading comes every bar or
 * every few minutes; until the next one the last answer holds.
 */
export class OpeningShare {
  share = EVEN;
  /** The last open interest known, base units. */
  reading = Number.NaN;
  /** The reading that the next one is compared with. */
  private base = Number.NaN;
  private readAt = Number.NaN;
  /** Since then. */
  private volume = 0;

  /** Takes the next bar. @param volume all of it, base units. */
  follow({ openInterest, openInterestTime }: FlowBar, volume: number): void {
    this.volume += volume;
    if (!(openInterest > 0) || !Number.isFinite(openInterest)) {
      this.share = EVEN;
      return;
    }
    const isCarried =
      openInterestTime === undefined ? openInterest === this.reading : openInterestTime === this.readAt;
    if (isCarried) return;
    this.share = this.shareOf(openInterest - this.base);
    this.reading = openInterest;
    this.base = openInterest;
    this.readAt = openInterestTime ?? Number.NaN;
    this.volume = 0;
  }

  private shareOf(change: number): number {
    const size = Math.abs(change);
    const isError = size > MAX_JUMP * this.reading && size > this.volume;
    if (!(this.volume > 0) || Number.isNaN(change) || isError) return EVEN;
    return Math.min(1 - LEAST, Math.max(LEAST, EVEN + (TILT * change) / this.volume));
  }

  /** Bars are missing: what the open interest did meanwhile says nothing about the flow that follows. */
  interrupt(): void {
    this.share = EVEN;
    this.base = Number.NaN;
    this.volume = 0;
  }

  /** Its numbers, as {@link restore} takes them. */
  state(): readonly number[] {
    return [this.share, this.reading, this.base, this.readAt, this.volume];
  }

  restore([share = EVEN, reading = NaN, base = NaN, readAt = NaN, volume = 0]: readonly number[]): void {
    Object.assign(this, { share, reading, base, readAt, volume });
  }
}
