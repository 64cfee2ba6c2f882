import { exchangeNamed } from '../named-exchanges';
import { type NameReader, readInstrument } from './instrument-name';
import type { Reading } from './reading';

/** TradingView's notation: an exchange, a pair, and `.P` for perpetuals (`.PM` on some venues, `PERP` in old names). */
const TICKER = /^(?:([A-Z0-9_]{1,20}):)?([A-Z0-9]{4,20}(?:\.PM?)?)$/;

/** Longer titles are cut: the symbol stands in front. */
const LONGEST_TITLE = 300;

const IN_TITLE =
  /(?<![\w/.:-])(?:[A-Z]{2,20}:)?[A-Z0-9]{1,15}[-_/]?(?:USDT|USDC|USD1|USD|EUR)(?:\.PM?|[-_]?PERP|-SWAP)?(?![\w/-]|\.\w)/g;

/**
 * Reads `BINANCE:BTCUSDT.P`. A name with an exchange and no mark of a perpetual is a spot pair; without one, or on
 * what is no exchange (`CRYPTO:BTCUSD`), the contract stays open.
 */
export function readTicker(text: string): Reading | undefined {
  const [, prefix = '', name = ''] = TICKER.exec(text.trim().toUpperCase()) ?? [];
  const reading = readInstrument(name);
  const exchange = exchangeNamed(prefix);
  return reading && exchange ? { contract: 'spot', ...reading, exchange } : reading;
}

/** A ticker where TradingView itself leaves out the exchange (titles, legends): without `.P` it is a spot pair. */
export function readBareTicker(text: string): Reading | undefined {
  const reading = readTicker(text);
  return reading && { contract: 'spot', ...reading };
}

/** The first name within a title that `read` knows. Dated contracts are passed over. */
export function findInTitle(title: string, read: NameReader): Reading | undefined {
  for (const [name] of title.slice(0, LONGEST_TITLE).matchAll(IN_TITLE)) {
    const reading = read(name);
    if (reading) return reading;
  }
  return undefined;
}
