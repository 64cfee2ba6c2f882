import { rulesAsking } from './asking';
import type { AlertRule } from './rule';

/** Which walls the detector looks for. */
export interface WallSearch {
  /** Base units. */
  readonly minSize: number;
  /** From the mid price, in per cent. */
  readonly maxDistancePercent: number;
}

/** Sizes in quote units are turned into base units in steps of 5 %: each other size starts a new baseline. */
const STEP = 1.05;

/**
 * The least that finds every wall that a rule asks for; undefined when none asks for walls that appear or are pulled.
 *
 * @param price of the market now, in quote units.
 */
export function wallSearch(
  rules: readonly AlertRule[],
  market: string,
  price: number,
): WallSearch | undefined {
  const asking = rulesAsking(rules, market, ['wall-appeared', 'wall-pulled']);
  if (asking.length === 0) return undefined;
  return {
    minSize: Math.min(...asking.map((rule) => baseSize(rule, price))),
    maxDistancePercent: Math.max(...asking.map(({ maxDistancePercent }) => maxDistancePercent)),
  };
}

const baseSize = ({ minSize, sizeIn }: AlertRule, price: number) =>
  sizeIn === 'base' || minSize === 0
    ? minSize
    : STEP ** Math.floor(Math.log(minSize / price) / Math.log(STEP));
