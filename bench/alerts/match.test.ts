import { describe, expect, it } from 'vitest';
import type { Alert } from '../../lib/alerts/alert';
import { linesOf, match, type Told } from './match';

const AT = 1_700_000_000_000;

const told = (change: Partial<Told> = {}): Told => ({
  kind: 'wall-pulled',
  at: AT + 100,
  price: 60_000,
  time: AT,
  reason: 'A wall was pulled.',
  ...change,
});

const alert = (reason: string, price: number) => ({ kind: 'wall-pulled', reason, price, time: AT }) as Alert;

describe('the lines of notifications', () => {
  it('are told apart by the log, bundled or not', () => {
    const log = [alert('A wall.', 1), alert('Another.', 2), alert('A third.', 3)];
    const notifications = [
      { id: '1', message: 'A wall.\nAnother.\nAnd 1 more.', at: AT + 50 },
      { id: '2', message: 'A third.', at: AT + 70 },
    ];
    expect(linesOf(notifications, log).map(({ price, at }) => [price, at - AT])).toEqual([
      [1, 50],
      [2, 50],
      [3, 70],
    ]);
  });
});

describe('what a line is about', () => {
  const truth = { kind: 'wall-pulled', at: AT, price: 60_020 } as const;

  it('became true before, of the same kind and at its place', () => {
    const later = { ...truth, at: AT + 101 };
    const elsewhere = { ...truth, price: 61_000 };
    const other = { ...truth, kind: 'wall-appeared' } as const;
    expect(match([told()], [truth, later, elsewhere, other])[0]).toMatchObject({ truth, isDuplicate: false });
    expect(match([told()], [later, elsewhere, other])[0]?.truth).toBeUndefined();
    expect(match([told({ at: AT + 20_000 })], [truth])[0]?.truth).toBeUndefined();
  });

  it('has no place where that is not known', () => {
    const start = { kind: 'cascade-started', at: AT } as const;
    expect(match([told({ kind: 'cascade-started' })], [start])[0]?.truth).toBe(start);
  });

  it('is the same again only when nothing else is left', () => {
    const again = { ...truth, at: AT + 50 };
    const lines = [told(), told({ at: AT + 120 }), told({ at: AT + 140 })];
    const matched = match(lines, [truth, again]);
    expect(matched.map((one) => one.truth)).toEqual([again, truth, again]);
    expect(matched.map(({ isDuplicate }) => isDuplicate)).toEqual([false, false, true]);
  });

  it('is told by its words where nothing is known', () => {
    const lines = [told(), told({ reason: 'Another.' }), told()];
    expect(match(lines, []).map(({ isDuplicate }) => isDuplicate)).toEqual([false, false, true]);
  });
});
