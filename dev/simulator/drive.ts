import type { Random } from './random';

/** A position that a venue closes by force. */
export interface ForcedPosition {
  readonly position: 'long' | 'short';
  /** Base units; undefined leaves it to the venue. */
  readonly size?: number;
}

/** What drives a market beyond its walk. */
export interface Drive {
  /** Moves on by one step, at the common price. */
  step(price: number): void;
  /** Addition to the log price of this step. */
  readonly drift: number;
  /** Times the usual volatility. */
  readonly heat: number;
  /** Times the usual pressure against what rests in the way. */
  readonly pressure: number;
  /** Positions a venue closes by force in this step. @param random the venue's own. */
  forced(random: Random): readonly ForcedPosition[];
}
