import { away, coins, price, venueNames } from '../market/words';
import type { WallEvent } from './wall-event';

/**
 * Says what happened in one sentence: "Bid wall of 412 BTC appeared at 61,250, 0.4 % below the price, on Binance USD-M
 * and Bybit Linear together."
 */
export function wallSentence(event: WallEvent, market: string): string {
  const { kind, side, size, venues } = event;
  const wall = `${side === 'bid' ? 'Bid' : 'Ask'} wall of ${coins(size, market)}`;
  const verb = kind === 'appeared' ? 'appeared' : 'was pulled';
  const where = `${venueNames(venues)}${venues.length > 1 ? ' together' : ''}`;
  return `${wall} ${verb} at ${price(event.price)}, ${away(event.distancePercent / 100)}, on ${where}.`;
}
