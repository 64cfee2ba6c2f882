import { exchangeNamed } from '../named-exchanges';
import { pairOf, splitPair } from './pair';
import type { Reading } from './reading';

/** How one site's names are read. */
export type NameReader = (name: string) => Reading | undefined;

/** No instrument has a longer name; what is longer comes from a page that plays with us. */
const LONGEST_NAME = 40;

const PERPETUAL = /(?:\.PM?|[-_]?PERP(?:ETUAL)?|-PERP-INTX|[-_]SWAP)$/i;

/**
 * Reads an exchange's own name of an instrument: `BTCUSDT`, `btc_usdt`, `BTC-USDT-SWAP`, `BTCUSD_PERP`, `BTCUSDT.P`.
 * Without a mark of a perpetual the kind of contract stays open. Dated futures and options are no market of ours and
 * read as nothing.
 *
 * @param perpetualQuote - What a perpetual is quoted in when its name does not say: `BTC-PERP`.
 */
export function readInstrument(name: string, perpetualQuote?: string): Reading | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const bare = name.replace(PERPETUAL, '');
  if (bare === name) return readPair(name);
  const isBase = perpetualQuote !== undefined && /^(?!.+USD[TC]?$)[A-Z0-9]+$/i.test(bare);
  const pair = isBase ? pairOf(bare, perpetualQuote) : splitPair(bare);
  return pair && { pair, contract: 'perpetual' };
}

function readPair(name: string): Reading | undefined {
  const pair = splitPair(name);
  return pair && { pair };
}

/** Reads `BINANCE:BTCUSDT` with a reader for the part behind the exchange; names without a known exchange as they are. */
export function readPrefixed(text: string, read: NameReader): Reading | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const [, prefix = '', name = ''] = /^([^:]{1,20}):(.+)$/.exec(text) ?? [];
  const exchange = exchangeNamed(prefix);
  if (!exchange) return read(text);
  const reading = read(name);
  return reading && { ...reading, exchange };
}
