import { emptySweeps, type SweepState, SweepWatch } from '../analysis/cascades/sweep-watch';
import type { FlowMark } from '../heatmaps/marks/flow-mark';
import type { TradeEvent } from '../market/events';
import { largeOrder } from '../market/large-order';
import { baseOf } from '../market/market-key';
import type { VenueId } from '../market/venues';
import { sweepMark } from './flow-marks';
import type { KeptStates } from './kept-states';

/** The newest of each kind are kept. */
const MOST_OF_A_KIND = 80;

/** All that must outlive the worker of one market. Plain data, bounded. */
export interface MarksState {
  /** The newest last, each on its venue's own prices. */
  marks: readonly FlowMark[];
  readonly sweeps: Partial<Record<VenueId, SweepState>>;
}

/** What walls, flow and cascades left behind in every market that is followed. It outlives the worker. */
export class MarkBooks {
  constructor(private readonly kept: KeptStates<MarksState>) {}

  /** Takes a trade: it may show that a sweep is over. */
  trade(market: string, event: TradeEvent): void {
    if (!this.kept.isReady) return;
    const { venue } = event;
    const { sweeps } = this.stateOf(market);
    const sweep = new SweepWatch(largeOrder(baseOf(market)), (sweeps[venue] ??= emptySweeps())).trade(event);
    if (sweep) this.add(market, [sweepMark(venue, sweep)]);
  }

  /** Takes marks that are new or tell more of known ones. */
  add(market: string, added: readonly FlowMark[]): void {
    if (!this.kept.isReady) return;
    const state = this.stateOf(market);
    for (const mark of added) {
      const others = state.marks.filter(({ id }) => id !== mark.id);
      const alike = others.filter(({ kind }) => kind === mark.kind);
      const oldest = alike.length < MOST_OF_A_KIND ? undefined : alike[0];
      state.marks = [...others.filter((one) => one !== oldest), mark];
    }
  }

  /** What is kept of a market, the oldest first. */
  marks(market: string): readonly FlowMark[] {
    return this.kept.get(market)?.marks ?? [];
  }

  private stateOf(market: string): MarksState {
    const state = this.kept.get(market) ?? { marks: [], sweeps: {} };
    this.kept.use(market, state);
    return state;
  }
}
