import type { BookProtocol } from '../exchange';
import { fields } from '../fields';
import { depthSnapshot } from './rest-bodies';

/** Fetches `/depth`, as deep as the market gives it in one answer. */
export function fetchDepth(depth: {
  readonly api: string;
  readonly limit: number;
  readonly weight: number;
}): NonNullable<BookProtocol['fetchSeed']> {
  return async (rest, instrument) => {
    const query = new URLSearchParams({ symbol: instrument.symbol, limit: String(depth.limit) });
    const body = await rest({ url: `${depth.api}/depth?${query}`, weight: depth.weight });
    return depthSnapshot(fields(body, 'depth'), instrument, Date.now());
  };
}
