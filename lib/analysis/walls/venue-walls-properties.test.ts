import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '../../core/units';
import { VenueWalls } from './venue-walls';
import { BEST, INSTRUMENT, Market, MIRROR, type Print, type Second, START } from './wall-fixture';
import type { WallsState } from './walls-state';

/** Random orders that come, shrink and go, and trades against them. */
const lifetime = fc.array(
  fc.record({
    away: fc.integer({ min: 0, max: 25 }),
    side: fc.constantFrom<Side>('bid', 'ask'),
    lots: fc.constantFrom(0, 0, 900, 150_000, 300_000),
    sold: fc.nat(5_000),
  }),
  { minLength: 20, maxLength: 60 },
);

type Lifetime = typeof lifetime extends fc.Arbitrary<infer Value> ? Value : never;

function secondsOf(steps: Lifetime, mirrored: boolean): readonly Second[] {
  const flip = (side: Side): Side => (mirrored ? (side === 'bid' ? 'ask' : 'bid') : side);
  const place = (tick: number) => (mirrored ? MIRROR - tick : tick);
  return steps.map(({ away, side, lots, sold }) => {
    const tick = side === 'bid' ? BEST.bid - 200 * away : BEST.ask + 200 * away;
    const trade: Print = { tick: place(tick), lots: 1 + sold, side: flip(side) === 'bid' ? 'sell' : 'buy' };
    return { set: [[flip(side), place(tick), lots]], trades: [trade] };
  });
}

/** What was told of walls, as lines; of a mirrored market as it would be in the straight one. */
const told = ({ notes }: Market, mirrored: boolean): readonly string[] =>
  notes
    .flatMap((note) => ('wall' in note ? [{ ...note.wall, type: note.type, time: note.time }] : []))
    .map(({ type, time, side, price, fate, account }) => {
      const tick = Math.round(price * 10);
      const isAsk = side === (mirrored ? 'bid' : 'ask');
      return [
        type,
        time,
        isAsk,
        mirrored ? MIRROR - tick : tick,
        fate,
        Math.round(account.filled * 1_000),
      ].join();
    })
    .toSorted();

describe('whatever happens', () => {
  it('the account balances, nothing is NaN and the state is bounded', () => {
    fc.assert(
      fc.property(lifetime, (steps) => {
        const { notes, walls } = new Market().play(...secondsOf(steps, false));
        const readings = notes.flatMap((note) => ('wall' in note ? [note.wall] : []));
        for (const { account } of readings) {
          const { filled, pulled, unattributed, left, placed, refilled } = account;
          expect(filled + pulled + unattributed + left).toBeCloseTo(placed + refilled, 6);
        }
        expect(JSON.stringify([notes, walls.state])).not.toContain('NaN');
        expect(numbersOf([notes, walls.state]).filter((value) => !Number.isFinite(value))).toEqual([]);
        expect(walls.state.standing.length).toBeLessThanOrEqual(48);
        expect(walls.state.refilled.length).toBeLessThanOrEqual(48);
      }),
      { numRuns: 30 },
    );
  });

  it('a mirrored market gives mirrored answers', () => {
    fc.assert(
      fc.property(lifetime, (steps) => {
        const straight = new Market().play(...secondsOf(steps, false));
        const mirrored = new Market().play(...secondsOf(steps, true));
        expect(told(mirrored, true)).toEqual(told(straight, false));
      }),
      { numRuns: 30 },
    );
  });

  it('a worker that died goes on from its state as plain data', () => {
    fc.assert(
      fc.property(lifetime, fc.nat(19), (steps, killedAfter) => {
        const seconds = secondsOf(steps, false);
        const market = new Market().play(...seconds.slice(0, killedAfter));
        const state = JSON.parse(JSON.stringify(market.walls.state)) as WallsState;
        const before = market.walls.standing();
        market.walls = new VenueWalls(INSTRUMENT, { minNotional: 100_000 }, state);
        expect(market.walls.standing()).toEqual(before);
        const pulled = market.notes.length;
        const [next, ...rest] = seconds.slice(killedAfter);
        market.play(next ?? {});
        // Trades while it was dead are not known: nothing that left meanwhile is called pulled.
        expect(
          market.walls.state.standing.every(
            ({ ledger, bornAt }) => ledger.pulled === 0 || bornAt < START + 1_000 * killedAfter,
          ),
        ).toBe(true);
        expect(market.notes.length).toBeGreaterThanOrEqual(pulled);
        market.play(...rest);
      }),
      { numRuns: 20 },
    );
  });
});

function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}
