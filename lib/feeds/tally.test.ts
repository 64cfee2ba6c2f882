import { describe, expect, it } from 'vitest';
import { Tally } from './tally';

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;

describe('Tally', () => {
  it('forgets a gap after a day, but not that there was one', () => {
    const tally = new Tally();
    for (const hours of [0, 12, 23]) tally.gap(NOW + hours * HOUR);
    const at = (hours: number) => {
      const { gaps, gapsToday } = tally.counts(NOW + hours * HOUR);
      return [gaps, gapsToday];
    };
    expect(at(23)).toEqual([3, 3]);
    expect(at(24.1)).toEqual([3, 2]);
    expect(at(48)).toEqual([3, 0]);
  });

  it('counts messages, and says when the newest came', () => {
    const tally = new Tally();
    expect(tally.counts(NOW)).toMatchObject({ messages: 0, perSecond: 0, lastMessageAt: undefined });
    for (let ms = 0; ms < 20_000; ms += 500) tally.message(NOW + ms);
    const { messages, perSecond, lastMessageAt } = tally.counts(NOW + 20_000);
    expect([messages, lastMessageAt]).toEqual([40, NOW + 19_500]);
    expect(perSecond).toBeCloseTo(2, 9);
  });

  it('says when each layer was heard of last, and nothing of those that were not', () => {
    const tally = new Tally();
    tally.layer('trade', NOW);
    tally.layer('book', NOW + 5);
    tally.layer('trade', NOW + 9);
    expect(tally.counts(NOW + 10).layers).toEqual({ trade: NOW + 9, book: NOW + 5 });
  });

  it('keeps no more names than it must', () => {
    const tally = new Tally();
    for (let index = 0; index < 500; index += 1) tally.note('unknown', `${index}`.padEnd(500, 'x'));
    const names = Object.keys(tally.counts(NOW).unknown);
    expect(names).toHaveLength(50);
    expect(names.every(({ length }) => length <= 60)).toBe(true);
  });
});
