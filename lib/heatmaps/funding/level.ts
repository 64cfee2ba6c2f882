/** From here on, either way, one side is crowded: 0.05 % of eight hours. */
export const EXTREME_R8 = 0.0005;

/** From here on funding is out of the ordinary: 0.03 % of eight hours. */
const ELEVATED_R8 = 0.0003;

/** Who pays, and whether that is much. `long` means that longs pay. */
export type FundingLevel = 'crowded long' | 'elevated long' | 'usual' | 'elevated short' | 'crowded short';

/** A rate that stands on a limit in decimals reaches it, whatever its conversion to eight hours lost. */
const SLACK = 1 + 1e-9;

/** @param r8 a fraction of eight hours, finite. */
export function fundingLevel(r8: number): FundingLevel {
  const size = Math.abs(r8) * SLACK;
  if (size < ELEVATED_R8) return 'usual';
  const side = r8 > 0 ? 'long' : 'short';
  return size < EXTREME_R8 ? `elevated ${side}` : `crowded ${side}`;
}

/** True at and beyond ±0.05 % of eight hours. */
export const isExtreme = (r8: number) => Math.abs(r8) * SLACK >= EXTREME_R8;
