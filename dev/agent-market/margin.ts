import { ensureDefined } from '../../lib/core/assert';
import type { MarginTable, MarginTier } from '../../lib/market/margin';

const MILLION = 1e6;

/** Binance BTCUSDT as of 2024-10-24, as far as the agents' positions go. */
export const MARGIN: MarginTable = {
  unit: 'quote',
  tiers: [
    { upTo: 50_000, maintenanceRate: 0.004, maxLeverage: 125 },
    { upTo: 600_000, maintenanceRate: 0.005, maxLeverage: 100 },
    { upTo: 3 * MILLION, maintenanceRate: 0.0065, maxLeverage: 75 },
    { upTo: 12 * MILLION, maintenanceRate: 0.01, maxLeverage: 50 },
    { upTo: Infinity, maintenanceRate: 0.02, maxLeverage: 25 },
  ],
  source: { asOf: '2024-10-24' },
};

interface Bracket extends MarginTier {
  /** What is subtracted from the maintenance margin, so that it does not jump where the bracket begins; quote units. */
  readonly deduction: number;
}

const BRACKETS: readonly Bracket[] = MARGIN.tiers.reduce<readonly Bracket[]>((brackets, tier) => {
  const last = brackets.at(-1);
  const deduction = last ? last.deduction + last.upTo * (tier.maintenanceRate - last.maintenanceRate) : 0;
  return [...brackets, { ...tier, deduction }];
}, []);

export function bracketOf(notional: number): Bracket {
  return ensureDefined(
    BRACKETS.find(({ upTo }) => notional <= upTo),
    'the bracket of a position',
  );
}

/**
 * Where a linear isolated position ends: `E (1 − s/L − s·c/N) / (1 − s·m)`. Written out here rather than taken from the
 * product, so that the truth does not share a fault with what is measured by it.
 * @param direction 1 for a long position, −1 for a short one.
 */
export function liquidationLevel(
  entry: number,
  leverage: number,
  notional: number,
  direction: 1 | -1,
): number {
  const { maintenanceRate, deduction } = bracketOf(notional);
  return (
    (entry * (1 - direction / leverage - (direction * deduction) / notional)) /
    (1 - direction * maintenanceRate)
  );
}
