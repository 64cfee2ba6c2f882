import type { Side } from '../../../lib/core/units';
import type { TickLevel, VenueMarket } from '../../simulator/venue-market';

/** One state of the window, or what changed in it. */
export interface WindowFrame {
  readonly version: number;
  readonly bids: readonly TickLevel[];
  readonly asks: readonly TickLevel[];
}

/** The best so many levels of each side as one channel shows them: levels that leave the window are removed. */
export class LevelWindow {
  private version: number;
  private shown: Readonly<Record<Side, ReadonlyMap<number, number>>>;

  constructor(
    private readonly market: VenueMarket,
    private readonly depth: number,
  ) {
    this.version = market.lastId % 1_000_000_000;
    this.shown = this.read();
  }

  /** All levels as they were last told. */
  snapshot(): WindowFrame {
    return { version: this.version, bids: [...this.shown.bid], asks: [...this.shown.ask] };
  }

  /** What changed since the last call; undefined when nothing did. */
  update(): WindowFrame | undefined {
    const before = this.shown;
    this.shown = this.read();
    const bids = changes(before.bid, this.shown.bid);
    const asks = changes(before.ask, this.shown.ask);
    if (bids.length + asks.length === 0) return undefined;
    this.version += 1;
    return { version: this.version, bids, asks };
  }

  /** A restarted service counts from 1 and begins with a snapshot. */
  restart(): WindowFrame {
    this.version = 1;
    this.shown = this.read();
    return this.snapshot();
  }

  private read() {
    const side = (name: Side) => new Map(this.market.top(name, this.depth));
    return { bid: side('bid'), ask: side('ask') };
  }
}

function changes(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): TickLevel[] {
  const set = [...now].filter(([tick, lots]) => before.get(tick) !== lots);
  const gone = [...before.keys()].filter((tick) => !now.has(tick));
  return [...set, ...gone.map((tick): TickLevel => [tick, 0])];
}
