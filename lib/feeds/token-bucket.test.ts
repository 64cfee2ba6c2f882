import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { HostGate, type Urgency } from './rate-limit';
import { BUDGET_SHARE } from './token-bucket';

const LIMIT = { host: 'api.toy', weight: 1_200, perMs: 60_000 };

interface Spent {
  readonly at: number;
  readonly weight: number;
}

/** The most weight that any window of the limit's length saw. */
function heaviestWindow(spent: readonly Spent[]): number {
  const sums = spent.map(({ at }) =>
    spent
      .filter((other) => other.at > at - LIMIT.perMs && other.at <= at)
      .reduce((sum, { weight }) => sum + weight, 0),
  );
  return Math.max(0, ...sums);
}

describe('the budget of a host', () => {
  it('is never exceeded in any window, whatever is asked when, and nobody is let past those as urgent', async () => {
    const urgency = fc.constantFrom<Urgency>('urgent', 'patient');
    const ask = fc.record({ pauseMs: fc.nat(3_000), weight: fc.integer({ min: 1, max: 100 }), urgency });
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 80 }), async (asks) => {
        const clock = new FakeClock();
        const gate = new HostGate(LIMIT, clock);
        const spent: (Spent & { readonly index: number })[] = [];
        for (const [index, { pauseMs, weight, urgency: how }] of asks.entries()) {
          void gate.pass(weight, how).then(() => spent.push({ at: clock.now(), weight, index }));
          await clock.advance(0);
          await clock.advance(pauseMs);
        }
        await clock.advance(3_600_000);
        const passed = spent.map(({ index }) => index);
        for (const how of ['urgent', 'patient']) {
          const asked = asks.flatMap((one, index) => (one.urgency === how ? [index] : []));
          expect(passed.filter((index) => asks[index]?.urgency === how)).toEqual(asked);
        }
        expect(heaviestWindow(spent)).toBeLessThanOrEqual(LIMIT.weight * BUDGET_SHARE);
      }),
      { numRuns: 60 },
    );
  });

  it('is used in full by someone who always asks', async () => {
    const clock = new FakeClock();
    const gate = new HostGate(LIMIT, clock);
    let spent = 0;
    for (let count = 0; count < 1_000; count += 1) void gate.pass(10).then(() => (spent += 10));
    await clock.advance(10 * 60_000);
    // A burst of a third, then two thirds of the 30 % each minute.
    expect(spent).toBe(120 + 10 * 240);
  });

  it('is used in full by the patient too, and yet lets the urgent go at once', async () => {
    const clock = new FakeClock();
    const gate = new HostGate(LIMIT, clock);
    const spent = { patient: 0, urgent: 0 };
    for (let count = 0; count < 1_000; count += 1)
      void gate.pass(10, 'patient').then(() => (spent.patient += 10));
    await clock.advance(10 * 60_000);
    // What may go out at once less the half of it that is kept.
    expect(spent.patient).toBe(60 + 10 * 240);
    for (let count = 0; count < 6; count += 1) void gate.pass(10).then(() => (spent.urgent += 10));
    await clock.advance(0);
    expect(spent.urgent).toBe(60);
  });

  it('lets a page open at once on Binance while the past is fetched', async () => {
    const clock = new FakeClock();
    const gate = new HostGate({ host: 'fapi.binance.com', weight: 2_400, perMs: 60_000 }, clock);
    for (let count = 0; count < 1_000; count += 1) void gate.pass(10, 'patient');
    await clock.advance(10 * 60_000);
    let passed = 0;
    // The seed of its book, and three pages of the bars of six intervals.
    for (const weight of [20, ...Array.from({ length: 18 }, () => 5)])
      void gate.pass(weight).then(() => (passed += weight));
    await clock.advance(0);
    expect(passed).toBe(110);
  });

  it('lets a request through that is heavier than the burst, and pays it off afterwards', async () => {
    const clock = new FakeClock();
    const gate = new HostGate(LIMIT, clock);
    const passed: number[] = [];
    for (const weight of [300, 1]) void gate.pass(weight).then(() => passed.push(clock.now()));
    await clock.advance(0);
    await clock.advance(10 * 60_000);
    expect(passed).toHaveLength(2);
    expect((passed[1] ?? 0) - (passed[0] ?? 0)).toBeGreaterThan(45_000 - 1_000);
  });
});
