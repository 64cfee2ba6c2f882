import type { CascadeEnding, ClaimRecords, WallEnding } from './records';

export const MARKET = 'BTC-USDT';
/** The beginning of a day (UTC). */
export const START = 20_000 * 86_400_000;

/** A wall as it is kept. For tests. */
export const wallOf = (change: Partial<WallEnding> = {}): WallEnding => ({
  market: MARKET,
  venue: 'binance-usdm',
  id: 'bid-1',
  side: 'bid',
  price: 60_000,
  peakSize: 40,
  distanceBp: 12,
  since: START,
  endedAt: START + 30_000,
  fate: 'pulled',
  ...change,
});

/** A cascade as it is kept. For tests. */
export const cascadeOf = (change: Partial<CascadeEnding> = {}): CascadeEnding => ({
  market: MARKET,
  isSampled: true,
  direction: 'down',
  start: START,
  end: START + 42_000,
  total: 4_000_000,
  sideShare: 0.95,
  startPrice: 60_000,
  extreme: 59_800,
  peakTen: 2_000_000,
  bought: 1_000_000,
  sold: 9_000_000,
  usualMinute: 3_000_000,
  volumeRatio: 3.2,
  ...change,
});

/** A market that is followed and of which nothing is kept yet. For tests. */
export const NO_RECORDS: ClaimRecords = {
  market: MARKET,
  isFollowed: true,
  walls: [],
  cascades: [],
  zones: [],
  bars: [],
  minutes: [],
  liquidationDays: [],
  openInterest: [],
  fundings: [],
};
