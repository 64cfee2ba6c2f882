import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { parseStep } from '../../core/decimal-step';
import { bookOf, btcInstrument, frameOf } from '../../market/book-fixture';
import type { LiveBook } from '../../market/live-book';
import type { VenueId } from '../../market/venues';
import type { HeatColumn } from '../columns/column';
import { binAt } from './grid';
import { quantise } from '../columns/quantise';
import { BookRecorder } from './recorder';

/** A book with a spread of 0.1 around `price` − 0.05, known for 3,000 either way, and one wall below it. */
function live(
  venue: VenueId,
  price: number,
  wall?: { price: number; size: number },
  synced = true,
): LiveBook {
  const instrument = btcInstrument({
    venue,
    ...(venue === 'binance-coinm'
      ? { contract: 'inverse', contractSize: 100, sizeStep: parseStep('1') }
      : {}),
  });
  const best = Math.round(price * 10);
  const wallLots = wall ? wall.size * 1000 : 0;
  const book = bookOf(
    [
      [best - 1, 100],
      [best - 30_000, 100],
      ...(wall ? [[Math.round(wall.price * 10), wallLots] as const] : []),
    ],
    [
      [best, 100],
      [best + 30_000, 100],
    ],
    instrument,
  );
  return { instrument, book, synced, heardAt: 0, patienceMs: 10_000 };
}

const recorderOf = () => new BookRecorder({ market: 'BTC-USDT', reference: 'binance-usdm', stepMs: 1000 });

const bidCode = ({ cells, grid }: HeatColumn, price: number) => cells.bid[binAt(grid, price)];

describe('BookRecorder', () => {
  it('samples each venue on its own prices and all of them on the reference venue’s', () => {
    const { bySource } = recorderOf().sample(61_234, [
      live('binance-usdm', 64_000, { price: 63_902, size: 50 }),
      live('bybit-linear', 64_060, { price: 63_962, size: 30 }),
    ]);
    expect([...bySource.keys()]).toEqual(['all', 'binance-usdm', 'bybit-linear']);
    const all = ensureDefined(bySource.get('all'), 'aggregate');
    const bybit = ensureDefined(bySource.get('bybit-linear'), 'bybit');
    expect([all.time, all.stepMs, all.bid, all.ask]).toEqual([61_000, 1000, 63_999.9, 64_000]);
    expect(bidCode(all, 63_902)).toBe(quantise(80, 0.001));
    expect(bidCode(bybit, 63_962)).toBe(quantise(30, 0.001));
    expect(all.coverage.map(({ venue, shift }) => [venue, shift])).toEqual([
      ['binance-usdm', 0],
      ['bybit-linear', -60],
    ]);
    expect(bybit.coverage.map(({ shift }) => shift)).toEqual([0]);
  });

  it('leaves out a venue that is not synced, crossed or one-sided', () => {
    const crossed = live('binance-spot', 64_000);
    crossed.book.apply(frameOf([[640_500, 1]], []));
    const { bySource } = recorderOf().sample(0, [
      live('binance-usdm', 64_000),
      live('bybit-linear', 64_000, undefined, false),
      crossed,
      { ...live('binance-coinm', 64_000), book: bookOf([[640_000, 1]], []) },
    ]);
    expect([...bySource.keys()]).toEqual(['all', 'binance-usdm']);
    expect(bySource.get('all')?.coverage.map(({ venue }) => venue)).toEqual(['binance-usdm']);
  });

  it('keeps the last basis while the reference venue is away, and says that its quotes are unknown', () => {
    const recorder = recorderOf();
    recorder.sample(0, [live('binance-usdm', 64_000), live('bybit-linear', 64_060)]);
    const { bySource } = recorder.sample(1000, [
      live('binance-usdm', 64_000, undefined, false),
      live('bybit-linear', 64_100, { price: 63_962, size: 30 }),
      live('binance-spot', 64_000),
    ]);
    const all = ensureDefined(bySource.get('all'), 'aggregate');
    expect(bidCode(all, 63_902)).toBe(quantise(30, 0.001));
    expect([all.bid, all.ask]).toEqual([Number.NaN, Number.NaN]);
    expect(all.coverage.map(({ venue }) => venue)).toEqual(['bybit-linear']);
  });

  it('moves the aggregate’s grid with the other venues while the reference venue is away', () => {
    const recorder = recorderOf();
    recorder.sample(0, [live('binance-usdm', 64_000), live('bybit-linear', 64_060)]);
    const moved = recorder.sample(1000, [live('bybit-linear', 66_065)]).bySource.get('all');
    expect(moved?.grid.firstBin).toBe(66_000 / 5 - 500);
  });

  it('has no aggregate without any basis', () => {
    const recorder = recorderOf();
    expect([...recorder.sample(0, [live('bybit-linear', 64_060)]).bySource.keys()]).toEqual(['bybit-linear']);
    expect(recorder.sample(1000, []).bySource.size).toBe(0);
    recorder.sample(2000, [live('binance-usdm', 64_000)]);
    expect(recorder.sample(3000, [live('bybit-linear', 64_060)]).bySource.has('all')).toBe(false);
  });

  it('adds inverse contracts in base units', () => {
    const { bySource } = recorderOf().sample(0, [
      live('binance-usdm', 64_000, { price: 63_902, size: 1 }),
      live('binance-coinm', 64_000, { price: 63_902, size: 6.39 }),
    ]);
    const all = ensureDefined(bySource.get('all'), 'aggregate');
    expect(bidCode(all, 63_902)).toBe(quantise(1 + 639_000 / 63_902, 0.001));
  });

  it('keeps its grids while the prices stay near', () => {
    const recorder = recorderOf();
    const first = recorder.sample(0, [live('binance-usdm', 64_000)]).bySource.get('all');
    const second = recorder.sample(1000, [live('binance-usdm', 64_500)]).bySource.get('all');
    expect(second?.grid).toBe(first?.grid);
  });
});
