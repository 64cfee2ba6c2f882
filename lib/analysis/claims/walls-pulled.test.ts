import { describe, expect, it } from 'vitest';
import { claimBeside } from './claim';
import { START, wallOf } from './test-endings';
import { many, measure, only, standingOf } from './claims-fixture';

const MINUTE = 60_000;

/** A wall each quarter of an hour; every tenth is large. */
const wallsOf = (count: number, fateOf: (index: number, isLarge: boolean) => 'pulled' | 'filled') =>
  many(count, (index) => {
    const since = START + index * 15 * MINUTE;
    const isLarge = index % 10 === 0;
    const fate = fateOf(index, isLarge);
    return wallOf({
      id: `bid-${index}`,
      since,
      endedAt: since + 30_000,
      peakSize: isLarge ? 600 : 40,
      fate,
    });
  });

describe('walls that are pulled', () => {
  it('are counted among the large ones, beside the others at their distance', () => {
    const [of500, largest] = measure('walls-pulled', {
      walls: wallsOf(400, (index, isLarge) => (isLarge || index % 2 === 0 ? 'pulled' : 'filled')),
    });
    expect(of500).toMatchObject({ id: 'walls-of-500', n: 40, claimed: 0.87 });
    expect(of500?.figure.value?.value).toBe(1);
    expect(of500?.figure.value?.chance.value?.value).toBeCloseTo(4 / 9, 1);
    expect(of500 && standingOf(of500)).toBe('above chance');
    expect(of500 && claimBeside(of500)).toBe('below');
    expect(largest).toMatchObject({ id: 'largest-walls', n: 40, claimed: undefined });
  });

  it('need thirty, and other walls to be held against', () => {
    const few = only('walls-pulled', { walls: wallsOf(120, () => 'pulled') });
    expect(few).toMatchObject({ n: 12, needed: 30, figure: { value: undefined } });
    const alone = wallsOf(400, () => 'pulled').filter(({ peakSize }) => peakSize > 500);
    const { figure } = only('walls-pulled', { walls: alone });
    expect(figure.value?.chance).toEqual({ value: undefined, why: 'too few others' });
    const elsewhere = wallsOf(400, () => 'pulled').map((wall) => ({
      ...wall,
      distanceBp: wall.peakSize > 500 ? 150 : 12,
    }));
    expect(only('walls-pulled', { walls: elsewhere }).figure.value?.chance.value).toBeUndefined();
  });

  it('count once where they go together, and not where they only moved', () => {
    const walls = wallsOf(400, () => 'pulled');
    const layers = walls.map((wall, index) => ({
      ...wall,
      id: `ask-${index}`,
      endedAt: wall.endedAt + 1_000,
    }));
    const moved = walls.map((wall) => ({
      ...wall,
      fate: 'moved' as const,
      endedAt: wall.endedAt + 75 * MINUTE,
    }));
    expect(only('walls-pulled', { walls: [...walls, ...layers, ...moved] }).n).toBe(40);
  });

  it('of 500 BTC are a matter of bitcoin alone', () => {
    expect(measure('walls-pulled', { market: 'ETH-USDT' }).map(({ id }) => id)).toEqual(['largest-walls']);
  });
});
