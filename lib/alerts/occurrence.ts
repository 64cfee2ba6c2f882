import type { LayerId } from '../heatmaps/layers';

interface Kind {
  /** What the user picks it by, and the head of a notification. */
  readonly title: string;
  readonly layer: LayerId;
}

/** Everything a rule can ask for. */
export const OCCURRENCES = {
  'zone-entered': { title: 'Price entered a zone', layer: 'liquidation' },
  'cluster-born': { title: 'Cluster born', layer: 'liquidation' },
  'cluster-grown': { title: 'Cluster grown', layer: 'liquidation' },
  'cluster-migrated': { title: 'Cluster migrated', layer: 'liquidation' },
  'cluster-approached': { title: 'Cluster approached', layer: 'liquidation' },
  'cluster-swept': { title: 'Cluster swept', layer: 'liquidation' },
  'cluster-not-depleted': { title: 'Cluster did not deplete', layer: 'liquidation' },
  'wall-appeared': { title: 'Wall appeared', layer: 'order-book' },
  'wall-pulled': { title: 'Wall pulled', layer: 'order-book' },
  'wall-filled': { title: 'Wall filled', layer: 'order-book' },
  'cascade-started': { title: 'Cascade started', layer: 'liquidation' },
  'cascade-ended': { title: 'Cascade ended', layer: 'liquidation' },
  'funding-extreme': { title: 'Funding extreme', layer: 'funding' },
  convergence: { title: 'Layers converge', layer: 'liquidation' },
} as const satisfies Readonly<Record<string, Kind>>;

export type OccurrenceKind = keyof typeof OCCURRENCES;

export const OCCURRENCE_KINDS = Object.keys(OCCURRENCES) as readonly OccurrenceKind[];

/** Something that happened on a market. What found it has its own hysteresis: each is told once. */
export interface Occurrence {
  readonly kind: OccurrenceKind;
  /** Base and quote: `BTC-USDT`. */
  readonly market: string;
  /**
   * What it is about, and when that began. With market, kind and side it is the occurrence's name, which two workers give
   * it alike.
   */
  readonly subject: string;
  /** Epoch ms. */
  readonly time: number;
  /** Where it is from the price. */
  readonly side: 'above' | 'below';
  /** In quote units of the reference venue. */
  readonly price: number;
  /** Base units; undefined where it has no size, or only a relative one. */
  readonly size?: number;
  /** From the mid price, signed: below is negative. */
  readonly distancePercent: number;
  /** What happened, in one sentence with its numbers. */
  readonly reason: string;
}
