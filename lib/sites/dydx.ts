import { exchangeSite } from './exchange-site';

/** Perpetuals alone, quoted in dollars. Addresses as in public links. */
export const dydx = exchangeSite({
  id: 'dydx',
  exchange: 'dYdX',
  matches: ['https://dydx.trade/*'],
  pages: [{ path: /^\/trade\/([A-Z0-9]+-USD)$/i, contract: 'perpetual' }],
});
