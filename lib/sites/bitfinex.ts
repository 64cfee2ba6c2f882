import { exchangeSite } from './exchange-site';
import { pairOf } from './symbol/pair';
import type { Reading } from './symbol/reading';

/** Addresses as in public links; names in the title are unverified. */
export const bitfinex = exchangeSite({
  id: 'bitfinex',
  exchange: 'Bitfinex',
  matches: ['https://trading.bitfinex.com/*'],
  pages: [{ path: /^\/t\/([A-Z0-9]+:?[A-Z0-9]+)$/i }],
  instrument: readBitfinex,
});

/** `BTC:USD` and `BTCUSD` are spot, `BTCF0:USTF0` is a perpetual. */
function readBitfinex(name: string): Reading | undefined {
  const [, base = '', baseMark, quote = '', quoteMark] =
    /^t?([A-Z0-9]{2,15}?)(F0)?[:/]?(UST|USD|EUR|GBP|JPY|BTC|ETH)(F0)?$/.exec(name) ?? [];
  const pair = baseMark === quoteMark ? pairOf(tether(base), tether(quote)) : undefined;
  return pair && { pair, contract: baseMark ? 'linear' : 'spot' };
}

/** Bitfinex writes UST for USDT. */
const tether = (asset: string) => (asset === 'UST' ? 'USDT' : asset);
