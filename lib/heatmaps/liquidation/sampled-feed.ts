/** The length of the blocks in which a burst of liquidations is looked for. */
const BLOCK_MS = 5000;
const SECONDS_PER_BLOCK = 5;

/**
 * The share of what is liquidated within a bar that a feed of one print per second shows: `S(1 − e^(−N/S)) / N` for N
 * liquidations that fall into S seconds. S is what so many prints would occupy if they were spread over the bar at random.
 * @param expected liquidations within the bar, a count.
 * @param prints that were told.
 */
export function shownShare(expected: number, prints: number, intervalMs: number): number {
  if (!(expected > 1e-6)) return 1;
  const blocks = Math.max(1, intervalMs / BLOCK_MS);
  const seconds = SECONDS_PER_BLOCK * blocks * (1 - (1 - 1 / blocks) ** Math.max(1, prints));
  return (seconds * -Math.expm1(-expected / seconds)) / expected;
}
