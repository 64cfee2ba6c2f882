import { cascadeDuration } from './cascade-duration';
import { cascadeVolume } from './cascade-volume';
import { cascadesNearZones } from './cascades-near-zones';
import type { Claim } from './claim';
import { dailyLiquidations } from './daily-liquidations';
import { extremeFunding } from './extreme-funding';
import { openInterestNow } from './open-interest';
import { turnsNearZones } from './turns-near-zones';
import { wallsPulled } from './walls-pulled';

/** The article's numbers, in the order in which they are shown. */
export const CLAIMS: readonly Claim[] = [
  wallsPulled,
  turnsNearZones,
  cascadesNearZones,
  cascadeDuration,
  cascadeVolume,
  dailyLiquidations,
  openInterestNow,
  extremeFunding,
];
