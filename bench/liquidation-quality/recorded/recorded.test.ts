import { describe, expect, it } from 'vitest';
import { barsOf } from './fill-bars';
import {
  isRecorded,
  type LiquidatedPosition,
  readFills,
  readLiquidated,
  type UserFill,
} from './hyperliquid-alpha';
import { rankAmong, scoreLevel } from './level-scores';
import { recordedTruth } from './recorded-truth';

const MINUTE = 60_000;
const fill = (changes: Partial<UserFill>): UserFill => ({
  time: 10 * MINUTE,
  user: 'a',
  coin: 'ETH',
  side: 'buy',
  price: 1000,
  size: 1,
  isTaker: true,
  ...changes,
});

describe('barsOf', () => {
  it('makes a bar of every minute with trades, and none of the others', () => {
    const bars = barsOf(
      [fill({}), fill({ time: 10 * MINUTE + 1, price: 1002 }), fill({ time: 15 * MINUTE })],
      [],
    );
    expect(bars.map(({ time, open, high, low, close }) => [time / MINUTE, open, high, low, close])).toEqual([
      [10, 1000, 1002, 1000, 1002],
      [15, 1000, 1000, 1000, 1000],
    ]);
  });

  it('counts a trade of two users once, and one with the market maker on the side of its taker', () => {
    const [bar] = barsOf(
      [
        fill({ size: 3 }),
        fill({ user: 'b', side: 'sell', size: 3, isTaker: false }),
        fill({ user: 'b', price: 1002, side: 'buy', size: 2, isTaker: false }),
      ],
      [],
    );
    expect(bar && [[...bar.volume.buy], [...bar.volume.sell]]).toEqual([
      [3, 0, 0, 0, 0],
      [0, 0, 0, 0, 2],
    ]);
  });

  it('adds up what the users hold', () => {
    const sell = { user: 'b', side: 'sell' } as const;
    const bars = barsOf(
      [
        fill({ size: 3 }),
        fill({ ...sell, time: 11 * MINUTE, size: 5 }),
        fill({ ...sell, user: 'a', time: 12 * MINUTE, size: 2 }),
      ],
      [],
    );
    expect(bars.map(({ openInterest }) => openInterest)).toEqual([3, 5, 5]);
  });

  it('tells of the liquidations of its minute', () => {
    const liquidated: LiquidatedPosition = {
      time: 10 * MINUTE + 5,
      coin: 'ETH',
      position: 'long',
      size: 2,
      entry: 1,
      level: 990,
    };
    const bars = barsOf([fill({}), fill({ time: 11 * MINUTE })], [liquidated]);
    expect(bars.map(({ liquidations }) => liquidations)).toEqual([
      [{ price: 990, size: 2, position: 'long' }],
      [],
    ]);
  });
});

describe('scoreLevel', () => {
  it('ranks the bin of the level, and measures how far the mass is from it', () => {
    const mass = Float64Array.from({ length: 100 }, (_, bin) => (bin === 50 ? 4 : 0));
    expect(scoreLevel(mass, 50).rank).toBeCloseTo(0.995, 9);
    expect(scoreLevel(mass, 80).distance).toBeCloseTo(3, 6);
    expect(scoreLevel(mass, 80).rank).toBeLessThan(0.5);
  });

  it('takes an empty map for an even one', () => {
    expect(scoreLevel(new Float64Array(100), 50)).toEqual({ rank: 0.5, distance: 2.5 });
  });
});

describe('rankAmong', () => {
  it('counts equal values half', () => {
    expect(rankAmong([1, 2, 2, 3], 2)).toBe(0.5);
  });
});

const why = isRecorded ? '' : ' (skipped: the recordings are not in ../shared/market)';

describe.skipIf(!isRecorded)(`recording of Hyperliquid's closed alpha${why}`, () => {
  it('tells entries and levels that fit together', () => {
    const liquidated = readLiquidated();
    expect(liquidated).toHaveLength(25);
    const single = liquidated.filter(({ level, entry }) => Math.abs(level / entry - 1) < 0.1);
    expect(single).toHaveLength(25);
    expect(liquidated[0]).toMatchObject({ coin: 'ATOM', position: 'long', size: 29.21, entry: 12.48279185 });
  });

  it('has every liquidated position opened by fills before', () => {
    const fills = readFills();
    expect(fills).toHaveLength(5396);
    const opened = readLiquidated().filter(({ coin, time, entry }) =>
      fills.some((each) => each.coin === coin && each.time < time && Math.abs(each.price / entry - 1) < 0.02),
    );
    expect(opened).toHaveLength(25);
  });

  it('scores every model by the same levels', () => {
    const { rows } = recordedTruth();
    expect(rows.map((row) => row['levels'])).toEqual(rows.map(() => 24));
    const uniform = rows.find(({ name }) => name === 'recorded: uniform');
    expect(uniform?.['levelRank']).toBeCloseTo(0.5, 6);
  }, 120_000);
});
