/** A market that the local exchange has. */
export interface Market {
  readonly base: string;
  readonly quote: string;
  /** The smallest step of its price. */
  readonly tick: number;
}

/** The local exchange's markets, under whatever name a page shows them. */
export const MARKETS: readonly Market[] = [
  { base: 'BTC', quote: 'USDT', tick: 0.1 },
  { base: 'ETH', quote: 'USDT', tick: 0.01 },
];

const [BTC] = MARKETS;

/** `BTCUSDT`: what the local exchange calls it. */
export const localName = ({ base, quote }: Market) => `${base}${quote}`;

/** The local market behind any venue's notation, `XBTUSDTM` or `eth-usdt-swap`; the first one when it is none of them. */
export function marketOf(notation: string): Market {
  const text = notation.toUpperCase().replace('XBT', 'BTC');
  const found = MARKETS.find(({ base }) => text.includes(base)) ?? BTC;
  if (!found) throw new Error('There are no markets');
  return found;
}
