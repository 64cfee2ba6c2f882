import { describe, expect, it } from 'vitest';
import type { PastKind } from '@/lib/feeds/venue-cost';
import { costWords, giftWords } from './offer-words';

const DAY = 86_400_000;

const past = (history: readonly PastKind[]) =>
  giftWords({ bookLevels: 20, liquidations: 'none', openInterest: true, funding: true, history }).find(
    ({ name }) => name === 'History',
  );

describe('costWords', () => {
  it.each([
    [1, 0, '1 socket · no repeated requests · reaches a, b'],
    [2, 4, '2 sockets · asks 4 times a minute · reaches a, b'],
  ])('of %i sockets and %i polls', (sockets, pollsPerMinute, words) => {
    expect(costWords({ sockets, pollsPerMinute, hosts: ['a', 'b'] })).toBe(words);
  });
});

describe('giftWords', () => {
  it('tell how far the past reaches, where it ends', () => {
    const history = [
      { kind: 'candles', reachMs: Infinity },
      { kind: 'openInterest', reachMs: 30.9 * DAY },
      { kind: 'liquidations', reachMs: DAY / 2 },
    ] as const;
    expect(past(history)).toMatchObject({
      isGiven: true,
      detail: 'bars, open interest of 30 d, liquidations of 12 h',
    });
  });

  it('have no past where there is none', () => {
    expect(past([])).toEqual({ name: 'History', isGiven: false });
  });
});
