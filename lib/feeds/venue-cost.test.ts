import { describe, expect, it } from 'vitest';
import type { ContractKind } from '../market/instrument';
import { EXCHANGES } from '../exchanges/registry';
import { TOY_HOST, toyExchange } from './testing/toy-exchange';
import { venueCost, venueGifts } from './venue-cost';

const toy = toyExchange('rest');
const everySymbol = (symbols: readonly string[]) =>
  symbols.flatMap((symbol) => toy.sockets([symbol]).slice(0, 1));
const pages = (reachMs: number) => ({
  finestMs: 0,
  reachMs,
  page: async () => ({ rows: [], until: 0 }),
});

describe('venueCost', () => {
  it.each([
    [1, 2, 4],
    [3, 2, 12],
  ])('of %i symbols on shared sockets: %i sockets, %i polls a minute', (symbols, sockets, pollsPerMinute) => {
    expect(venueCost(toy, symbols)).toEqual({ sockets, pollsPerMinute, hosts: [TOY_HOST] });
  });

  it('counts a socket for each symbol where the venue wants that', () => {
    expect(venueCost({ ...toy, sockets: everySymbol }, 3).sockets).toBe(3);
  });

  it('is nothing for no symbols', () => {
    expect(venueCost(toy, 0)).toMatchObject({ sockets: 0, pollsPerMinute: 0 });
  });

  it('adds up the polls, each at its own pace', () => {
    const [poll] = toy.polls;
    const polls = poll ? [poll, { ...poll, everyMs: 60_000 }] : [];
    expect(venueCost({ ...toy, polls }, 2).pollsPerMinute).toBe(10);
    expect(venueCost({ ...toy, polls: [] }, 2).pollsPerMinute).toBe(0);
  });

  it.each(Object.entries(EXCHANGES))('can be told of %s', (_, exchange) => {
    const { sockets, pollsPerMinute } = venueCost(exchange, 50);
    expect(sockets).toBeGreaterThanOrEqual(1);
    expect(sockets).toBeLessThanOrEqual(50);
    expect(Number.isFinite(pollsPerMinute)).toBe(true);
  });
});

describe('venueGifts', () => {
  it.each<[ContractKind, boolean]>([
    ['linear', true],
    ['inverse', true],
    ['spot', false],
  ])('of a %s venue hold open interest and funding: %s', (contract, expected) => {
    expect(venueGifts({ ...toy, contract })).toMatchObject({ openInterest: expected, funding: expected });
  });

  it('tell how deep the book is', () => {
    expect(venueGifts(toy).bookLevels).toBeUndefined();
    expect(venueGifts({ ...toy, book: { ...toy.book, levels: 400 } }).bookLevels).toBe(400);
  });

  it('name the kinds of the past that the venue has, and their reach', () => {
    const history = { liquidations: pages(7), candles: pages(Infinity) };
    expect(venueGifts({ ...toy, liquidations: 'batched', history })).toMatchObject({
      liquidations: 'batched',
      history: [
        { kind: 'candles', reachMs: Infinity },
        { kind: 'liquidations', reachMs: 7 },
      ],
    });
  });
});
