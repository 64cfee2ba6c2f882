import { followClusters } from '../lib/analysis/clusters/follow';
import { type FollowedReading, NO_TRACKS } from '../lib/analysis/clusters/track';
import type { FlowInput } from '../lib/analysis/cascades/flow-input';
import { sideFlows } from '../lib/analysis/divergence/side-flow';
import { liquidationReading } from '../lib/analysis/density/readings';
import type { ClusterEvent } from '../lib/analysis/clusters/events';
import { EXCHANGES } from '../lib/exchanges/registry';
import { barEnd } from '../lib/flow/flow-run';
import type { HeatColumn, PriceGrid } from '../lib/heatmaps/columns/column';
import { type FundingSource } from '../lib/heatmaps/funding/venue-row';
import { fundingView } from '../lib/heatmaps/funding/view';
import { liquidationGrid } from '../lib/heatmaps/liquidation/liquidation-grid';
import { openInterestMoves } from '../lib/heatmaps/open-interest/moves';
import type { WallReading } from '../lib/analysis/walls/read-wall';
import type { MarketEvent } from '../lib/market/events';
import type { Instrument } from '../lib/market/instrument';
import type { VolumeProfile } from '../lib/heatmaps/volume-profile/profile';
import type { MapInput, MarketFacts } from '../lib/reading/facts';
import { inputOf, type ReadWish } from '../lib/reading/input';
import type { MarketRead } from '../lib/reading/read';
import { readMarket } from '../lib/reading/read-market';
import { liquidationModel } from './flow-columns';
import { profileOf } from './profile-of';
import type { InstrumentBars } from './read-bars';

/** What a capture holds of one instrument. */
export interface CapturedMarket extends InstrumentBars {
  /** The book, second by second. */
  readonly columns: readonly HeatColumn[];
  readonly events: readonly MarketEvent[];
  /** The walls that stand in the end. */
  readonly walls: readonly WallReading[];
  /** Undefined without a book. */
  readonly flow: FlowInput | undefined;
}

/** The read of a market as it was when its capture ended. @throws Error when the capture holds no book. */
export async function readCaptured(
  market: CapturedMarket,
  { direction, target }: Pick<ReadWish, 'direction' | 'target'>,
): Promise<MarketRead> {
  const { instrument, bars, columns } = market;
  const column = columns.at(-1);
  if (!column) throw new Error(`The capture holds no book of ${instrument.symbol}`);
  const { venue, base, quote } = instrument;
  const name = `${base}-${quote}`;
  const map = await mapOf(market);
  const profile = bars.length > 0 ? profileOf(market) : undefined;
  const facts: MarketFacts = {
    market: name,
    time: column.time,
    column,
    map,
    walls: [{ venue, walls: market.walls }],
    flow: market.flow,
    profile,
    interest: sideFlows([{ venue, moves: openInterestMoves(bars) }], column.time),
    funding: fundingView(name, column.time, [fundingSource(instrument, market.events)]),
    journal: { entries: 0, scored: 0, lastAt: undefined },
    before: undefined,
  };
  const lookbacks = lookbacksOf(map, profile);
  const wish = { style: 'day', candleMs: undefined, lookbacks, direction, target } as const;
  return readMarket(inputOf(facts, wish, undefined));
}

/** What the capture has, and how far back it goes. */
const lookbacksOf = (map: MapInput | undefined, profile: VolumeProfile | undefined) => [
  { layer: 'order-book' as const, lookbackMs: undefined },
  ...(map ? [{ layer: 'liquidation' as const, lookbackMs: undefined }] : []),
  ...(profile ? [{ layer: 'volume-profile' as const, lookbackMs: profile.to - profile.from }] : []),
];

/** The liquidation map with its clusters, followed bar by bar; undefined where there are no positions or no bars. */
async function mapOf({ instrument, bars }: CapturedMarket): Promise<MapInput | undefined> {
  if (instrument.contract === 'spot' || !EXCHANGES[instrument.venue].marginTable) return undefined;
  const { venue } = instrument;
  const model = await liquidationModel(instrument).catch(() => undefined);
  let grid: PriceGrid | undefined;
  let state = NO_TRACKS;
  let reading: FollowedReading | undefined;
  const events: ClusterEvent[] = [];
  for (const bar of model ? bars : []) {
    model?.step(bar);
    grid = liquidationGrid(bar.close, grid);
    const density = model?.density();
    if (!density) continue;
    const map = liquidationReading([{ venue, density, basis: 0 }], grid, {
      time: barEnd(bar),
      price: bar.close,
    });
    const feed = {
      venue,
      completeness: EXCHANGES[venue].liquidations,
      isWhole: true,
      prints: bar.liquidations,
    };
    reading = {
      ...map,
      low: bar.low,
      high: bar.high,
      feeds: [feed],
      openInterestChange: undefined,
      isRemade: false,
    };
    const step = followClusters(state, reading);
    state = step.state;
    events.push(...step.events);
  }
  return reading && { reading, tracks: state.tracks, events };
}

function fundingSource({ venue, symbol }: Instrument, events: readonly MarketEvent[]): FundingSource {
  return {
    venue,
    symbol,
    pages: [],
    events: events.flatMap((event) => (event.type === 'funding' ? [event] : [])),
    openInterest: events.flatMap((event) => (event.type === 'openInterest' ? [event] : [])).at(-1),
    mark: events.flatMap((event) => (event.type === 'mark' ? [event] : [])).at(-1),
  };
}
