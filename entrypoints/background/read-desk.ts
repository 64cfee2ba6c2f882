import { convergence, LEAST_LAYERS } from '@/lib/analysis/convergence/convergence';
import { voidZones } from '@/lib/analysis/voids/voids';
import type { ClusterWatch } from '@/lib/derive/cluster-watch';
import type { WallBooks } from '@/lib/derive/wall-books';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { SessionArea } from '@/lib/platform/session-area';
import type { LayerBands } from '@/lib/protocol/messages';
import type { MarketFacts } from '@/lib/reading/facts';
import { layersOf } from '@/lib/reading/layers-of';
import type { MarketRead } from '@/lib/reading/read';
import type { DerivedSession } from './derived-session';
import type { ReadSources } from './read-sources';

type Checks = Readonly<Record<string, MarketRead>>;

/** Gathers what the background knows of markets, for those who read them, and remembers what was checked. */
export class ReadDesk {
  private readonly columns = new Map<string, HeatColumn>();
  private readonly checks;

  constructor(
    private readonly derived: DerivedSession,
    private readonly clusters: ClusterWatch,
    private readonly walls: WallBooks,
    private readonly sources: ReadSources,
    area: SessionArea,
  ) {
    // Written by ourselves in this session of the browser.
    this.checks = area.value('checks', (stored) => (stored ?? {}) as Checks);
  }

  /** Takes the newest order-book column of all venues. */
  column(market: string, column: HeatColumn): void {
    this.columns.set(market, column);
  }

  /** Mid price of the reference venue. */
  priceOf(market: string): number | undefined {
    const { bid = NaN, ask = NaN } = this.columns.get(market) ?? {};
    const price = (bid + ask) / 2;
    return price > 0 ? price : undefined;
  }

  /** Where layers agree, of those that are known; undefined while they are too few. */
  async convergence(market: string) {
    const { price, layers } = await this.layers(market);
    if (layers.length < LEAST_LAYERS) return undefined;
    return { layers: layers.map(({ layer }) => layer), zones: convergence(layers, price).zones };
  }

  /** Where hardly anything lies in any layer, and where layers agree. */
  async bands(market: string): Promise<LayerBands> {
    const { price, layers } = await this.layers(market);
    const densities = layers.filter(({ isPoints }) => isPoints !== true);
    const { zones } = convergence(layers, price);
    return { time: this.derived.now, voids: voidZones(densities, price), zones };
  }

  /** Those that are known; none while the market has no price. */
  private async layers(market: string) {
    const column = this.columns.get(market);
    const price = this.priceOf(market);
    if (!column || price === undefined) return { price: NaN, layers: [] };
    const profile = await this.sources.profile(market, column);
    return { price, layers: layersOf(column, this.clusters.mapOf(market), profile, price) };
  }

  /** Undefined while the market has no price. */
  async facts(market: string): Promise<MarketFacts | undefined> {
    const column = this.columns.get(market);
    if (!column || this.priceOf(market) === undefined) return undefined;
    const { derived, walls, sources } = this;
    const map = this.clusters.mapOf(market);
    const [reference] = derived.instruments(market);
    const [profile, interest, funding, journal, known] = await Promise.all([
      sources.profile(market, column),
      sources.interest(market),
      derived.funding(market),
      sources.journal(market),
      this.checks.get().catch((): Checks => ({})),
    ]);
    return {
      market,
      time: derived.now,
      column,
      map,
      walls: walls.standing(market, derived.now),
      flow: reference && walls.flow(market, reference.venue, derived.now),
      profile,
      interest,
      funding,
      journal,
      before: known[market],
    };
  }

  /** From now on, changes are told since this read. */
  async check(read: MarketRead): Promise<void> {
    await this.checks.set({ ...(await this.checks.get()), [read.market]: read });
  }
}
