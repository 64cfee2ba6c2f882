import type { Clock } from '../core/clock';
import type { Exchange, Rest } from '../exchanges/exchange';
import type { VenueStatus } from '../feeds/status';
import type { FeedEvent } from '../feeds/venue-feed';
import type { FlowBar } from '../flow/flow-bar';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { HeatSeries } from '../heatmaps/columns/series';
import type { HeatLayerId } from '../heatmaps/layers';
import type { LiquidationDensity, LiquidationMarket } from '../heatmaps/liquidation/model';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { BarStore } from '../storage/bar-store';
import type { CheckpointStore } from '../storage/checkpoint-store';
import type { ColumnArchive } from '../storage/column-archive';
import type { PageStore } from '../storage/page-store';
import type { LiquidationChoice } from '../storage/settings';
import { BarLibrary } from './bar-library';
import { DerivedMarket } from './derived-market';
import { DERIVED_STEP_MS } from './layer';
import type { LiquidationLayer } from './liquidation-layer';
import { LiquidationMemory } from './liquidation-memory';
import { LiveFlow } from './live-flow';

/** Both undefined while there is no map. */
export interface MapTrust {
  readonly scale: LiquidationDensity['scale'] | undefined;
  readonly confidence: number | undefined;
}

export interface MapsParts {
  readonly clock: Clock;
  /** Exchange clock minus local clock, ms. */
  readonly skewMs: () => number;
  readonly exchanges: Readonly<Record<VenueId, Exchange>>;
  readonly rest: (venue: VenueId) => Rest | undefined;
  readonly stores: {
    readonly bars: BarStore;
    readonly pages: PageStore;
    readonly archive: ColumnArchive;
    readonly checkpoints: CheckpointStore;
  };
  readonly markets: () => readonly string[];
  /** What is followed of a market, in the order of venues. */
  readonly instruments: (market: string) => readonly Instrument[];
  readonly choice: () => LiquidationChoice;
  /** Rises while more of the past becomes known; undefined while that cannot be told. */
  readonly history: (market: string) => number | undefined;
  readonly onColumn: (series: HeatSeries, column: HeatColumn) => void;
  /** More than the newest column of a layer was worked out. */
  readonly onHistory: (market: string, layer: HeatLayerId) => void;
  /** Minutes that are over. */
  readonly onBars: (instrument: Instrument, bars: readonly FlowBar[]) => void;
}

const CLOSE_EVERY_MS = 1_000;
/** Often enough for what is told late; most of the time there is nothing to do. */
const ADVANCE_EVERY_MS = 15_000;

/** The maps that are worked out of flow, for every market that is followed. */
export class Maps {
  readonly flow: LiveFlow;
  private readonly library: BarLibrary;
  private readonly markets = new Map<string, DerivedMarket>();
  private readonly contracts = new Map<string, LiquidationMarket>();

  constructor(private readonly parts: MapsParts) {
    const { bars, pages } = parts.stores;
    this.flow = new LiveFlow(bars);
    this.library = new BarLibrary({ exchanges: parts.exchanges, bars, pages });
  }

  start(): void {
    const { clock } = this.parts;
    clock.every(CLOSE_EVERY_MS, () => this.close());
    clock.every(ADVANCE_EVERY_MS, () => this.advance());
  }

  event(event: FeedEvent): void {
    if (event.type === 'candle' || event.type === 'funding') return;
    this.flow.take(event);
  }

  status({ venue, state }: Pick<VenueStatus, 'venue' | 'state'>): void {
    // A book that is being repaired says nothing of the trades, which come beside it.
    this.flow.tells(venue, state === 'live' || state === 'gap', this.now);
  }

  missed(venue: VenueId, symbol: string, reason: string): void {
    this.flow.missed(venue, symbol, reason, this.now);
  }

  /** The price of a market moved: zones that it goes through are gone at once. */
  price(market: string, mid: number): void {
    const column = this.liquidations(market)?.sweep(mid);
    if (column) this.parts.onColumn(seriesOf(market, 'liquidation'), column);
  }

  /** What the sizes of a market's liquidation map rest on, and how well those near a price are known (0…1). */
  trustOf(market: string, mid: number): MapTrust {
    const map = this.liquidations(market);
    return { scale: map?.scale, confidence: map?.confidenceNear(mid) };
  }

  /** The liquidation map of a market as it is now; undefined until there is one. */
  liquidations(market: string): LiquidationLayer | undefined {
    return this.markets.get(market)?.liquidations;
  }

  private get now(): number {
    return this.parts.clock.now() + this.parts.skewMs();
  }

  private close(): void {
    const { markets, instruments, onBars } = this.parts;
    // Before some of them are followed no more: their last minute is over too.
    for (const { instrument, bars } of this.flow.close(this.now)) onBars(instrument, bars);
    this.flow.follow(markets().flatMap(instruments), this.now);
  }

  private advance(): void {
    const wanted = new Set(this.parts.markets());
    for (const [market, derived] of this.markets) {
      if (wanted.has(market)) continue;
      derived.stop();
      this.markets.delete(market);
    }
    for (const market of wanted) {
      const history = this.parts.history(market);
      if (history === undefined) continue;
      const instruments = this.parts.instruments(market).filter(({ contract }) => contract !== 'spot');
      const plan = { instruments, choice: this.parts.choice(), history };
      void this.derivedOf(market).advance(plan, this.now);
    }
  }

  private derivedOf(market: string): DerivedMarket {
    const known = this.markets.get(market);
    if (known) return known;
    const { clock, stores } = this.parts;
    const derived = new DerivedMarket({
      market,
      clock,
      archive: stores.archive,
      bars: (instrument, from, to) =>
        this.library.load(instrument, { from, to, intervalMs: DERIVED_STEP_MS }),
      memory: new LiquidationMemory({
        market,
        store: stores.checkpoints,
        contract: (instrument) => this.contractOf(instrument),
      }),
      onColumns: (layer, { count, newest }) => {
        if (count > 1) this.parts.onHistory(market, layer);
        else if (newest) this.parts.onColumn(seriesOf(market, layer), newest);
      },
    });
    this.markets.set(market, derived);
    return derived;
  }

  private async contractOf(instrument: Instrument): Promise<LiquidationMarket | undefined> {
    const { venue, symbol, contract } = instrument;
    const exchange = this.parts.exchanges[venue];
    const key = `${venue}/${symbol}`;
    const known = this.contracts.get(key);
    const rest = this.parts.rest(venue);
    if (known || contract === 'spot' || !exchange.marginTable || !rest) return known;
    const margin = await exchange.marginTable(rest, instrument);
    const found: LiquidationMarket = { contract, margin, liquidations: exchange.liquidations };
    this.contracts.set(key, found);
    return found;
  }
}

const seriesOf = (market: string, layer: HeatLayerId): HeatSeries => ({
  layer,
  market,
  source: 'all',
  stepMs: DERIVED_STEP_MS,
});
