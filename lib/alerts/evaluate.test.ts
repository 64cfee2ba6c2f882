import { describe, expect, it } from 'vitest';
import type { VenueId } from '../market/venues';
import { type AlertState, evaluateWalls, NO_ALERTS } from './evaluate';
import type { WallEvent } from './wall-event';
import { DEFAULT_WALL_RULE, type WallRule } from './wall-rule';

const NAMES: Partial<Record<VenueId, string>> = {
  'binance-usdm': 'Binance USD-M',
  'bybit-linear': 'Bybit Linear',
};
const NOW = 1_700_000_000_000;
const EVENT: WallEvent = {
  kind: 'appeared',
  time: NOW,
  side: 'bid',
  price: 61_250,
  size: 411.7,
  distancePercent: -0.4,
  venues: ['binance-usdm', 'bybit-linear'],
};

function evaluate(events: readonly WallEvent[], state: AlertState = NO_ALERTS, rule: Partial<WallRule> = {}) {
  const context = {
    rule: { ...DEFAULT_WALL_RULE, coolDownSeconds: 60, ...rule },
    market: 'BTC-USDT',
    venueName: (venue: VenueId) => NAMES[venue] ?? venue,
  };
  return evaluateWalls(events, context, state);
}

describe('evaluateWalls', () => {
  it('makes an alert that says why it fired', () => {
    const { alerts } = evaluate([EVENT]);
    expect(alerts).toEqual([
      {
        id: `wall/BTC-USDT/appeared/bid/${NOW}`,
        time: NOW,
        rule: 'wall',
        kind: 'appeared',
        market: 'BTC-USDT',
        side: 'bid',
        price: 61_250,
        size: 411.7,
        distancePercent: -0.4,
        reason:
          'Bid wall of 412 BTC appeared at 61,250, 0.4 % below the price, on Binance USD-M and Bybit Linear together.',
      },
    ]);
  });

  it('words the other cases', () => {
    const event: WallEvent = {
      ...EVENT,
      kind: 'pulled',
      side: 'ask',
      distancePercent: 0.125,
      venues: ['bybit-linear'],
    };
    expect(evaluate([event]).alerts[0]?.reason).toBe(
      'Ask wall of 412 BTC was pulled at 61,250, 0.13 % above the price, on Bybit Linear.',
    );
  });

  it('fires only what the rule asks for', () => {
    const pulled: WallEvent = { ...EVENT, kind: 'pulled' };
    expect(evaluate([EVENT, pulled], NO_ALERTS, { enabled: false }).alerts).toEqual([]);
    expect(evaluate([EVENT, pulled], NO_ALERTS, { onAppear: false }).alerts).toMatchObject([
      { kind: 'pulled' },
    ]);
    expect(evaluate([EVENT, pulled], NO_ALERTS, { onPull: false }).alerts).toMatchObject([
      { kind: 'appeared' },
    ]);
  });

  it('tells the largest of several alike', () => {
    const { alerts } = evaluate([
      { ...EVENT, size: 300 },
      { ...EVENT, size: 900 },
      { ...EVENT, size: 500 },
    ]);
    expect(alerts).toMatchObject([{ size: 900 }]);
  });
});

const later = (seconds: number, change: Partial<WallEvent> = {}): WallEvent => ({
  ...EVENT,
  ...change,
  time: NOW + seconds * 1_000,
});

describe('the cool-down', () => {
  it('holds per kind and side', () => {
    const { state } = evaluate([EVENT]);
    expect(evaluate([later(59)], state).alerts).toEqual([]);
    expect(evaluate([later(60)], state).alerts).toHaveLength(1);
    expect(evaluate([later(1, { side: 'ask' })], state).alerts).toHaveLength(1);
    expect(evaluate([later(1, { kind: 'pulled' })], state).alerts).toHaveLength(1);
  });

  it('is not renewed by what it held back', () => {
    const first = evaluate([EVENT]);
    const second = evaluate([later(50)], first.state);
    expect(second.state).toBe(first.state);
    expect(evaluate([later(61)], second.state).alerts).toHaveLength(1);
  });

  it('outlives a restart as plain data', () => {
    const stored = JSON.parse(JSON.stringify(evaluate([EVENT]).state)) as AlertState;
    expect(evaluate([later(30)], stored).alerts).toEqual([]);
    expect(evaluate([later(90)], stored).alerts).toHaveLength(1);
  });

  it('does not silence the rule when the clock is set back', () => {
    const { state } = evaluate([later(3_600)]);
    expect(evaluate([EVENT], state).alerts).toHaveLength(1);
  });
});
