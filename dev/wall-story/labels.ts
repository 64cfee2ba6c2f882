import type { Side } from '../../lib/core/units';

/**
 * What really became of a planted order. `pulled`: its owner took it back nearly untouched. `absorbed`: aggressors took
 * most of it. `genuine`: the price came, went, and most of it stands. `iceberg`: it was filled up again and again out of
 * a hidden reserve. `none`: nothing that could be told apart; not counted either way.
 */
export type PlantedLabel = 'pulled' | 'absorbed' | 'genuine' | 'iceberg' | 'none';

/** One planted order with what was done to it. Ticks, lots, epoch ms. */
export interface PlantedOrder {
  readonly id: number;
  readonly label: PlantedLabel;
  readonly side: Side;
  readonly tick: number;
  readonly from: number;
  readonly to: number;
  /** What stood in the book at first. */
  readonly displayed: number;
  readonly executed: number;
}

/** A run of forced orders that really fed on itself. */
export interface PlantedCascade {
  readonly from: number;
  readonly to: number;
  readonly direction: 'up' | 'down';
  /** Quote units closed by force. */
  readonly notional: number;
  /** False when it came to so little that it may be told or not. */
  readonly counts: boolean;
}

export interface StoryTruth {
  readonly orders: readonly PlantedOrder[];
  readonly cascades: readonly PlantedCascade[];
}
