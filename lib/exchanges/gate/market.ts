import type { MarketEvent } from '../../market/events';
import type { ReaderContext } from '../frame-mapper';

/** What one of Gate's markets makes of its messages. */
export interface GateMarket {
  /** Its channels begin with it: `futures`. */
  readonly name: 'futures' | 'spot';
  /** What a channel pushed; undefined for a channel that is not known. */
  push(push: Push, context: ReaderContext): readonly MarketEvent[] | undefined;
}

export interface Push {
  readonly channel: string;
  readonly event: 'update' | 'all';
  readonly result: unknown;
  /** Epoch ms of the frame. */
  readonly time: number;
}
