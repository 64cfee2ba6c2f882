import { exchangeSite } from './exchange-site';

/** Addresses as in public links. */
export const cryptocom = exchangeSite({
  id: 'cryptocom',
  exchange: 'Crypto.com',
  matches: ['https://crypto.com/*'],
  pages: [
    { path: /^\/exchange\/trade\/([A-Z0-9]+-PERP)$/i },
    { path: /^\/exchange\/trade\/(?:spot\/)?([A-Z0-9]+_[A-Z0-9]+)$/i, contract: 'spot' },
  ],
});
