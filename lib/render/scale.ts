import { ensureDefined } from '../core/assert';
import { dequantise, quantise } from '../heatmaps/columns/quantise';
import type { Cutoff, LayerStyle } from '../heatmaps/layer-style';
import { RAMP_COLOURS } from './ramps';
import { GAP, sizeCode, levelsOf, asZoneCount, TOP_CODE, UNKNOWN, zoneOfCell } from './zones';

/** The size codes at which the ramp starts and ends; `1 ≤ low < high ≤ TOP_CODE`. */
export interface CodeRange {
  readonly low: number;
  readonly high: number;
}

/** From a size to its place on a ramp. */
export interface Scale extends Pick<LayerStyle, 'curve' | 'gamma'> {
  readonly range: CodeRange;
}

/** How many cells hold each size code, 256 counts. Empty, unknown and gap cells do not count as sizes. */
export type Histogram = Uint32Array;

/** The faint tint under the hatching of what is not known: grey reads on dark and on light pages. */
const VEIL_TINT = [128, 136, 150, 22] as const;

/** The smallest code that at least `percentile` % of the painted cells do not exceed; 1 when there are none. */
export function percentileCode(histogram: Histogram, percentile: number): number {
  let total = 0;
  for (let code = 1; code <= TOP_CODE; code += 1) total += histogram[code] ?? 0;
  const wanted = (total * Math.min(100, Math.max(0, percentile))) / 100;
  let seen = 0;
  for (let code = 1; code <= TOP_CODE; code += 1) {
    seen += histogram[code] ?? 0;
    if (seen > 0 && seen >= wanted) return code;
  }
  return 1;
}

/** The code a cut-off stands for, 1…TOP_CODE; `unit` is the base size of code 1. */
export function cutoffCode(cutoff: Cutoff, histogram: Histogram, unit: number): number {
  if (cutoff.kind === 'percentile') return percentileCode(histogram, cutoff.value);
  return Math.min(TOP_CODE, Math.max(1, quantise(cutoff.value, unit)));
}

/** Both ends of the scale. Cut-offs that meet or cross are held one code apart: the upper one yields. */
export function codeRange(low: Cutoff, high: Cutoff, histogram: Histogram, unit: number): CodeRange {
  const first = Math.min(TOP_CODE - 1, cutoffCode(low, histogram, unit));
  return { low: first, high: Math.max(first + 1, cutoffCode(high, histogram, unit)) };
}

/** Where a size code lies on the ramp: 0 is not painted, 1…255 are its colours. */
export function rampIndex(code: number, { range: { low, high }, curve, gamma }: Scale): number {
  if (code < low) return 0;
  const at = curve === 'log' ? (size: number) => size : (size: number) => dequantise(size, 1);
  const share = Math.min(1, (at(code) - at(low)) / (at(high) - at(low)));
  return 1 + Math.round((RAMP_COLOURS - 2) * share ** gamma);
}

/** One packed RGBA pixel per bitmap code, in the byte order of `ImageData`. Code 0 is transparent. */
export type ColourTable = Uint32Array<ArrayBuffer>;

/** The pixel of each bitmap code, from 256 colours for each zone, the scale and the layer's opacity (0…1). */
export function colourTable(
  zoneColours: readonly Uint8ClampedArray[],
  scale: Scale,
  opacity: number,
): ColourTable {
  const zones = asZoneCount(zoneColours.length);
  const bytes = new Uint8ClampedArray(256 * 4);
  for (let cell = 1; cell <= zones * levelsOf(zones); cell += 1) {
    const colours = ensureDefined(zoneColours[zoneOfCell(zones, cell)], 'the colours of a zone');
    const from = rampIndex(sizeCode(zones, cell), scale) * 4;
    bytes.set(colours.subarray(from, from + 3), cell * 4);
    bytes[cell * 4 + 3] = (colours[from + 3] ?? 0) * opacity;
  }
  for (const code of [GAP, UNKNOWN]) {
    bytes.set(VEIL_TINT, code * 4);
    bytes[code * 4 + 3] = VEIL_TINT[3] * opacity;
  }
  return new Uint32Array(bytes.buffer);
}
