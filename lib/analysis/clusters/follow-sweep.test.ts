import { describe, expect, it } from 'vitest';
import { densityOf, PRICE, readingOf } from '../density/reading-fixture';
import { type FollowedReading } from './track';
import { LONGS, SHORTS, feed, follow, kinds, times } from './follow-fixture';

/** The price falls through the longs at 58,000 and stays below; the map loses them, or has some again. */
function fall(rebuilt: number, changes: Partial<FollowedReading> = {}) {
  const prices = [60_000, 60_000, 60_000, 58_700, 58_400, 57_950, 57_000];
  return times(16, (step) => {
    const price = prices[step] ?? 57_000;
    const size = step < 5 ? 500 : step < 8 ? 0 : rebuilt;
    return { bid: [{ ...LONGS, size }], ask: [SHORTS], price, ...changes };
  });
}

const shapeOf = (events: ReturnType<typeof follow>['events']) =>
  events.map(({ kind, time, size }) => [kind, time, Math.round(size)]);

describe('a sweep', () => {
  it('is told from the approach to what is left', () => {
    const { events } = follow(fall(0, { feeds: [feed(40)] }));
    const own = events.filter(({ id }) => id === 1);
    expect(own.map(({ kind }) => kind)).toEqual(['approached', 'entered', 'swept', 'depletion']);
    const [approached, entered, swept, end] = own;
    expect(approached?.distance).toBeGreaterThan(-0.005);
    expect(approached?.distance).toBeLessThan(0);
    expect(entered?.time).toBe(readingOf(5).time);
    if (swept?.kind !== 'swept' || end?.kind !== 'depletion') throw new Error('no sweep');
    expect(swept.before).toBeGreaterThan(400);
    expect(end.time - swept.time).toBe(30 * 60_000);
    expect(end.depletion).toMatchObject({
      isConfirmed: { value: true },
      outcome: { value: 'depleted' },
      residual: { value: 0 },
    });
    expect(end.depletion.before).toBe(swept.before);
  });

  it('that liquidated hardly anything did not deplete', () => {
    const { events } = follow(fall(0, { feeds: [feed(1)] }));
    expect(events.find(({ kind }) => kind === 'depletion')).toMatchObject({
      depletion: { isConfirmed: { value: false }, outcome: { value: 'did not deplete' } },
    });
  });

  it('may be rebuilt', () => {
    const { events } = follow(fall(200, { feeds: [feed(40)] }));
    expect(events.find(({ kind }) => kind === 'depletion')).toMatchObject({
      depletion: { outcome: { value: 'rebuilt' } },
    });
  });

  it('counts the extremes between two readings', () => {
    const dip = times(12, (step) => ({
      bid: [{ ...LONGS, size: step < 3 ? 500 : 0 }],
      ...(step === 3 && { low: 57_000 }),
    }));
    expect(follow(dip).events.map(({ kind }) => kind)).toEqual(['entered', 'swept', 'depletion']);
  });

  it('is over when the price turns back before the middle', () => {
    const prices = [60_000, 60_000, 58_150, 60_000];
    const { events, state } = follow(times(6, (step) => ({ bid: [LONGS], price: prices[step] ?? 60_000 })));
    expect(kinds(events)).toEqual([['entered', 1]]);
    expect(state.tracks[0]?.contact).toBeUndefined();
  });

  it('is mirrored in a mirrored market', () => {
    const mirrored = fall(0, { feeds: [feed(40)] }).map((reading) => ({
      ...reading,
      price: 2 * PRICE - reading.price,
      bid: densityOf(reading.ask.size.toReversed()),
      ask: densityOf(reading.bid.size.toReversed()),
      feeds: [feed(0, { prints: [{ price: 62_000, size: 40, position: 'short' }] })],
    }));
    const [there, here] = [follow(mirrored).events, follow(fall(0, { feeds: [feed(40)] })).events];
    expect(shapeOf(there)).toEqual(shapeOf(here));
    expect(there.find(({ kind }) => kind === 'depletion')).toMatchObject({ side: 'ask' });
  });
});
