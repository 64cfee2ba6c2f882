import { MalformedError } from './fields';

type Side = 'buy' | 'sell';

/** A side as venues write it, in letters large or small. @throws MalformedError when it is neither. */
export function sideOf(value: unknown, what = 'side'): Side {
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  if (name === 'buy' || name === 'sell') return name;
  throw new MalformedError(what);
}

/** The taker's side: where the buyer was the maker the aggressor sold. @throws MalformedError when it is not said. */
export function takerOf(buyerIsMaker: unknown): Side {
  if (typeof buyerIsMaker !== 'boolean') throw new MalformedError('buyer is maker');
  return buyerIsMaker ? 'sell' : 'buy';
}

/** The position that an order of a side closed by force: a sell closed a long. */
export const closedBy = (side: Side): 'long' | 'short' => (side === 'sell' ? 'long' : 'short');
