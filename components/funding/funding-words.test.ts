import { describe, expect, it } from 'vitest';
import { costText, durationText, nextText, rankText, rateText, shareText, yearText } from './funding-words';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('the words of funding', () => {
  it('give rates with their sign', () => {
    expect([0.0001, -0.000_325, 0].map((rate) => plain(rateText(rate)))).toEqual([
      '+0.0100 %',
      '-0.0325 %',
      '0.0000 %',
    ]);
    expect(plain(yearText(0.1095))).toBe('+10.95 %');
    expect(plain(shareText(0.871))).toBe('87 %');
  });

  it('say who pays', () => {
    expect([480_000, -1_234, 0].map(costText)).toEqual([
      'longs pay $480K',
      'shorts pay $1.23K',
      'nobody pays',
    ]);
  });

  it.each([
    [183_600_000, '2 d 3 h'],
    [11_520_000, '3 h 12 min'],
    [250_000, '4 min 10 s'],
    [9_900, '9 s'],
    [0, '0 s'],
    [-5_000, '0 s'],
  ])('%i ms are %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('say when funding is charged, and when that is not known', () => {
    const now = 1_000_000;
    expect(
      [
        { kind: 'told', time: now + 60_000 } as const,
        { kind: 'derived', time: now + 60_000 } as const,
        { kind: 'continuous' } as const,
        { kind: 'unknown' } as const,
      ].map((next) => nextText(next, now)),
    ).toEqual(['1 min 0 s', 'about 1 min 0 s', 'all the time', 'not told']);
  });

  it('never give a rank without what it is of', () => {
    const now = 90 * 86_400_000;
    expect(plain(rankText({ share: 0.93, count: 270, from: 0 }, now))).toBe('above 93 % of 90 d, n = 270');
    expect(plain(rankText({ share: 0.5, count: 1, from: now }, now))).toBe('above 50 % of 1 d, n = 1');
  });
});
