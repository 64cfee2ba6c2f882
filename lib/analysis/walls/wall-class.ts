import type { WallReading } from './read-wall';

/**
 * What a wall has shown itself to be. `genuine`: the price came and it stood. `pulled`: it was taken back, moving
 * included. `absorbed`: aggressors took most of it. `iceberg`: it is refilled out of sight. Undefined while it has shown
 * nothing.
 */
export type WallClass = 'genuine' | 'pulled' | 'absorbed' | 'iceberg';

const ABSORBED_FROM = 0.6;
/** A wall that held and is taken back while the price is farther than this has done what it was there for. */
const FAR_BP = 15;

export function classOfWall(wall: WallReading): WallClass | undefined {
  const { account, peakSize, isIceberg, fate, held, distanceBp } = wall;
  if (isIceberg) return 'iceberg';
  if (fate === 'filled' || account.filled >= ABSORBED_FROM * peakSize) return 'absorbed';
  if (held > 0 && !(isTakenBack(fate) && distanceBp < FAR_BP)) return 'genuine';
  return isTakenBack(fate) ? 'pulled' : undefined;
}

const isTakenBack = (fate: WallReading['fate']) => fate === 'pulled' || fate === 'moved';
