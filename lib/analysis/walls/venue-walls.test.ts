import { describe, expect, it } from 'vitest';
import { bookOf, frameOf } from '../../market/book-fixture';
import { classOfWall } from './wall-class';
import { background, BEST, BIN, INSTRUMENT, Market, MIRROR, type Second, START } from './wall-fixture';

const WALL = 599_000;
const SIZE = 300_000;
const standing = () =>
  new Market()
    .quiet(5)
    .play({ set: [['bid', WALL, SIZE]] })
    .quiet(5);

describe('a wall', () => {
  it('is told once it has stood for two seconds, with its age', () => {
    const { notes } = standing();
    expect(notes).toMatchObject([
      {
        type: 'appeared',
        time: START + 8_000,
        wall: { side: 'bid', price: 59_900, since: START + 6_000, isBirth: true, peakSize: 300 },
      },
    ]);
  });

  it('is as near as the nearest of its levels, on either side', () => {
    const levels = [
      ['bid', WALL, SIZE],
      ['bid', WALL + 3, SIZE / 2],
      ['ask', MIRROR - WALL, SIZE],
      ['ask', MIRROR - WALL - 3, SIZE / 2],
    ] as const;
    const walls = new Market().quiet(5).play({ set: levels }).quiet(5).walls.standing();
    expect(walls.map(({ side, low, high, peakSize }) => [side, low, high, peakSize])).toEqual([
      ['bid', 59_900, 59_900.3, 450],
      ['ask', 60_099.6, 60_099.9, 450],
    ]);
    const away = ((MIRROR / 2 - WALL - 3) / (MIRROR / 2)) * 1e4;
    for (const { distanceBp } of walls) expect(distanceBp).toBeCloseTo(away, 6);
  });

  it('is no birth when it was there from the start', () => {
    const market = new Market().play({ set: [['bid', WALL, SIZE]] }).quiet(6);
    expect(market.notes).toMatchObject([{ type: 'appeared', wall: { isBirth: false } }]);
  });

  it('needs to stand out of the depth around it', () => {
    const thick = Array.from({ length: 600 }, (_, index) => ['bid', BEST.bid - 10 * index, SIZE] as const);
    expect(new Market().quiet(5).play({ set: thick }).quiet(5).notes).toEqual([]);
  });

  it('is pulled when it goes while no trade could have reached it', () => {
    const { ended } = standing()
      .play({ set: [['bid', WALL, 0]] })
      .quiet(3);
    expect(ended).toMatchObject([
      {
        fate: 'pulled',
        account: { filled: 0, pulled: 300, unattributed: 0, left: 0 },
        endedAt: START + 12_000,
      },
    ]);
    expect(ended.map(classOfWall)).toEqual(['pulled']);
  });

  it('does not stand from the moment it is gone, though it is judged later', () => {
    const market = standing();
    expect(market.walls.standing()).toHaveLength(1);
    market.play({ set: [['bid', WALL, 0]] });
    expect(market.ended).toEqual([]);
    expect(market.walls.standing()).toEqual([]);
    expect(
      market
        .play({ set: [['bid', WALL, SIZE]] })
        .quiet(1)
        .walls.standing(),
    ).toHaveLength(1);
  });

  it('is filled when trades took it, though they be told a second late', () => {
    const open = background().bids.flatMap(([tick]) => (tick > WALL ? [['bid', tick, 0] as const] : []));
    const sold = { tick: WALL, lots: SIZE, side: 'sell' as const };
    const market = standing().play({ set: open }, { set: [['bid', WALL, 0]] }, { trades: [sold] });
    expect(market.quiet(3).ended).toMatchObject([{ fate: 'filled', account: { filled: 300, pulled: 0 } }]);
    expect(market.ended.map(classOfWall)).toEqual(['absorbed']);
  });

  it('has moved when one alike turns up nearby, away from the price or after it', () => {
    const market = standing().play({
      set: [
        ['bid', WALL, 0],
        ['bid', WALL - 300, SIZE],
      ],
    });
    const { ended, walls } = market.quiet(4);
    expect(ended).toMatchObject([{ fate: 'moved', movedTo: 'bid-2' }]);
    expect(walls.standing()).toMatchObject([{ id: 'bid-2', movedFrom: 'bid-1', moves: 1, retreats: 1 }]);
  });

  it('is unseen, not pulled, when trades were lost', () => {
    const { ended } = standing()
      .play({ trades: [], lost: true }, { set: [['bid', WALL, 0]], trades: [] })
      .quiet(3);
    expect(ended).toMatchObject([{ fate: 'unseen', account: { pulled: 0, unattributed: 300 } }]);
    expect(ended.map(classOfWall)).toEqual([undefined]);
  });

  it('stays where it is among other walls', () => {
    const others = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ['bid', WALL + 55 * n, SIZE] as const);
    const market = standing().play({ set: others }).quiet(60);
    expect(market.ended).toEqual([]);
    expect(market.walls.standing()).toHaveLength(9);
  });

  it('is genuine once it has held a visit of the price', () => {
    const lift = (best: number): Second => ({
      set: background()
        .bids.map(([tick, lots]) => ['bid', tick, tick > best && tick !== WALL ? 0 : lots] as const)
        .filter(([, tick]) => tick !== WALL)
        .concat(
          background().asks.map(
            ([tick], index) => ['ask', best + 10 + 10 * index, 1_000 + (tick % 7)] as never,
          ),
        ),
    });
    const market = standing();
    market.play(lift(WALL + 100)).quiet(5);
    const { bids } = background();
    const asks = Array.from({ length: 90 }, (_, index) => ['ask', WALL + 110 + 10 * index, 0] as const);
    market.play({
      set: [
        ...asks,
        ...bids.filter(([tick]) => tick !== WALL).map(([tick, lots]) => ['bid', tick, lots] as const),
      ],
    });
    const [wall] = market.quiet(3).walls.standing();
    expect(wall).toMatchObject({ visits: 1, held: 1, verdict: { verdict: 'genuine' } });
    expect(wall && classOfWall(wall)).toBe('genuine');
  });
});

const soldInto = (size: number): Second => ({ trades: [{ tick: BEST.bid, lots: size, side: 'sell' }] });

describe('an iceberg', () => {
  const slice = 3_000;
  const shown = () => new Market().play({ set: [['bid', BEST.bid, slice]] }).quiet(4);

  it('is suspected where a level is filled up again and again by the same size', () => {
    const market = shown()
      .play(...Array.from({ length: 12 }, () => soldInto(2 * slice)))
      .quiet(1);
    const [note] = market.notes.filter(({ type }) => type === 'iceberg');
    expect(note).toMatchObject({ iceberg: { side: 'bid', price: BEST.bid / 10, displayed: 3 } });
  });

  it('is none where trades only take what is shown', () => {
    const market = shown()
      .play({ ...soldInto(2_900), set: [['bid', BEST.bid, 100]] })
      .quiet(20);
    expect(market.notes.filter(({ type }) => type === 'iceberg')).toEqual([]);
  });
});

describe('bad input', () => {
  it('passes over books that are crossed or unknown, and times that do not go on', () => {
    const market = standing();
    const before = market.notes.length;
    const crossed = bookOf([[600_100, 5]], [[600_000, 5]], INSTRUMENT);
    expect(market.walls.observe(START + 60_000, crossed, BIN)).toEqual([]);
    expect(market.walls.observe(START, market.book, BIN)).toEqual([]);
    expect(market.quiet(1).notes).toHaveLength(before);
    expect(market.walls.standing()).toHaveLength(1);
  });

  it('explains nothing of what left during a long pause', () => {
    const market = standing();
    market.book.apply(frameOf([[WALL, 0]], []));
    const notes = [40, 41, 42, 43].flatMap((second) =>
      market.walls.observe(START + second * 1_000, market.book, BIN),
    );
    expect(notes).toMatchObject([{ type: 'ended', wall: { fate: 'unseen' } }]);
  });
});
