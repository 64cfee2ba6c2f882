import { describe, expect, it } from 'vitest';
import { background, BEST, INSTRUMENT, START } from '../analysis/walls/wall-fixture';
import type { WallsState } from '../analysis/walls/walls-state';
import { FakeClock } from '../core/fake-clock';
import { bookOf, frameOf } from '../market/book-fixture';
import type { LiveBook } from '../market/live-book';
import { type Kept, KeptStates } from './kept-states';
import { WallBooks } from './wall-books';

const MARKET = 'BTC-USDT';
const WALL = 599_000;
const SIZE = 300_000;
const GRID = { firstBin: 0, count: 0, binSize: 5, unit: 0.001 };

/** A market whose book outlives the workers that look at it once a second. */
class Played {
  readonly clock = new FakeClock(START);
  readonly live: LiveBook;
  kept: KeptStates<WallsState>;
  walls: WallBooks;
  private text = '{}';

  constructor(base = INSTRUMENT.base, share = 1) {
    const { bids, asks } = background();
    const thin = (levels: readonly [number, number][]) =>
      levels.map(([tick, lots]): [number, number] => [tick, Math.round(share * lots)]);
    const instrument = { ...INSTRUMENT, base };
    const book = bookOf(thin(bids), thin(asks), instrument);
    this.live = { instrument, book, synced: true, heardAt: START, patienceMs: 10_000 };
    [this.kept, this.walls] = this.work();
  }

  restart(): void {
    [this.kept, this.walls] = this.work();
  }

  set(lots: number, tick = WALL): void {
    this.live.book.apply(frameOf([[tick, lots]], []));
  }

  sell(tick: number, lots: number): void {
    const { venue, symbol } = INSTRUMENT;
    const event = { type: 'trade', venue, symbol, time: this.clock.now(), side: 'sell' } as const;
    this.walls.trade(MARKET, { ...event, price: tick / 10, size: lots / 1_000 });
  }

  async seconds(count: number) {
    const notes = [];
    for (let second = 0; second < count; second += 1) {
      this.sell(BEST.bid, 1);
      await this.clock.advance(1_000);
      notes.push(...this.walls.book(MARKET, this.live, { time: this.clock.now(), grid: GRID }));
    }
    return notes;
  }

  standing() {
    return this.walls.standing(MARKET, this.clock.now());
  }

  private work() {
    const memory = {
      get: async () => JSON.parse(this.text) as Readonly<Record<string, Kept<WallsState>>>,
      set: async (value: unknown) => void (this.text = JSON.stringify(value)),
    };
    const kept = new KeptStates<WallsState>({ clock: this.clock, memory, most: 10 });
    return [kept, new WallBooks(kept)] as const;
  }
}

async function withWall(): Promise<Played> {
  const played = new Played();
  await played.seconds(5);
  played.set(SIZE);
  await played.seconds(15);
  return played;
}

describe('the walls of a market that is followed', () => {
  it('stand by venue, on its own prices', async () => {
    const played = await withWall();
    expect(played.standing()).toMatchObject([
      { venue: 'binance-usdm', walls: [{ side: 'bid', price: 59_900, peakSize: 300, isBirth: true }] },
    ]);
  });

  it.each([
    ['BTC', 0],
    ['ETH', 1],
  ])('are of what is large in %s: of $600 K it has %i', async (base, count) => {
    const played = new Played(base, 0.1);
    await played.seconds(5);
    played.set(10_000);
    await played.seconds(15);
    expect(played.standing()?.[0]?.walls).toHaveLength(count);
  });

  it('are told of as filled once trades took them', async () => {
    const played = await withWall();
    for (const [tick] of background().bids) if (tick > WALL) played.set(0, tick);
    await played.seconds(1);
    played.sell(WALL, SIZE);
    played.set(0);
    const notes = await played.seconds(4);
    expect(notes).toMatchObject([{ type: 'ended', wall: { fate: 'filled', account: { filled: 300 } } }]);
  });

  it('are unknown before any book, and once books no longer come', async () => {
    const played = new Played();
    expect(played.standing()).toBeUndefined();
    await played.seconds(2);
    expect(played.standing()).toEqual([{ venue: 'binance-usdm', walls: [] }]);
    await played.clock.advance(10_000);
    expect(played.standing()).toBeUndefined();
  });

  it('go on after the worker died, with their age, and are not told of again', async () => {
    const played = await withWall();
    const [before] = played.standing() ?? [];
    await played.kept.keep();
    played.restart();
    expect(await played.seconds(5)).toEqual([]);
    const [after] = played.standing() ?? [];
    expect(after?.walls[0]).toMatchObject({ id: before?.walls[0]?.id, since: before?.walls[0]?.since });
  });

  it('are not said to be filled where the trades were not heard', async () => {
    const played = await withWall();
    played.walls.tradesLost(MARKET, 'binance-usdm');
    played.set(0);
    expect(await played.seconds(4)).toMatchObject([{ type: 'ended', wall: { fate: 'unseen' } }]);
  });

  it('begin anew where the steps of the instrument are others', async () => {
    const played = await withWall();
    const instrument = { ...INSTRUMENT, priceStep: { units: 1, decimals: 2 } };
    const book = bookOf([[599_990, 5]], [[600_000, 5]], instrument);
    played.walls.book(MARKET, { ...played.live, instrument, book }, { time: played.clock.now(), grid: GRID });
    expect(played.standing()).toEqual([{ venue: 'binance-usdm', walls: [] }]);
  });
});
