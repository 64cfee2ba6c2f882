import { type Side, SIDES } from '../../core/units';
import type { VenueId } from '../../market/venues';
import { asymmetry, type NoIndex } from '../clusters/asymmetry';
import { type Cluster, findClusters } from '../clusters/cluster';
import type { Density, MapReading } from '../density/density';
import { type Known, known, notKnown } from '../known';

/** What one venue has of a map, beside all others of it together. */
export interface VenueDifference {
  readonly venue: VenueId;
  /** Quote units within the reach, and as a share (0…1) of all venues'. */
  readonly worth: number;
  readonly share: number;
  /** Its own asymmetry, and that of all others. */
  readonly index: Known<number, NoIndex>;
  readonly othersIndex: Known<number, NoIndex>;
  /** By side: its largest cluster, undefined without any, and how far it lies from the others' nearest, as a share of the price. */
  readonly largest: Readonly<Record<Side, Cluster | undefined>>;
  readonly apart: Readonly<Record<Side, number | undefined>>;
  /** Whether it is tilted the other way than the others, both beyond 0.15, or has its largest cluster where they have none. */
  readonly differs: { readonly tilt: boolean; readonly place: boolean };
}

export type NoDifferences = 'one venue only' | 'shares of venues not kept';

const TILTED = 0.15;

/** Clusters further apart than this are not one, as a share of the price. */
const APART = 0.005;

/**
 * Where venues of a map differ, in the order of the map's venues.
 * @param reach as a share of the price.
 */
export function venueDifferences(
  reading: MapReading,
  reach: number,
): Known<readonly VenueDifference[], NoDifferences> {
  const { bid, ask } = reading;
  if (bid.parts.length < 2) return notKnown('one venue only');
  const parts = bid.parts.flatMap(({ venue, size }) => {
    const other = ask.parts.find((part) => part.venue === venue)?.size;
    return size && other ? [{ venue, bid: size, ask: other }] : [];
  });
  if (parts.length < bid.parts.length) return notKnown('shares of venues not kept');
  const whole = asymmetry(reading, reach);
  return known(
    parts.map((part) => differenceOf(part, parts, reading, { reach, total: whole.above + whole.below })),
  );
}

interface Part extends Readonly<Record<Side, Float64Array>> {
  readonly venue: VenueId;
}

interface Within {
  /** As a share of the price. */
  readonly reach: number;
  /** Quote units of all venues. */
  readonly total: number;
}

function differenceOf(
  part: Part,
  parts: readonly Part[],
  reading: MapReading,
  { reach, total }: Within,
): VenueDifference {
  const own = partOf(reading, [part]);
  const others = partOf(
    reading,
    parts.filter((other) => other !== part),
  );
  const [mine, theirs] = [asymmetry(own, reach), asymmetry(others, reach)];
  const worth = mine.above + mine.below;
  const largest = bySide((side) => largestOf(own[side], side, reading.price, reach));
  const apart = bySide((side) =>
    apartFrom(largest[side], findClusters(others[side], side, reading.price, { reach }), reading.price),
  );
  const isTilted = Math.min(Math.abs(mine.index.value ?? 0), Math.abs(theirs.index.value ?? 0)) >= TILTED;
  return {
    venue: part.venue,
    worth,
    share: total > 0 ? worth / total : 0,
    index: mine.index,
    othersIndex: theirs.index,
    largest,
    apart,
    differs: {
      tilt: isTilted && Math.sign(mine.index.value ?? 0) !== Math.sign(theirs.index.value ?? 0),
      place: SIDES.some((side) => largest[side] !== undefined && (apart[side] ?? Infinity) > APART),
    },
  };
}

/** The map as it would be of some venues alone. */
function partOf(reading: MapReading, parts: readonly Part[]): MapReading {
  const densityOf = (side: Side): Density => ({
    ...reading[side],
    size: reading[side].size.map((_, bin) => parts.reduce((sum, part) => sum + (part[side][bin] ?? 0), 0)),
    variance: undefined,
    parts: [],
  });
  return { ...reading, bid: densityOf('bid'), ask: densityOf('ask') };
}

const bySide = <T>(valueOf: (side: Side) => T): Readonly<Record<Side, T>> => ({
  bid: valueOf('bid'),
  ask: valueOf('ask'),
});

const largestOf = (density: Density, side: Side, price: number, reach: number) =>
  findClusters(density, side, price, { reach }).toSorted((one, other) => other.size - one.size)[0];

function apartFrom(
  cluster: Cluster | undefined,
  others: readonly Cluster[],
  price: number,
): number | undefined {
  if (!cluster || others.length === 0) return undefined;
  return Math.min(...others.map(({ centroid }) => Math.abs(centroid - cluster.centroid) / price));
}
