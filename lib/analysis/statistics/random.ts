/** Uniform numbers in [0, 1) that are the same for the same seed (Marsaglia's xorshift, 32 bits). */
export function randomFrom(seed: number): () => number {
  // Zero would stay zero; neighbouring seeds must not begin alike.
  let state = Math.imul(seed + 1, 0x9e_37_79_b1) | 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let index = 0; index < 8; index += 1) next();
  return next;
}
