import { describe, expect, it } from 'vitest';
import type { VenueId } from '../../market/venues';
import type { FlowMark } from './flow-mark';
import { layMarks, newestMarks } from './lay-marks';
import { markOf } from './mark-fixture';

const SHIFTS = new Map<VenueId, number>([
  ['binance-usdm', 0],
  ['bybit-linear', 25],
]);
const NOW = 1_000_000;
const BORN = markOf({ id: 'one', until: NOW - 500_000, size: 100 });
const STANDING = markOf({ id: 'one', until: NOW, size: 90 });
const FILLED = markOf({ id: 'one', until: NOW, state: 'filled' });

const newestOf = (...told: readonly FlowMark[]) => [...newestMarks(told, new Map()).values()];

describe('marks', () => {
  it('are laid on the prices of one venue, those that cannot be left out', () => {
    const sweep = {
      kind: 'sweep',
      state: 'ended',
      venue: 'bybit-linear',
      from: 60_000,
      price: 59_900,
    } as const;
    const laid = layMarks([markOf(sweep), markOf({ ...sweep, id: 'other', venue: 'okx-swap' })], SHIFTS, NOW);
    expect(laid).toMatchObject([{ from: 60_025, price: 59_925, venue: 'bybit-linear' }]);
  });

  it('are each as they were told last', () => {
    expect(newestOf(BORN, STANDING)).toEqual([STANDING]);
    expect(newestOf(STANDING, FILLED)).toEqual([FILLED]);
  });

  it('are as they were known before while nobody knows yet what became of them', () => {
    const before = newestMarks([BORN, STANDING], new Map());
    const judged = newestMarks([BORN], before);
    expect([...judged.values()]).toEqual([STANDING]);
    expect([...newestMarks([BORN], judged).values()]).toEqual([STANDING]);
    expect([...newestMarks([FILLED], judged).values()]).toEqual([FILLED]);
    expect(newestMarks([], judged).size).toBe(0);
  });

  it('are of unknown end once nothing is heard of what should go on', () => {
    const stateAt = (mark: Parameters<typeof markOf>[0], time: number) =>
      layMarks([markOf({ until: NOW, ...mark })], SHIFTS, time)[0]?.state;
    expect(stateAt({}, NOW + 10_000)).toBe('standing');
    expect(stateAt({}, NOW + 10_001)).toBe('unseen');
    expect(stateAt({ state: 'pulled' }, NOW + 10_001)).toBe('pulled');
    const cascade = { kind: 'cascade', state: 'started' } as const;
    expect(stateAt(cascade, NOW + 600_000)).toBe('started');
    expect(stateAt(cascade, NOW + 600_001)).toBe('unseen');
  });

  it('are of the walls that stand the 40 largest, and of all that has ended', () => {
    const walls = Array.from({ length: 50 }, (_, index) =>
      markOf({ id: `${index}`, size: index + 1, until: NOW }),
    );
    const ended = markOf({ id: 'ended', state: 'filled', size: 1 });
    const laid = layMarks([...walls, ended], SHIFTS, NOW);
    expect(laid).toHaveLength(41);
    expect(Math.min(...laid.filter(({ state }) => state === 'standing').map(({ size }) => size))).toBe(11);
  });
});
