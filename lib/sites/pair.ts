import type { PageSymbol } from './site';

/** Longer names first, so that `FDUSD` is not read as `USD`. */
const QUOTES = ['FDUSD', 'USDT', 'USDC', 'USD', 'EUR', 'BTC'];

/** Names some venues have for what the others call differently. */
const ALIASES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' };

const common = (asset: string) => ALIASES[asset] ?? asset;

/** Splits `BTCUSDT`, `BTC_USDT`, `BTC-USDT` or `BTC/USDT`; undefined when it ends in no quote we know. */
export function splitPair(text: string): Pick<PageSymbol, 'base' | 'quote'> | undefined {
  const name = text.toUpperCase();
  const quote = QUOTES.find((candidate) => name.endsWith(candidate));
  if (quote === undefined) return undefined;
  const base = name.slice(0, -quote.length).replace(/[-_/]$/, '');
  return /^[A-Z0-9]{1,15}$/.test(base) ? { base: common(base), quote } : undefined;
}
