import { describe, expect, it } from 'vitest';
import type { CascadeState } from '../analysis/cascades/cascade-watch';
import { FakeClock } from '../core/fake-clock';
import { EXCHANGES } from '../exchanges/registry';
import type { VenueId } from '../market/venues';
import { CascadeBooks, type ToldCascade } from './cascade-books';
import { type Kept, KeptStates } from './kept-states';

const MARKET = 'BTC-USDT';
const START = 1_700_000_000_000;

/** A market whose longs are closed, second by second, by workers that come and go. */
class Played {
  readonly clock = new FakeClock(START);
  kept!: KeptStates<CascadeState>;
  books!: CascadeBooks;
  price = 60_000;
  private text = '{}';

  constructor(private readonly venues: readonly VenueId[]) {
    this.restart();
  }

  restart(): void {
    const memory = {
      get: async () => JSON.parse(this.text) as Readonly<Record<string, Kept<CascadeState>>>,
      set: async (value: unknown) => void (this.text = JSON.stringify(value)),
    };
    this.kept = new KeptStates<CascadeState>({ clock: this.clock, memory, most: 10 });
    this.books = new CascadeBooks(this.kept, (venue) => EXCHANGES[venue].liquidations);
  }

  /** @param worth closed in each second, quote units. */
  async seconds(count: number, worth: number): Promise<readonly ToldCascade[]> {
    const told: ToldCascade[] = [];
    for (let second = 0; second < count; second += 1) {
      if (worth > 0) this.close(worth);
      await this.clock.advance(1_000);
      const column = { time: this.clock.now(), bid: this.price - 0.5, ask: this.price + 0.5 };
      told.push(...this.books.second(MARKET, column, this.venues));
    }
    return told;
  }

  /** @param ms since the last second. */
  look(ms: number): readonly ToldCascade[] {
    return this.books.look(MARKET, this.clock.now() + ms, this.price);
  }

  close(worth: number): void {
    const { price } = this;
    const about = { venue: 'bybit-linear', symbol: 'BTCUSDT', time: this.clock.now(), price } as const;
    const size = worth / price;
    this.books.liquidation(MARKET, {
      ...about,
      type: 'liquidation',
      size,
      position: 'long',
      priceKind: 'fill',
    });
    this.books.trade(MARKET, { ...about, type: 'trade', size, side: 'sell' });
    this.price *= 1 - 2e-4;
  }
}

const COMPLETE = ['bybit-linear'] as const;
const SAMPLED = ['binance-usdm', 'bybit-linear'] as const;

async function toldOfLittle(venues: readonly VenueId[]) {
  const played = new Played(venues);
  await played.seconds(5, 0);
  return played.seconds(20, 50_000);
}

const typesOf = (told: readonly ToldCascade[]) => told.map(({ note }) => note.type);

describe('the cascades of a market', () => {
  it('begin and end, with what was closed on all venues', async () => {
    const played = new Played(COMPLETE);
    await played.seconds(5, 0);
    const told = [...(await played.seconds(20, 200_000)), ...(await played.seconds(60, 0))];
    expect(typesOf(told)).toEqual(['started', 'ended']);
    expect(told[1]?.sampled).toEqual([]);
    expect(told[1]?.note.cascade.total).toBeCloseTo(4_000_000, 0);
  });

  it('begin before the second is over, are told of once, and name what is sampled', async () => {
    const played = new Played(SAMPLED);
    expect(played.look(500)).toEqual([]);
    await played.seconds(5, 0);
    for (const _ of [1, 2, 3, 4, 5, 6]) played.close(200_000);
    expect(played.look(500)).toMatchObject([
      { note: { type: 'started' }, sampled: ['binance-usdm'], price: played.price },
    ]);
    expect(played.look(550)).toEqual([]);
    expect(await played.seconds(5, 200_000)).toEqual([]);
  });

  it('need less where a venue is sampled, and name it', async () => {
    expect(await toldOfLittle(COMPLETE)).toEqual([]);
    expect(await toldOfLittle(SAMPLED)).toMatchObject([
      { sampled: ['binance-usdm'], note: { type: 'started' } },
    ]);
  });

  it('that are kept before they are told are told once, though the worker dies', async () => {
    const played = new Played(COMPLETE);
    await played.seconds(5, 0);
    expect(typesOf(await played.seconds(10, 200_000))).toEqual(['started']);
    await played.kept.keep();
    played.restart();
    expect(typesOf(await played.seconds(10, 200_000))).toEqual([]);
    expect(typesOf(await played.seconds(60, 0))).toEqual(['ended']);
  });

  it('are not looked for while the market has no price', async () => {
    const played = new Played(COMPLETE);
    await played.seconds(5, 0);
    played.price = NaN;
    expect(await played.seconds(5, 0)).toEqual([]);
  });
});
