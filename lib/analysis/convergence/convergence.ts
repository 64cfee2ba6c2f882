import { distanceTo, priceAt } from '../density/density';
import {
  type EvidenceLayer,
  type LaidLayer,
  layLayer,
  type LayerReading,
  type LayerSource,
  rankIn,
  sourceOf,
  windowAround,
} from '../density/layer';
import { type BinRun, runsWhere } from '../density/runs';
import { type Known, known, notKnown } from '../known';
import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import { chanceAgreement, type ChanceAgreement, chanceOfAtLeast } from './chance';

/** What one layer has to say for a zone. */
export interface Evidence extends LayerSource {
  /** The share (0…1) of the layer's bins within ±10 % of the price that hold less than its strongest one here. */
  readonly rank: number;
  /** Of that bin, and from the zone's middle to it as a signed share of the price. */
  readonly price: number;
  readonly apart: number;
  /** Since when it has been there, epoch ms. */
  readonly since: Known<number>;
}

/** Prices on which several layers agree. */
export interface ConvergenceZone extends PriceSpan {
  /** Where most agree. */
  readonly price: number;
  /** From the market's price to the nearer edge, as a signed share of it: below is negative, inside is 0. */
  readonly distance: number;
  /** Those that agree, the strongest first. */
  readonly evidence: readonly Evidence[];
  /** Those that are known here and do not, and those that are not known here. */
  readonly silent: readonly EvidenceLayer[];
  readonly unknown: readonly EvidenceLayer[];
  /** Since all of them have been there. */
  readonly since: Known<number>;
  /** How many of the known layers would speak for any price by chance, and how likely so many as here are. */
  readonly expectedLayers: number;
  readonly chance: number;
  /** How likely so many agree somewhere within ±10 % by chance: the odds of the zone as the one found by looking around. */
  readonly chanceAnywhere: number;
  /** 1 − Π (1 − rank): for sorting, never to be shown alone. */
  readonly score: number;
}

export interface Convergence {
  readonly zones: readonly ConvergenceZone[];
  /** How many zones there would be by chance. */
  readonly expectedZones: number;
}

/** A layer speaks for what lies this near, as a share of the price: 3 bins of 5 bp. */
const NEAR_BINS = 3;

/** A layer speaks where at least this share of its bins hold less. */
const MIN_RANK = 0.9;

/** So many layers make a zone, unless they would by chance more often than this. */
export const LEAST_LAYERS = 3;
const MOST_CHANCE = 0.05;

/** A layer with its best rank within reach of every bin, and where that is. */
interface Voice {
  readonly laid: LaidLayer;
  readonly rank: Float64Array;
  readonly best: Int32Array;
  /** 1 where it speaks. */
  readonly speaks: Uint8Array;
  /** How often it speaks, 0…1. */
  readonly frequency: number;
}

/**
 * Zones within ±10 % of the price in which at least `least` layers agree more than independent layers would.
 * @param layers at most one of each kind; their order does not matter.
 */
export function convergence(
  layers: readonly LayerReading[],
  price: number,
  least: number = LEAST_LAYERS,
): Convergence {
  if (!(price > 0) || layers.length < least) return { zones: [], expectedZones: 0 };
  const voices = layers
    .toSorted((one, other) => (one.layer < other.layer ? -1 : 1))
    .map((layer) => voiceOf(layLayer(layer, price)));
  const chance = chanceAgreement(
    voices.map(({ speaks }) => speaks),
    least,
  );
  const grid = windowAround(price);
  const agree = (bin: number) => {
    const count = countAt(voices, bin);
    return count >= least && chanceOfAtLeast(count, frequenciesAt(voices, bin)) < MOST_CHANCE;
  };
  const zones = runsWhere(grid.count, agree).map((run) => zoneOf(run, voices, chance, price));
  return { zones, expectedZones: chance.zones };
}

function voiceOf(laid: LaidLayer): Voice {
  const { size, isKnown, sorted } = laid;
  const ranks = size.map((each, bin) => (isKnown[bin] === 1 ? rankIn(sorted, each) : 0));
  const best = Int32Array.from(ranks, (_, bin) => strongestNear(ranks, bin));
  const rank = Float64Array.from(best, (bin) => ranks[bin] as number);
  const speaks = Uint8Array.from(rank, (each, bin) => (each >= MIN_RANK && isKnown[bin] === 1 ? 1 : 0));
  const spoken = speaks.reduce((sum, each) => sum + each, 0);
  return { laid, rank, best, speaks, frequency: sorted.length === 0 ? 0 : spoken / sorted.length };
}

/** The bin with the highest rank within reach; of equal ones the nearest. */
function strongestNear(ranks: Float64Array, bin: number): number {
  let best = bin;
  for (let away = 1; away <= NEAR_BINS; away += 1)
    for (const other of [bin - away, bin + away])
      if ((ranks[other] ?? 0) > (ranks[best] as number)) best = other;
  return best;
}

const countAt = (voices: readonly Voice[], bin: number) =>
  voices.reduce((sum, { speaks }) => sum + (speaks[bin] as number), 0);

const frequenciesAt = (voices: readonly Voice[], bin: number) =>
  voices.filter(({ laid }) => laid.isKnown[bin] === 1).map(({ frequency }) => frequency);

const scoreAt = (voices: readonly Voice[], bin: number) =>
  1 - voices.reduce((product, { rank }) => product * (1 - (rank[bin] as number)), 1);

function zoneOf(
  { from, to }: BinRun,
  voices: readonly Voice[],
  chance: ChanceAgreement,
  price: number,
): ConvergenceZone {
  const grid = windowAround(price);
  const middle = middleOfBest(from, to, voices);
  const bin = Math.floor(middle);
  const at = priceAt(grid, middle);
  const heard = voices.filter(({ laid }) => laid.isKnown[bin] === 1);
  const speaking = heard.filter(({ speaks }) => speaks[bin] === 1);
  const evidence = speaking
    .map((voice) => evidenceOf(voice, bin, at, price))
    .toSorted((one, other) => other.rank - one.rank);
  const frequencies = frequenciesAt(voices, bin);
  const [low, high] = [(grid.firstBin + from) * grid.binSize, (grid.firstBin + to) * grid.binSize];
  return {
    low,
    high,
    price: at,
    distance: distanceTo({ low, high }, price),
    evidence,
    silent: layersOf(heard.filter((voice) => !speaking.includes(voice))),
    unknown: layersOf(voices.filter((voice) => !heard.includes(voice))),
    since: sinceAll(evidence),
    expectedLayers: frequencies.reduce((sum, each) => sum + each, 0),
    chance: chanceOfAtLeast(speaking.length, frequencies),
    chanceAnywhere: chance.anywhere[speaking.length] ?? 0,
    score: scoreAt(voices, bin),
  };
}

/** The middle of the bins on which most agree, and most strongly. */
function middleOfBest(from: number, to: number, voices: readonly Voice[]): number {
  const bins = Array.from({ length: to - from }, (_, index) => from + index);
  const strengthOf = (bin: number) => countAt(voices, bin) + scoreAt(voices, bin) * (1 - SCORE_SLACK);
  const most = Math.max(...bins.map(strengthOf));
  const [best] = runsWhere(to - from, (index) => strengthOf(from + index) >= most - SCORE_SLACK);
  return best ? from + (best.from + best.to - 1) / 2 : from;
}

const SCORE_SLACK = 1e-9;

const layersOf = (voices: readonly Voice[]) => voices.map(({ laid }) => laid.reading.layer);

function evidenceOf({ laid, rank, best }: Voice, bin: number, at: number, price: number): Evidence {
  const { reading } = laid;
  const own = priceAt(windowAround(price), best[bin] as number);
  return {
    ...sourceOf(reading),
    rank: rank[bin] as number,
    price: own,
    apart: (own - at) / price,
    since: reading.sinceAt?.(own) ?? notKnown('age not kept'),
  };
}

function sinceAll(evidence: readonly Evidence[]): Known<number> {
  const times = evidence.map(({ since }) => since);
  const missing = times.find(({ value }) => value === undefined);
  return missing ?? known(Math.max(...times.map(({ value }) => value ?? 0)));
}
