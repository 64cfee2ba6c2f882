import type { ConvergenceZone } from '../analysis/convergence/convergence';
import type { EvidenceLayer } from '../analysis/density/layer';
import type { Occurrence } from './occurrence';
import { listed, percent, price as priceWords } from '../market/words';

/** A zone that is gone for so long is another one when it comes back. */
const LIVES_ON_MS = 600_000;

/** Where layers agreed, at the last look that found them so. */
interface KnownZone {
  readonly low: number;
  readonly high: number;
  /** Epoch ms. */
  readonly seenAt: number;
}

/** Where which layers agreed. Plain data. */
export interface KnownAgreement {
  readonly layers: readonly EvidenceLayer[];
  readonly zones: readonly KnownZone[];
}

interface Look {
  readonly market: string;
  /** Epoch ms. */
  readonly time: number;
  readonly layers: readonly EvidenceLayer[];
  readonly zones: readonly ConvergenceZone[];
}

/**
 * The zones of agreement that are new since the last look: they lie on none that was there. At the first look nothing is
 * known to be new, nor is what a layer speaks for that was not known before.
 */
export function watchConvergence(
  before: KnownAgreement | undefined,
  { market, time, layers, zones }: Look,
): { readonly state: KnownAgreement; readonly occurrences: readonly Occurrence[] } {
  const alive = (before?.zones ?? []).filter(({ seenAt }) => time - seenAt < LIVES_ON_MS);
  const isComparable = ({ evidence }: ConvergenceZone) =>
    evidence.every(({ layer }) => before?.layers.includes(layer));
  const fresh = zones.filter((zone) => isComparable(zone) && !alive.some((known) => overlap(known, zone)));
  const gone = alive.filter((known) => !zones.some((zone) => overlap(known, zone)));
  const seen = zones.map(({ low, high }) => ({ low, high, seenAt: time }));
  return {
    state: { layers, zones: [...gone, ...seen] },
    occurrences: fresh.map((zone) => occurrenceOf(zone, market, time)),
  };
}

type Span = Pick<KnownZone, 'low' | 'high'>;

const overlap = (one: Span, other: Span) => one.low <= other.high && other.low <= one.high;

function occurrenceOf(zone: ConvergenceZone, market: string, time: number): Occurrence {
  const { price, distance } = zone;
  return {
    kind: 'convergence',
    market,
    subject: `${price}@${time}`,
    time,
    side: distance < 0 ? 'below' : 'above',
    price,
    distancePercent: distance * 100,
    reason: sentence(zone),
  };
}

/** What agrees and how likely that is by chance: never a bare score. */
function sentence({ low, high, evidence, distance, chanceAnywhere }: ConvergenceZone): string {
  const layers = capital(listed(evidence.map(({ layer }) => LAYERS[layer])));
  const where =
    distance === 0 ? 'at the price' : `${percent(distance)} ${distance < 0 ? 'below' : 'above'} the price`;
  return `${layers} agree between ${priceWords(low)} and ${priceWords(high)}, ${where}. By chance so many agree somewhere in ${Math.round(chanceAnywhere * 100)} of 100 cases.`;
}

const LAYERS: Readonly<Record<EvidenceLayer, string>> = {
  'order-book': 'order book',
  liquidation: 'liquidation map',
  'open-interest': 'open interest',
  'volume-profile': 'volume profile',
  'naked-poc': 'naked point of control',
};

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
