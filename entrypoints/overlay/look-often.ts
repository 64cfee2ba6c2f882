import type { Clock } from '@/lib/core/clock';

const LOOK_EVERY_MS = 1_000;
/** While a chart moves, its frames are the page's: of so many looks one is taken. */
const WHILE_MOVING = 4;

/** Calls `look` once a second, and less often while a chart moves. Returns what ends it. */
export function lookOften(
  clock: Clock,
  charts: { readonly isMoving: boolean },
  look: () => void,
): () => void {
  let passed = 0;
  return clock.every(LOOK_EVERY_MS, () => {
    passed = charts.isMoving ? (passed + 1) % WHILE_MOVING : 0;
    if (passed === 0) look();
  });
}
