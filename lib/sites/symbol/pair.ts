export interface Pair {
  readonly base: string;
  readonly quote: string;
}

/** Longer names first, so that `FDUSD` is not read as `USD`. `TUSD` and `BUSD` stay out: `DOTUSD` is DOT in dollars. */
const QUOTES = [
  'FDUSD',
  'USDT',
  'USDC',
  'USDE',
  'USD1',
  'USD',
  'DAI',
  'EUR',
  'GBP',
  'TRY',
  'BRL',
  'JPY',
  'AUD',
  'BTC',
  'ETH',
  'BNB',
];

/** Names some venues have for what the others call differently. */
const ALIASES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' };

/** An asset has a letter: a bare number beside a quote is a price. */
const ASSET = /^(?=\d*[A-Z])[A-Z0-9]{1,15}$/;

const common = (asset: string) => ALIASES[asset] ?? asset;

/** A pair of two names in any case; undefined unless we know the quote. */
export function pairOf(base: string, quote: string): Pair | undefined {
  const pair = { base: common(base.toUpperCase()), quote: common(quote.toUpperCase()) };
  return ASSET.test(pair.base) && QUOTES.includes(pair.quote) && pair.base !== pair.quote ? pair : undefined;
}

/** Splits `BTCUSDT`, `BTC_USDT`, `BTC-USDT` or `BTC/USDT`; undefined when it ends in no quote we know. */
export function splitPair(text: string): Pair | undefined {
  const [name = '', delimited, ...rest] = text.toUpperCase().split(/[-_/]/);
  if (delimited !== undefined) return rest.length > 0 ? undefined : pairOf(name, delimited);
  const quote = QUOTES.find((candidate) => name.endsWith(candidate));
  return quote === undefined ? undefined : pairOf(name.slice(0, -quote.length), quote);
}
