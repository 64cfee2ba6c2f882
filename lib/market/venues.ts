/** Every venue the product can read, in the order in which it shows them. */
export const VENUE_IDS = ['binance-usdm', 'binance-coinm', 'binance-spot', 'bybit-linear'] as const;

export type VenueId = (typeof VENUE_IDS)[number];

/** As shown to the user. */
export const VENUE_NAMES: Readonly<Record<VenueId, string>> = {
  'binance-usdm': 'Binance USD-M',
  'binance-coinm': 'Binance COIN-M',
  'binance-spot': 'Binance Spot',
  'bybit-linear': 'Bybit Linear',
};

export const isVenueId = (text: string): text is VenueId => (VENUE_IDS as readonly string[]).includes(text);
