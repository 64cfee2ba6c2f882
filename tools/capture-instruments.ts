import { ARCHIVES } from '../lib/exchanges/archives';
import { EXCHANGES } from '../lib/exchanges/registry';
import type { Instrument } from '../lib/market/instrument';
import type { VenueId } from '../lib/market/venues';
import { readCapture } from './capture';

interface Decimals {
  price: number;
  size: number;
}

const SYMBOL = /"s(?:ymbol)?":"([^"]+)"/;
const LEVEL = /\["(\d+(?:\.\d+)?)","(\d+(?:\.\d+)?)"\]/g;

/**
 * The instruments whose books a capture holds, with steps as fine as the finest price and size in it: captures come
 * without instrument lists, and steps change over the years.
 */
export async function captureInstruments(
  venue: VenueId,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Instrument>> {
  const found = new Map<string, Decimals>();
  for (const path of paths) {
    for await (const { frame } of readCapture(path)) measure(frame, found);
  }
  adoptNameless(venue, found);
  return new Map([...found].map(([symbol, decimals]) => [symbol, instrumentOf(venue, symbol, decimals)]));
}

/** Stands for bodies that say no symbol. */
const NAMELESS = '';

function measure(frame: string, found: Map<string, Decimals>): void {
  const symbol = SYMBOL.exec(frame)?.[1] ?? NAMELESS;
  const decimals = found.get(symbol) ?? { price: 0, size: 0 };
  let levels = 0;
  for (const [, price = '', size = ''] of frame.matchAll(LEVEL)) {
    decimals.price = Math.max(decimals.price, decimalsOf(price));
    decimals.size = Math.max(decimals.size, decimalsOf(size));
    levels += 1;
  }
  if (levels > 0) found.set(symbol, decimals);
}

/** How many decimals a number needs: trailing zeros do not count. */
const decimalsOf = (number: string) =>
  number.includes('.') ? number.replace(/0+$/, '').length - number.indexOf('.') - 1 : 0;

/** Nameless bodies belong to the only symbol, or else to the venue's default one: so mappers read them. */
function adoptNameless(venue: VenueId, found: Map<string, Decimals>): void {
  const nameless = found.get(NAMELESS);
  if (!nameless) return;
  found.delete(NAMELESS);
  const [only] = found.keys();
  const symbol =
    found.size === 1 && only !== undefined ? only : EXCHANGES[venue].defaults.defaultInstrument.symbol;
  const own = found.get(symbol) ?? nameless;
  found.set(symbol, { price: Math.max(own.price, nameless.price), size: Math.max(own.size, nameless.size) });
}

function instrumentOf(venue: VenueId, symbol: string, decimals: Decimals): Instrument {
  const { defaultInstrument } = EXCHANGES[venue].defaults;
  return {
    ...defaultInstrument,
    symbol,
    contractSize: ARCHIVES[venue].contractSize(symbol),
    priceStep: { units: 1, decimals: decimals.price },
    sizeStep: { units: 1, decimals: decimals.size },
  };
}
