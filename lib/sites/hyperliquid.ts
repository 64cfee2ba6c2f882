import { exchangeSite } from './exchange-site';
import { pairOf, splitPair } from './symbol/pair';
import type { Reading } from './symbol/reading';

/** Addresses as in public links; the title and the page's own chart object are unverified. */
export const hyperliquid = exchangeSite({
  id: 'hyperliquid',
  exchange: 'Hyperliquid',
  matches: ['https://app.hyperliquid.xyz/*'],
  pages: [{ path: /^\/trade\/([A-Z0-9]+(?:\/USDC)?)$/i }],
  instrument: readCoin,
});

/**
 * `BTC`, `kPEPE` (a thousand of them), `BTC-USDC` for perpetuals and `HYPE/USDC` for spot. Perpetuals are margined in
 * USDC but priced in dollars, by an oracle, so they are read as quoted in USD. Coins of other builders (`xyz:GOLD`) and
 * spot indexes (`@107`) are markets of their own under a like name: nothing.
 */
function readCoin(name: string): Reading | undefined {
  if (name.includes('/')) {
    const pair = splitPair(name);
    return pair && { pair, contract: 'spot' };
  }
  const [, thousands, coin = ''] = /^(k(?=[A-Z]))?((?!.+USD[TC]?$)[A-Z0-9]+)(?:-USDC?)?$/.exec(name) ?? [];
  const pair = pairOf(thousands ? `1000${coin}` : coin, 'USD');
  return pair && { pair, contract: 'linear' };
}
