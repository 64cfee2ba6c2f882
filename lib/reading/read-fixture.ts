import type { FlowInput } from '../analysis/cascades/flow-input';
import { followClusters } from '../analysis/clusters/follow';
import { type FollowedReading, NO_TRACKS } from '../analysis/clusters/track';
import {
  GRID,
  type Hill,
  PRICE,
  readingOf,
  sizesOf,
  START,
  STEP_MS,
} from '../analysis/density/reading-fixture';
import { mapLayer } from '../analysis/density/layer';
import type { SideFlow, SideFlows } from '../analysis/divergence/side-flow';
import { known } from '../analysis/known';
import type { HeatColumn } from '../heatmaps/columns/column';
import { quantise } from '../heatmaps/columns/quantise';
import { sourceOf, NOW } from '../heatmaps/funding/fixture';
import { fundingView } from '../heatmaps/funding/view';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import type { MapInput, MarketFacts } from './facts';
import type { ReadInput } from './input';
import type { WallInput } from './wall-inputs';

const STEPS = 12;

/** A map that stood like this for an hour. For tests. */
export function mapOf(
  bid: readonly Hill[],
  ask: readonly Hill[],
  changes: Partial<FollowedReading> = {},
): MapInput {
  let state = NO_TRACKS;
  const events = Array.from({ length: STEPS }, (_, step) => {
    const next = followClusters(state, readingOf(step, { bid, ask, ...changes }));
    state = next.state;
    return next.events;
  }).flat();
  return { reading: readingOf(STEPS - 1, { bid, ask, ...changes }), tracks: state.tracks, events };
}

export const READ_TIME = START + (STEPS - 1) * STEP_MS;

export const wallOf = (changes: Partial<WallInput> = {}): WallInput => ({
  id: '7',
  venue: 'binance-usdm',
  side: 'ask',
  price: 60_200,
  low: 60_200,
  high: 60_205,
  size: 340,
  since: READ_TIME - 600_000,
  isBirth: true,
  asOf: READ_TIME,
  visits: 2,
  held: 2,
  retreats: 0,
  isAbsorbing: false,
  isIceberg: false,
  verdict: { verdict: 'genuine', confidence: 0.7 },
  ...changes,
});

export const fundingOf = (rate: number) => fundingView('BTC-USDT', NOW, [sourceOf({ predicted: { rate } })]);

/** Flow of one venue whose aggressors buy, or sell, by so many standard deviations more than is usual. */
export const flowOf = (imbalanceZ: number): FlowInput => ({
  venue: 'binance-usdm',
  imbalanceZ,
  accelerating: 'nowhere',
  pressure: undefined,
});

const sideFlow = (net: number): SideFlow => ({
  net,
  windows: 40,
  deviation: known(2),
  z: known(net / 2),
});

/** Open interest of 1,000 that shorts changed by so much in four hours, in usual windows by 2. */
export function interestOf(change: number): SideFlows {
  const to = READ_TIME;
  return {
    from: to - 4 * 3_600_000,
    to,
    long: sideFlow(0),
    short: sideFlow(change),
    openInterest: 1_000,
    change,
    neutralShare: 0,
    venues: ['binance-usdm'],
    leftOut: [],
  };
}

/** Value from 59,000 to 61,000 around a point of control at 60,400. */
export const PROFILE: VolumeProfile = {
  binSize: 50,
  firstBin: 1_056,
  buy: sizesOf([{ price: 60_400, size: 900 }]),
  sell: sizesOf([{ price: 60_400, size: 900 }]),
  unknown: new Float64Array(288),
  poc: 60_400,
  valueArea: { low: 59_000, high: 61_000, share: 0.7 },
  bimodal: false,
  nodes: [{ kind: 'high', price: 60_400, low: 60_300, high: 60_500 }],
  voids: [{ low: 61_500, high: 61_900 }],
  developing: {
    time: new Float64Array(),
    poc: new Float64Array(),
    high: new Float64Array(),
    low: new Float64Array(),
  },
  nakedPocs: [],
  exactShare: 0.9,
  venues: [{ venue: 'binance-usdm', volume: 1_800, coveredMs: 86_400_000 }],
  from: READ_TIME - 86_400_000,
  to: READ_TIME,
};

/** Nothing is known but the price. */
export const BARE: ReadInput = {
  market: 'BTC-USDT',
  time: READ_TIME,
  price: PRICE,
  style: 'day',
  candleMs: undefined,
  lookbacks: [],
  direction: undefined,
  target: undefined,
  map: undefined,
  walls: undefined,
  flow: undefined,
  profile: undefined,
  interest: undefined,
  funding: undefined,
  layers: [],
  past: undefined,
  journal: { entries: 0, scored: 0, lastAt: undefined },
  before: undefined,
};

const MAP = mapOf([{ price: 58_500, size: 200 }], [{ price: 61_000, size: 600 }]);

/** Everything is known. */
export const FULL: ReadInput = {
  ...BARE,
  candleMs: 300_000,
  lookbacks: [
    { layer: 'order-book', lookbackMs: undefined },
    { layer: 'liquidation', lookbackMs: 7 * 86_400_000 },
    { layer: 'volume-profile', lookbackMs: 86_400_000 },
  ],
  direction: 'long',
  target: 60_800,
  map: MAP,
  walls: [wallOf()],
  flow: flowOf(5),
  profile: PROFILE,
  interest: interestOf(5),
  funding: fundingOf(0.0008),
  layers: [mapLayer('liquidation', MAP.reading)],
  journal: { entries: 3, scored: 1, lastAt: READ_TIME - 7_200_000 },
};

/** Orders of 1 BTC everywhere within 5 % of the price, but for 62,200 to 62,600. */
function bookOf(): HeatColumn {
  const [unit, middle] = [0.001, GRID.count / 2];
  const one = quantise(1, unit);
  return {
    time: READ_TIME,
    stepMs: 1_000,
    grid: { ...GRID, unit },
    cells: {
      bid: new Uint8Array(GRID.count).fill(one, 0, middle),
      ask: new Uint8Array(GRID.count).fill(one, middle).fill(0, middle + 44, middle + 52),
    },
    bid: PRICE - 0.5,
    ask: PRICE + 0.5,
    coverage: [{ venue: 'binance-usdm', low: 0.95 * PRICE, high: 1.05 * PRICE, shift: 0 }],
  };
}

/** What {@link FULL} is read from, as it is sent. */
export const FACTS: MarketFacts = {
  market: FULL.market,
  time: READ_TIME,
  column: bookOf(),
  map: MAP,
  walls: [{ venue: 'binance-usdm', walls: [wallOf()] }],
  flow: FULL.flow,
  profile: PROFILE,
  interest: FULL.interest,
  funding: FULL.funding,
  journal: FULL.journal,
  before: undefined,
};

/** What {@link BARE} is read from. */
export const BARE_FACTS: MarketFacts = {
  ...FACTS,
  column: { ...FACTS.column, coverage: [] },
  map: undefined,
  walls: undefined,
  flow: undefined,
  profile: undefined,
  interest: undefined,
  funding: undefined,
  journal: BARE.journal,
};
