import { quantise } from '../columns/quantise';

/** Buckets per octave: so narrow that none holds more than one boundary between codes. */
const BUCKET_BITS = 6;
/** What is left of a single-precision number's bits when those within a bucket are cut off. */
const SHIFT = 23 - BUCKET_BITS;
/** Beyond both, codes are 1 and 255. */
const [LEAST, MOST] = [2 ** -1, 2 ** 26];

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

function bucketOf(ratio: number): number {
  single[0] = ratio;
  return (bits[0] as number) >> SHIFT;
}

const FIRST_BUCKET = bucketOf(LEAST);

/** By code: the least ratio of size and unit that has it. */
const boundaries = Float64Array.from({ length: 257 }, (_, code) =>
  code < 2 ? 0 : code > 255 ? Infinity : leastWith(code),
);

/** By bucket: the lowest code in it. Single precision rounds, so a bucket begins a little lower. */
const codes = Uint8Array.from({ length: bucketOf(MOST) - FIRST_BUCKET + 1 }, (_, bucket) => {
  bits[0] = (bucket + FIRST_BUCKET) << SHIFT;
  return quantise((single[0] as number) * (1 - 2 ** -23), 1);
});

/** The least number that `quantise` gives a code, found between the middles of it and of the code below. */
function leastWith(code: number): number {
  let [below, above] = [2 ** ((code - 2) / 10), 2 ** ((code - 1) / 10)];
  for (;;) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) return above;
    if (quantise(middle, 1) < code) below = middle;
    else above = middle;
  }
}

/** The code of each size, as `quantise` gives it, by looking up instead of taking logarithms. */
export function sizeCodes(sizes: Float64Array, unit: number): Uint8Array {
  const into = new Uint8Array(sizes.length);
  for (let bin = 0; bin < sizes.length; bin += 1) {
    const size = sizes[bin] as number;
    if (size > 0) into[bin] = codeOf(size / unit);
  }
  return into;
}

function codeOf(ratio: number): number {
  if (!(ratio >= LEAST)) return 1;
  if (ratio >= MOST) return 255;
  const code = codes[bucketOf(ratio) - FIRST_BUCKET] as number;
  return ratio >= (boundaries[code + 1] as number) ? code + 1 : code;
}
