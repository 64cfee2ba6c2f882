import { barsOfPages } from '../backfill/bars-of-pages';
import type { Exchange } from '../exchanges/exchange';
import type { FlowBar } from '../flow/flow-bar';
import { mergeBars } from '../flow/merge-bars';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { BarStore } from '../storage/bar-store';
import type { PageStore } from '../storage/page-store';

export interface LibraryParts {
  readonly exchanges: Readonly<Record<VenueId, Exchange>>;
  readonly bars: Pick<BarStore, 'loadAll' | 'state'>;
  readonly pages: Pick<PageStore, 'load'>;
}

/** What is known of the past of instruments: what was recorded here first, what venues told elsewhere. */
export class BarLibrary {
  constructor(private readonly parts: LibraryParts) {}

  /**
   * Bars of an interval that divides the day, that begin in `[from, to)`, oldest first, each time once.
   * @throws when what is stored cannot be read: that would look as if there were nothing.
   */
  async load(
    instrument: Instrument,
    { from, to, intervalMs }: { readonly from: number; readonly to: number; readonly intervalMs: number },
  ): Promise<readonly FlowBar[]> {
    const { venue, symbol } = instrument;
    const { exchanges, bars, pages } = this.parts;
    const [recorded, told] = await Promise.all([
      bars.loadAll({ venue, symbol }, from, to),
      barsOfPages({ exchange: exchanges[venue], instrument, store: pages }, { from, until: to }),
    ]);
    const { reason: trouble } = bars.state;
    if (recorded.gaps.some(({ reason }) => reason === trouble)) throw new Error(trouble);
    // What was recorded counts, wherever it makes a whole interval.
    const whole = new Map(inInterval(told.bars, intervalMs).map((bar) => [bar.time, bar]));
    for (const bar of inInterval(recorded.bars, intervalMs)) whole.set(bar.time, bar);
    return [...whole.values()]
      .filter(({ time }) => time >= from && time < to)
      .toSorted((one, other) => one.time - other.time);
  }
}

/** Bars of several intervals as bars of one; those that are longer are left out. */
function inInterval(bars: readonly FlowBar[], intervalMs: number): readonly FlowBar[] {
  const byInterval = new Map<number, FlowBar[]>();
  for (const bar of bars) {
    const alike = byInterval.get(bar.intervalMs);
    if (alike) alike.push(bar);
    else byInterval.set(bar.intervalMs, [bar]);
  }
  return [...byInterval].flatMap(([own, alike]) => {
    if (own === intervalMs) return alike;
    return intervalMs % own === 0 ? mergeBars(alike, intervalMs) : [];
  });
}
