import type { FlowMark } from './flow-mark';

/** A wall of 300 base units that stands below the price since `since`, unless told otherwise. For tests. */
export function markOf(parts: Partial<FlowMark> = {}): FlowMark {
  const { kind = 'wall', price = 60_000, since = 0 } = parts;
  return {
    id: `${kind} ${price} ${since}`,
    kind,
    state: 'standing',
    side: 'bid',
    venue: 'binance-usdm',
    price,
    from: price,
    size: 300,
    since,
    isBirth: true,
    until: since,
    ...(kind === 'wall' && { verdict: 'genuine', confidence: 0.4 }),
    ...parts,
  };
}
