import type { Cutoff } from '../heatmaps/layer-style';
import { quantise } from '../heatmaps/order-book/quantise';
import { RAMP_COLOURS } from './ramps';

/** Codes of a bitmap cell above every size: sizes are held at or below {@link TOP_CODE}. */
export const UNKNOWN = 255;
export const GAP = 254;
export const TOP_CODE = 253;

/** The codes at which the ramp starts and ends; `1 ≤ low < high ≤ TOP_CODE`. */
export interface CodeRange {
  readonly low: number;
  readonly high: number;
}

/** How many cells hold each code, 256 counts. Empty, unknown and gap cells do not count as sizes. */
export type Histogram = Uint32Array;

/** Sizes between the ends of a scale are spread by this power, so that only the large ones glow. */
const QUIET_CURVE = 1.25;

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

/** Where a code lies on the ramp: 0 is not painted, 1…255 are its colours. */
export function rampIndex(code: number, { low, high }: CodeRange): number {
  if (code < low) return 0;
  const share = Math.min(1, (code - low) / (high - low));
  return 1 + Math.round((RAMP_COLOURS - 2) * share ** QUIET_CURVE);
}

/** One packed RGBA pixel per code, in the byte order of `ImageData`. Code 0 is transparent. */
export type ColourTable = Uint32Array<ArrayBuffer>;

/** The pixel of each code, from a ramp's 256 colours, the scale and the layer's opacity (0…1). */
export function colourTable(colours: Uint8ClampedArray, range: CodeRange, opacity: number): ColourTable {
  const bytes = new Uint8ClampedArray(RAMP_COLOURS * 4);
  for (let code = 1; code <= TOP_CODE; code += 1) {
    const from = rampIndex(code, range) * 4;
    bytes.set(colours.subarray(from, from + 3), code * 4);
    bytes[code * 4 + 3] = (colours[from + 3] ?? 0) * opacity;
  }
  for (const code of [GAP, UNKNOWN]) {
    bytes.set(VEIL_TINT, code * 4);
    bytes[code * 4 + 3] = VEIL_TINT[3] * opacity;
  }
  return new Uint32Array(bytes.buffer);
}
