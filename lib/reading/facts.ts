import type { FlowInput } from '../analysis/cascades/flow-input';
import type { ClusterEvent } from '../analysis/clusters/events';
import type { Track } from '../analysis/clusters/track';
import type { MapReading } from '../analysis/density/density';
import type { SideFlows } from '../analysis/divergence/side-flow';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { FundingView } from '../heatmaps/funding/view';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import type { MarketRead } from './read';
import type { StandingWalls } from './wall-inputs';

/** The liquidation map with what is known of its clusters. */
export interface MapInput {
  readonly reading: MapReading;
  readonly tracks: readonly Track[];
  /** What happened to clusters of late, oldest first. */
  readonly events: readonly ClusterEvent[];
}

/**
 * What is known of a market at one moment: plain data, as it is sent from where markets are followed to where they are
 * read. What is not known is undefined. Prices are those of the reference venue.
 */
export interface MarketFacts {
  readonly market: string;
  /** Epoch ms. */
  readonly time: number;
  /** The newest column of the order book of all venues: it knows where the market trades. */
  readonly column: HeatColumn;
  readonly map: MapInput | undefined;
  /** Undefined while walls are not followed. */
  readonly walls: readonly StandingWalls[] | undefined;
  /** Flow and book of the reference venue; undefined while they are not followed. */
  readonly flow: FlowInput | undefined;
  readonly profile: VolumeProfile | undefined;
  /** What was opened and closed over the last hours. */
  readonly interest: SideFlows | undefined;
  readonly funding: FundingView | undefined;
  /** The reads that are in the journal: how many, how many of them scored, and when the last was made. */
  readonly journal: {
    readonly entries: number;
    readonly scored: number;
    readonly lastAt: number | undefined;
  };
  /** The last check of the same market. */
  readonly before: MarketRead | undefined;
}
