import { describe, expect, it } from 'vitest';
import type { WallEvent } from './wall-event';
import { wallOccurrence } from './wall-occurrence';

const EVENT: WallEvent = {
  kind: 'appeared',
  time: 1_700_000_000_000,
  side: 'bid',
  price: 61_250,
  size: 411.7,
  distancePercent: -0.4,
  venues: ['binance-usdm', 'bybit-linear'],
};

describe('what happens to a wall', () => {
  it('is told with its size, its place and the venues it stands on together', () => {
    expect(wallOccurrence(EVENT, 'BTC-USDT')).toEqual({
      kind: 'wall-appeared',
      market: 'BTC-USDT',
      subject: `61250@${EVENT.time}`,
      time: EVENT.time,
      side: 'below',
      price: 61_250,
      size: 411.7,
      distancePercent: -0.4,
      reason:
        'Bid wall of 412 BTC appeared at 61,250, 0.4\u00A0% below the price, on Binance USD-M and Bybit Linear together.',
    });
  });

  it('is told on one venue, and above the price', () => {
    const event: WallEvent = {
      ...EVENT,
      kind: 'pulled',
      side: 'ask',
      distancePercent: 0.125,
      venues: ['bybit-linear'],
    };
    expect(wallOccurrence(event, 'BTC-USDT')).toMatchObject({
      kind: 'wall-pulled',
      side: 'above',
      reason: 'Ask wall of 412 BTC was pulled at 61,250, 0.13\u00A0% above the price, on Bybit Linear.',
    });
  });
});
