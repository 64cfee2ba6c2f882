import type { Instrument } from '../market/instrument';
import type { MarginTable, MarginTier } from '../market/margin';
import { MalformedError } from './fields';

/** A venue's tiers in order, the last without an end. @throws MalformedError when there is none. */
export function openEnded(tiers: readonly MarginTier[]): readonly MarginTier[] {
  const inOrder = tiers.toSorted((left, right) => left.upTo - right.upTo);
  const last = inOrder.pop();
  if (!last) throw new MalformedError('tiers');
  return [...inOrder, { ...last, upTo: Infinity }];
}

/** What large venues want of smaller positions in the two largest coins, and twice that of the others. */
const LARGE_RATE = 0.005;
const OTHER_RATE = 0.01;
const LARGE: ReadonlySet<string> = new Set(['BTC', 'ETH']);

/**
 * Where a venue publishes no figure: one step for positions of every size, with leverage up to where the maintenance margin
 * is half of what is paid in.
 */
export function assumedMarginTable({ base }: Pick<Instrument, 'base'>): MarginTable {
  const maintenanceRate = LARGE.has(base) ? LARGE_RATE : OTHER_RATE;
  const tiers = [{ upTo: Infinity, maintenanceRate, maxLeverage: 1 / (2 * maintenanceRate) }];
  return { unit: 'quote', tiers, source: 'assumed' };
}
