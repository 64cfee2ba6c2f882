import { runsWhere } from '../density/runs';
import { randomFrom } from '../statistics/random';

/** The probability that at least `least` of some independent things happen (Poisson binomial). */
export function chanceOfAtLeast(least: number, probabilities: readonly number[]): number {
  let exactly = [1];
  for (const each of probabilities) {
    const next = [...exactly, 0];
    exactly.forEach((chance, count) => {
      next[count] = (next[count] as number) - chance * each;
      next[count + 1] = (next[count + 1] as number) + chance * each;
    });
    exactly = next;
  }
  return Math.min(
    1,
    exactly.slice(least).reduce((sum, chance) => sum + Math.max(0, chance), 0),
  );
}

/** What agreement looks like where there is none. */
export interface ChanceAgreement {
  /** How many zones of at least `least` layers there are on average. */
  readonly zones: number;
  /** By count of layers: in which share (0…1) of the shifts so many or more agree somewhere. */
  readonly anywhere: readonly number[];
}

const SHIFTS = 500;

/**
 * Shifts every layer by itself round the window, so that each keeps its own shape and any agreement is chance.
 * @param layers 1 where a layer speaks for a bin; all of one length.
 * @param least layers that make a zone.
 */
export function chanceAgreement(layers: readonly Uint8Array[], least: number): ChanceAgreement {
  const bins = layers[0]?.length ?? 0;
  const random = randomFrom(SHIFTS);
  const counts = new Uint8Array(bins);
  const anywhere = Array.from({ length: layers.length + 1 }, () => 0);
  let zones = 0;
  for (let shift = 0; shift < SHIFTS; shift += 1) {
    counts.fill(0);
    for (const layer of layers) addShifted(counts, layer, Math.floor(random() * bins));
    const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
    for (let count = 0; count <= most; count += 1) anywhere[count] = (anywhere[count] as number) + 1 / SHIFTS;
    zones += runsWhere(bins, (bin) => (counts[bin] as number) >= least).length / SHIFTS;
  }
  return { zones, anywhere };
}

function addShifted(counts: Uint8Array, layer: Uint8Array, by: number): void {
  const { length } = layer;
  for (let bin = 0; bin < length; bin += 1) {
    const to = bin + by < length ? bin + by : bin + by - length;
    counts[to] = (counts[to] as number) + (layer[bin] as number);
  }
}
