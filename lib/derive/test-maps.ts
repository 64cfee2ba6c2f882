import { SECOND_MS } from '../core/durations';
import { FakeClock } from '../core/fake-clock';
import { EXCHANGES } from '../exchanges/registry';
import type { FeedState } from '../feeds/status';
import type { FlowBar } from '../flow/flow-bar';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { HeatLayerId } from '../heatmaps/layers';
import { marketOf } from '../heatmaps/liquidation/flow-fixture';
import type { Instrument } from '../market/instrument';
import { BarStore } from '../storage/bar-store';
import { CheckpointStore } from '../storage/checkpoint-store';
import { ColumnArchive } from '../storage/column-archive';
import { Database } from '../storage/database';
import { PageStore } from '../storage/page-store';
import type { LiquidationChoice } from '../storage/settings';
import { Maps } from './maps';
import { BINANCE, MARKET, priceAt, VENUES } from './test-market';

const SPOT: Instrument = { ...BINANCE, venue: 'binance-spot', contract: 'spot' };
/** The exchanges' clocks go ahead of ours. */
const SKEW_MS = 1_500;

const margin = async () => marketOf().margin;
const exchanges = {
  ...EXCHANGES,
  'binance-usdm': { ...EXCHANGES['binance-usdm'], history: {}, marginTable: margin },
  'bybit-linear': { ...EXCHANGES['bybit-linear'], history: {}, marginTable: margin },
};

/** The maps of a worker that lives with a simulated market of two venues and a spot pair. For tests. */
export class MapsWorld {
  readonly clock: FakeClock;
  readonly columns: { readonly layer: HeatLayerId; readonly column: HeatColumn }[] = [];
  readonly histories: HeatLayerId[] = [];
  readonly bars: { readonly instrument: Instrument; readonly bar: FlowBar }[] = [];
  readonly maps: Maps;
  markets: readonly string[] = [MARKET];
  history: number | undefined = 4;
  choice: LiquidationChoice = { model: 'mixture', lookbackHours: 2 };
  private readonly store: BarStore;
  private isTelling = false;
  /** What the disk was asked for and has not answered. */
  private pending = 0;

  /** @param time epoch ms on the exchanges' clocks. */
  constructor(time: number) {
    this.clock = new FakeClock(time - SKEW_MS);
    const database = new Database();
    this.store = this.watched(new BarStore({ database, clock: this.clock }));
    this.maps = new Maps({
      clock: this.clock,
      skewMs: () => SKEW_MS,
      exchanges,
      rest: () => () => Promise.reject(new Error('nothing is asked')),
      stores: {
        bars: this.store,
        pages: this.watched(new PageStore(database)),
        archive: this.watched(new ColumnArchive(database)),
        checkpoints: this.watched(new CheckpointStore(database)),
      },
      markets: () => this.markets,
      instruments: () => [SPOT, ...VENUES],
      choice: () => this.choice,
      history: () => this.history,
      onColumn: ({ layer }, column) => this.columns.push({ layer, column }),
      onHistory: (_market, layer) => this.histories.push(layer),
      onBars: (instrument, bars) => bars.forEach((bar) => this.bars.push({ instrument, bar })),
    });
    this.maps.start();
  }

  get now(): number {
    return this.clock.now() + SKEW_MS;
  }

  /** The venues begin to tell what happens, or cease to. */
  tell(state: FeedState): void {
    this.isTelling = state === 'live';
    for (const { venue } of VENUES) this.maps.status({ venue, state });
  }

  /** Lives on until a time, epoch ms on the exchanges' clocks, second by second; the disk keeps up. */
  async live(until: number): Promise<void> {
    while (this.now < until) {
      if (this.isTelling && this.now % (10 * SECOND_MS) === 0) this.happen();
      await this.clock.advance(SECOND_MS);
      // Also what the store began to write by itself: else a deadline may pass on this clock while the disk works on another.
      await this.store.flush();
      await this.settle();
    }
  }

  private happen(): void {
    const { now } = this;
    for (const [index, instrument] of VENUES.entries()) {
      const { venue, symbol } = instrument;
      const about = { venue, symbol, time: now };
      const price = priceAt(now, instrument);
      const side = (now / (10 * SECOND_MS) + index) % 3 === 0 ? 'sell' : 'buy';
      this.maps.event({ type: 'trade', ...about, price, size: 4 + index, side });
      this.maps.event({ type: 'mark', ...about, mark: price });
      if (now % (60 * SECOND_MS) !== 40 * SECOND_MS) continue;
      const size = 80_000 + Math.round(200 * Math.sin(now / 400_000 + index));
      this.maps.event({ type: 'openInterest', ...about, size });
      this.maps.event({ type: 'liquidation', ...about, price, size: 1, position: 'long', priceKind: 'fill' });
    }
  }

  private async settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.pending > 0);
  }

  /** A store whose calls are counted while they last. */
  private watched<Store extends object>(store: Store): Store {
    return new Proxy(store, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const result: unknown = Reflect.apply(member, target, args);
          if (result instanceof Promise) void this.count(result);
          return result;
        };
      },
    });
  }

  private async count(call: Promise<unknown>): Promise<void> {
    this.pending += 1;
    await call.catch(() => undefined);
    this.pending -= 1;
  }
}
