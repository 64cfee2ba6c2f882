import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertState, evaluate, NO_ALERTS, snooze } from './evaluate';
import { type Occurrence, OCCURRENCE_KINDS } from './occurrence';
import { type AlertRule, BLANK_RULE, WALL_RULE } from './rule';

const NOW = 1_700_000_000_000;
const WALL: Occurrence = {
  kind: 'wall-appeared',
  market: 'BTC-USDT',
  subject: 'the first',
  time: NOW,
  side: 'below',
  price: 61_250,
  size: 411.7,
  distancePercent: -0.4,
  reason: 'A wall.',
};

const fired = (occurrence: Partial<Occurrence>, rule: Partial<AlertRule> = {}, state = NO_ALERTS) =>
  evaluate([{ ...WALL, ...occurrence }], [{ ...WALL_RULE, ...rule }], state).alerts;

describe('evaluate', () => {
  it('makes an alert that says which rule asked for it', () => {
    expect(fired({})).toEqual([
      {
        ...WALL,
        id: `walls/BTC-USDT/wall-appeared/below/the first`,
        rule: 'walls',
        ruleName: 'Walls near the price',
        sound: 'none',
        isQuiet: false,
      },
    ]);
  });

  it.each<[string, Partial<Occurrence>, Partial<AlertRule>]>([
    ['a rule that is off', {}, { enabled: false }],
    ['another kind', { kind: 'wall-filled' }, {}],
    ['another market', {}, { market: 'ETH-USDT' }],
    ['the other side', {}, { side: 'above' }],
    ['too small', { size: 199 }, {}],
    ['too small in quote units', {}, { minSize: 30_000_000, sizeIn: 'quote' }],
    ['of no size, where one is asked for', { size: NaN }, {}],
    ['too far', { distancePercent: -1.1 }, {}],
  ])('keeps silent: %s', (_, occurrence, rule) => {
    expect(fired(occurrence, rule)).toEqual([]);
  });

  it('takes what has no size where none is asked for', () => {
    const { size: _, ...funding } = WALL;
    expect(evaluate([funding], [{ ...WALL_RULE, minSize: 0 }], NO_ALERTS).alerts).toHaveLength(1);
  });

  it('tells an occurrence once, by the first rule that asks for it', () => {
    const rules = [{ ...WALL_RULE, id: 'far', market: 'ETH-USDT' }, WALL_RULE, { ...WALL_RULE, id: 'b' }];
    expect(evaluate([WALL], rules, NO_ALERTS).alerts.map(({ rule }) => rule)).toEqual(['walls']);
  });

  it.each([60, 0])('tells the largest of several alike, with a cool-down of %d s', (coolDownSeconds) => {
    const rule = { ...WALL_RULE, coolDownSeconds };
    const { alerts } = evaluate([{ ...WALL, size: 300 }, WALL], [rule], NO_ALERTS);
    expect(alerts.map(({ size }) => size)).toEqual([WALL.size]);
  });

  it('cools down by rule, market, kind and side', () => {
    const { state } = evaluate([WALL], [WALL_RULE], NO_ALERTS);
    const another = (time: number) => fired({ subject: 'another', time }, {}, state);
    expect(another(NOW + 59_000)).toEqual([]);
    expect(another(NOW + 60_000)).toHaveLength(1);
    expect(fired({ side: 'above', distancePercent: 0.4 }, {}, state)).toHaveLength(1);
    expect(fired({ market: 'ETH-USDT' }, {}, state)).toHaveLength(1);
    expect(fired({ kind: 'wall-pulled' }, {}, state)).toHaveLength(1);
  });

  it('tells nothing again that another worker finds again, later or not', () => {
    const { state } = evaluate([WALL], [WALL_RULE], NO_ALERTS);
    const again = { time: NOW + 70_000, price: 61_240 };
    expect(fired(again, {}, state)).toEqual([]);
    expect(fired({ ...again, subject: 'another' }, {}, state)).toHaveLength(1);
  });

  it('is not silenced by a clock that was set back', () => {
    const { state } = evaluate([WALL], [WALL_RULE], NO_ALERTS);
    expect(fired({ subject: 'another', time: NOW - 86_400_000 }, {}, state)).toHaveLength(1);
    const snoozed = snooze(NO_ALERTS, 'walls', NOW + 30 * 86_400_000);
    expect(fired({}, {}, snoozed)).toMatchObject([{ isQuiet: false }]);
  });

  it('only logs while a rule is snoozed or in its quiet hours', () => {
    const snoozed = snooze(NO_ALERTS, 'walls', NOW + 1_000);
    expect(fired({}, {}, snoozed)).toMatchObject([{ isQuiet: true }]);
    expect(fired({ time: NOW + 1_000 }, {}, snoozed)).toMatchObject([{ isQuiet: false }]);
    expect(fired({}, { quiet: { from: 0, until: 1_439 } })).toMatchObject([{ isQuiet: true }]);
  });

  it('forgets what nothing waits for any more', () => {
    const { state } = evaluate([WALL], [WALL_RULE], NO_ALERTS);
    const later = evaluate([{ ...WALL, time: NOW + 90_000_000, side: 'above' }], [WALL_RULE], state);
    expect(Object.keys(later.state.lastFired)).toEqual(['walls/BTC-USDT/wall-appeared/above']);
  });

  it('never tells a kind, market and side twice within the cool-down of its rule', () => {
    const occurrence = fc.record({
      kind: fc.constantFrom(...OCCURRENCE_KINDS),
      time: fc.integer({ min: NOW, max: NOW + 600_000 }),
      size: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(occurrence, { maxLength: 40 }), (some) => {
        const rule = { ...BLANK_RULE, kinds: OCCURRENCE_KINDS, coolDownSeconds: 60 };
        let state: AlertState = NO_ALERTS;
        const lastOf = new Map<string, number>();
        for (const one of some.toSorted((a, b) => a.time - b.time)) {
          const result = evaluate([{ ...WALL, ...one, subject: String(one.time) }], [rule], state);
          state = structuredClone(result.state);
          for (const { kind, time } of result.alerts) {
            expect(time - (lastOf.get(kind) ?? -Infinity)).toBeGreaterThanOrEqual(60_000);
            lastOf.set(kind, time);
          }
        }
      }),
    );
  });
});
