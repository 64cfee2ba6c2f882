import type { Feed } from '../../dev/agent-market/feed';
import type { RegimeId } from '../../dev/agent-market/regimes';

/** A kind of market, and the conditions under which our model has to work in it. */
export interface Scenario {
  readonly name: string;
  readonly regime: RegimeId;
  readonly feed: Feed;
  /** What our model is made to believe of the distance classes; its own belief otherwise. */
  readonly prior?: readonly number[];
}

/** As if most positions were opened at 50x and more: the mistake that is said to be the worst. */
const TOO_HIGH: readonly number[] = [
  0.1, 0.18, 0.12, 0.18, 0.1, 0.08, 0.06, 0.03, 0.01, 0.005, 0.03, 0.04, 0.03, 0.02, 0.01, 0.005, 0.003,
  0.001, 0.001,
];

export const SCENARIOS: readonly Scenario[] = [
  { name: 'mid', regime: 'mid', feed: 'full' },
  { name: 'mid, throttled feed', regime: 'mid', feed: 'throttled' },
  { name: 'mid, no feed', regime: 'mid', feed: 'none' },
  { name: 'mid, prior too high', regime: 'mid', feed: 'full', prior: TOO_HIGH },
  { name: 'retail', regime: 'retail', feed: 'full' },
  { name: 'retail, throttled feed', regime: 'retail', feed: 'throttled' },
  { name: 'modern', regime: 'modern', feed: 'full' },
  { name: 'modern, prior too high, throttled feed', regime: 'modern', feed: 'throttled', prior: TOO_HIGH },
  { name: 'shift', regime: 'shift', feed: 'full' },
  { name: 'shift, throttled feed', regime: 'shift', feed: 'throttled' },
  { name: 'churn', regime: 'churn', feed: 'full' },
  { name: 'hold', regime: 'hold', feed: 'full' },
];
