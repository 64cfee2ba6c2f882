import type { Database } from './database';

/** A stretch of time, epoch ms, without its end. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** What a venue told of one stretch of its past. */
export interface StoredPage extends Span {
  /** Row after row; what a row holds depends on the series. */
  readonly rows: Float64Array;
}

/** Which past: `candles/binance-usdm/BTCUSDT/60000`. */
export type PageSeries = string;

const all = (series: PageSeries) => IDBKeyRange.bound([series], [series, []]);

/** Pages of history as venues gave them. A page is written whole or not at all, so that what is there is what is known. */
export class PageStore {
  constructor(private readonly database: Database) {}

  /** @throws whatever IndexedDB gives as the reason. */
  async put(series: PageSeries, { from, until, rows }: StoredPage): Promise<void> {
    const database = await this.database.connect();
    await database.put('pages', rows, [series, from, until]);
  }

  /** What is known of a series, oldest first. */
  async spans(series: PageSeries): Promise<readonly Span[]> {
    const database = await this.database.connect();
    const keys = await database.getAllKeys('pages', all(series));
    return keys.map(([, from, until]) => ({ from, until }));
  }

  /** The pages that overlap `[from, to)`, oldest first. */
  async load(series: PageSeries, from: number, to: number): Promise<readonly StoredPage[]> {
    const database = await this.database.connect();
    const transaction = database.transaction('pages');
    const keys = (await transaction.store.getAllKeys(all(series))).filter(
      ([, start, until]) => start < to && until > from,
    );
    const rows = await Promise.all(keys.map((key) => transaction.store.get(key)));
    return keys.flatMap(([, start, until], index) => {
      const found = rows[index];
      return found ? [{ from: start, until, rows: found }] : [];
    });
  }

  /** Throws away the pages that end before the time, epoch ms, that is given for their series. */
  async trim(before: (series: PageSeries) => number): Promise<void> {
    const database = await this.database.connect();
    const transaction = database.transaction('pages', 'readwrite', { durability: 'relaxed' });
    const keys = await transaction.store.getAllKeys();
    const old = keys.filter(([series, , until]) => until <= before(series));
    await Promise.all([...old.map((key) => transaction.store.delete(key)), transaction.done]);
  }
}
