import type { TrueForcedClose } from '../../dev/agent-market/forced-closes';
import { BIN, type NearbyMass } from './bins';
import { mean, smooth, sum } from './statistics';

/** A range that is narrower than this many bins says nothing of where in it. */
const LEAST_BINS = 10;
/** Share of the forecast that is spread evenly. */
const FLOOR = 0.05;

/** What the price reached after a snapshot, and what was closed by force on the way. */
export interface Outcome {
  /** Whole bins between the price of the snapshot and the farthest mark price on either side. */
  readonly reached: { readonly long: number; readonly short: number };
  readonly closes: readonly TrueForcedClose[];
}

/**
 * IG4h: how much better than "evenly" a map spreads, over the range that the price takes within the next four hours, what
 * is closed by force there. Mean bits per unit over snapshots and sides.
 */
export class OutlookScore {
  private readonly gains: number[] = [];

  /** @param price that of the snapshot, which the map's bins begin at. */
  add(map: NearbyMass, price: number, outcome: Outcome): void {
    for (const side of ['long', 'short'] as const) {
      const bins = outcome.reached[side];
      if (bins < LEAST_BINS) continue;
      const gain = gainedBits(map[side].slice(0, bins), closedPerBin(outcome.closes, side, price, bins));
      if (gain !== undefined) this.gains.push(gain);
    }
  }

  /** NaN when nothing was closed in any range. */
  bits(): number {
    return mean(this.gains);
  }
}

function gainedBits(map: Float64Array, real: Float64Array): number | undefined {
  const total = sum(real);
  if (total === 0) return undefined;
  const curve = smooth(map, 1);
  const held = sum(curve);
  const forecast = curve.map((value) =>
    held > 0 ? (1 - FLOOR) * (value / held) + FLOOR / map.length : 1 / map.length,
  );
  const gained = real.map((amount, bin) => amount * Math.log2((forecast[bin] ?? 0) * map.length));
  return sum(gained) / total;
}

function closedPerBin(
  closes: readonly TrueForcedClose[],
  side: 'long' | 'short',
  price: number,
  bins: number,
): Float64Array {
  const closed = new Float64Array(bins);
  const sign = side === 'long' ? -1 : 1;
  for (const { level, size, position } of closes) {
    const bin = Math.floor((sign * Math.log(level / price)) / BIN);
    if (position === side && bin >= 0 && bin < bins) closed[bin] = (closed[bin] ?? 0) + size;
  }
  return closed;
}
