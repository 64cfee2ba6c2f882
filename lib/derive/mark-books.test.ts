import { describe, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { markOf } from '../heatmaps/marks/mark-fixture';
import { type Kept, KeptStates } from './kept-states';
import { MarkBooks, type MarksState } from './mark-books';

const MARKET = 'BTC-USDT';
const START = 1_700_000_000_000;

/** Marks that outlive the workers which take them. */
class Played {
  readonly clock = new FakeClock(START);
  kept!: KeptStates<MarksState>;
  books!: MarkBooks;
  private text = '{}';

  async restart(): Promise<this> {
    const memory = {
      get: async () => JSON.parse(this.text) as Readonly<Record<string, Kept<MarksState>>>,
      set: async (value: unknown) => void (this.text = JSON.stringify(value)),
    };
    this.kept = new KeptStates<MarksState>({ clock: this.clock, memory, most: 10 });
    this.books = new MarkBooks(this.kept);
    await this.clock.advance(1);
    return this;
  }

  /** Trades of 10 base units, a millisecond and a price step of 3 apart. */
  trades(side: 'buy' | 'sell', count: number): void {
    for (let step = 0; step < count; step += 1) {
      const price = 60_000 + (side === 'buy' ? 3 : -3) * step;
      const about = { type: 'trade', venue: 'binance-usdm', symbol: 'BTCUSDT', size: 10 } as const;
      this.books.trade(MARKET, { ...about, time: this.clock.now() + step, price, side });
    }
  }

  get marks() {
    return this.books.marks(MARKET);
  }
}

describe('the marks of a market', () => {
  it('are those told, each once, as it was told last', async () => {
    const { books, ...played } = await new Played().restart();
    books.add(MARKET, [markOf({ id: 'a' }), markOf({ id: 'b' })]);
    books.add(MARKET, [markOf({ id: 'a', state: 'pulled' })]);
    expect(played.kept.get(MARKET)?.marks.map(({ id, state }) => [id, state])).toEqual([
      ['b', 'standing'],
      ['a', 'pulled'],
    ]);
    expect(books.marks('ETH-USDT')).toEqual([]);
  });

  it('are the newest 80 of each kind', async () => {
    const played = await new Played().restart();
    const cascade = markOf({ id: 'cascade', kind: 'cascade', state: 'ended' });
    played.books.add(MARKET, [cascade]);
    for (let index = 0; index < 90; index += 1) played.books.add(MARKET, [markOf({ id: `${index}` })]);
    expect(played.marks).toHaveLength(81);
    expect(played.marks[0]).toEqual(cascade);
    expect(played.marks[1]?.id).toBe('10');
  });

  it('are those of sweeps, on the side that was run through', async () => {
    const played = await new Played().restart();
    played.trades('buy', 6);
    expect(played.marks).toEqual([]);
    played.trades('sell', 1);
    expect(played.marks).toMatchObject([
      { kind: 'sweep', state: 'ended', side: 'ask', from: 60_000, price: 60_015, since: START + 1 },
    ]);
    expect(played.marks[0]?.size).toBeCloseTo(60, 1);
    await played.clock.advance(1_000);
    played.trades('sell', 6);
    played.trades('buy', 1);
    expect(played.marks.map(({ side }) => side)).toEqual(['ask', 'bid']);
  });

  it('are none of a run that is worth less than a million', async () => {
    const played = await new Played().restart();
    const { price, venue } = markOf();
    const small = { type: 'trade', venue, symbol: 'BTCUSDT', side: 'buy', size: 0.1 } as const;
    for (let step = 0; step < 8; step += 1)
      played.books.trade(MARKET, { ...small, time: START + step, price: price + 3 * step });
    played.trades('sell', 1);
    expect(played.marks).toEqual([]);
  });

  it('go on after the worker died, with a run that is under way', async () => {
    const played = await new Played().restart();
    played.books.add(MARKET, [markOf({ id: 'a' })]);
    played.trades('buy', 6);
    await played.kept.keep();
    await played.restart();
    expect(played.marks).toEqual([markOf({ id: 'a' })]);
    played.trades('sell', 1);
    expect(played.marks.map(({ kind }) => kind)).toEqual(['wall', 'sweep']);
  });

  it('wait until what was kept is read', async () => {
    const played = await new Played().restart();
    played.books.add(MARKET, [markOf({ id: 'a' })]);
    await played.kept.keep();
    const starting = played.restart();
    played.books.add(MARKET, [markOf({ id: 'b' })]);
    played.trades('buy', 6);
    await starting;
    expect(played.marks.map(({ id }) => id)).toEqual(['a']);
  });
});
