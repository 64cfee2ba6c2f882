/** Every venue the product can read, in the order in which it shows them. */
export const VENUE_IDS = ['binance-usdm', 'binance-coinm', 'binance-spot', 'bybit-linear'] as const;

export type VenueId = (typeof VENUE_IDS)[number];

export const isVenueId = (text: string): text is VenueId => (VENUE_IDS as readonly string[]).includes(text);
