import { DAY_MS, MINUTE_MS } from '../core/durations';
import type { Direction } from '../reading/read';

/** What the user means to see happen. Prices are on the reference venue's, like those of the read. */
export interface Plan {
  readonly direction: Direction;
  readonly target: number;
  /** The price at which the read was wrong. */
  readonly invalidation: number;
  /** How long the read is meant to hold, from its time on. */
  readonly horizonMs: number;
  /** How likely the user takes it that the target comes first, 0…1. */
  readonly probability?: number;
}

/** What the user writes beside an entry. */
export interface Remarks {
  readonly tags: readonly string[];
  readonly notes: string;
}

export const SHORTEST_HORIZON_MS = 5 * MINUTE_MS;
export const LONGEST_HORIZON_MS = 30 * DAY_MS;
export const MOST_TAGS = 20;
export const LONGEST_TAG = 40;
export const LONGEST_NOTES = 20_000;

/** What is wrong with a plan made at a price, in words for the user; undefined when nothing is. */
export function planFault(
  { direction, target, invalidation, horizonMs, probability }: Plan,
  price: number,
): string | undefined {
  const [aim, stop] = direction === 'long' ? ['above', 'below'] : ['below', 'above'];
  const ahead = direction === 'long' ? 1 : -1;
  if (![target, invalidation, price].every((each) => Number.isFinite(each) && each > 0))
    return 'Target and invalidation must be prices.';
  if ((target - price) * ahead <= 0) return `The target of a ${direction} must lie ${aim} the price.`;
  if ((price - invalidation) * ahead <= 0)
    return `The invalidation of a ${direction} must lie ${stop} the price.`;
  if (!(horizonMs >= SHORTEST_HORIZON_MS && horizonMs <= LONGEST_HORIZON_MS))
    return 'The horizon must be between five minutes and thirty days.';
  if (probability !== undefined && !(probability >= 0 && probability <= 1))
    return 'The probability must be between 0 and 100 %.';
  return undefined;
}

/** Tags and notes as they are kept: trimmed, no tag twice, neither endless. */
export function tidyRemarks({ tags, notes }: Remarks): Remarks {
  const words = tags.map((tag) => tag.trim().slice(0, LONGEST_TAG)).filter(Boolean);
  return { tags: [...new Set(words)].slice(0, MOST_TAGS), notes: notes.slice(0, LONGEST_NOTES) };
}
