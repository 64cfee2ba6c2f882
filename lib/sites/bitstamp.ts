import { exchangeSite } from './exchange-site';

/** Addresses as in public links. */
export const bitstamp = exchangeSite({
  id: 'bitstamp',
  exchange: 'Bitstamp',
  matches: ['https://www.bitstamp.net/*'],
  pages: [{ path: /^\/trade\/([a-z0-9]+\/[a-z0-9]+)$/i, contract: 'spot' }],
});
