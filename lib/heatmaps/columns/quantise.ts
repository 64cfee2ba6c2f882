/** Steps per octave: one code is 7 % of size, 254 codes span 25 octaves. */
const STEPS_PER_OCTAVE = 10;
const MAX_CODE = 255;

/** The code of a base size: 0 for none, else `1 + round(10 · log2(size / unit))`, held within 1…255. */
export function quantise(size: number, unit: number): number {
  if (!(size > 0)) return 0;
  const code = 1 + Math.round(STEPS_PER_OCTAVE * Math.log2(size / unit));
  return code < 1 ? 1 : code > MAX_CODE ? MAX_CODE : code;
}

/** The base size at the middle of a code's range; 0 for code 0. */
export function dequantise(code: number, unit: number): number {
  return code === 0 ? 0 : unit * 2 ** ((code - 1) / STEPS_PER_OCTAVE);
}
