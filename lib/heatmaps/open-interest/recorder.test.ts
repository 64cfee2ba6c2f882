import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { btcInstrument } from '../../market/book-fixture';
import type { VenueId } from '../../market/venues';
import type { HeatColumn } from '../columns/column';
import { dequantise } from '../columns/quantise';
import { binAt } from '../order-book/grid';
import { barOf, START } from './fixture';
import { OpenInterestRecorder, type SourceColumn } from './recorder';

const FIVE = 5 * MINUTE_MS;

const sizeAt = ({ cells, grid }: HeatColumn, side: 'bid' | 'ask', price: number) =>
  dequantise(cells[side][binAt(grid, price)] ?? 0, grid.unit);

/** Base units of a side; a code is right to 3.5 %. */
const total = ({ cells, grid }: HeatColumn, side: 'bid' | 'ask') =>
  cells[side].reduce((sum, code) => sum + dequantise(code, grid.unit), 0);

const recorderOf = () => new OpenInterestRecorder({ reference: 'binance-usdm', stepMs: FIVE });

/** A bar for each open interest: the first before the step, the others of it. `shift` moves prices by bins of 10. */
function feed(
  recorder: OpenInterestRecorder,
  venue: VenueId,
  openInterests: readonly number[],
  shift = 0,
  traded: Readonly<Record<number, number>> = { [6_000 + shift]: 1 },
): void {
  const price = 60_005 + shift * 10;
  openInterests.forEach((openInterest, index) => {
    const bar = barOf({ at: index - 1, openInterest, traded, open: price, close: price + index });
    recorder.observe(btcInstrument({ venue }), bar);
  });
}

const bySource = (columns: readonly SourceColumn[]) =>
  Object.fromEntries(columns.map(({ source, column }) => [source, column]));

/** One that waits for the last bar of its step. */
function waiting(): OpenInterestRecorder {
  const recorder = recorderOf();
  feed(recorder, 'binance-usdm', [1_000, 1_010, 1_020, 1_030, 1_040]);
  return recorder;
}

const told = (recorder: OpenInterestRecorder, now: number) => recorder.take(now).map(({ source }) => source);

describe('OpenInterestRecorder', () => {
  it('tells apart what was opened and what was closed at a price', () => {
    const recorder = recorderOf();
    feed(recorder, 'binance-usdm', [1_000, 1_010, 1_004, 1_005, 1_006, 1_007]);
    const { 'binance-usdm': own, all } = bySource(recorder.take(START + FIVE));
    const column = ensureDefined(own, 'a column');
    expect([column.time, column.stepMs, column.bid, column.ask]).toEqual([START, FIVE, 60_005, 60_010]);
    expect(total(column, 'bid') / 13).toBeCloseTo(1, 1);
    expect(total(column, 'ask') / 6).toBeCloseTo(1, 1);
    expect(sizeAt(column, 'bid', 60_002)).toBeGreaterThan(0);
    expect(sizeAt(column, 'bid', 60_012)).toBe(0);
    expect(column.coverage).toMatchObject([{ venue: 'binance-usdm', shift: 0 }]);
    expect(all?.cells).toEqual(column.cells);
  });

  it('has no column while a part of the step is unknown', () => {
    const recorder = recorderOf();
    feed(recorder, 'binance-usdm', [1_000, 1_010, 1_020, 1_030, 1_040, Number.NaN]);
    expect(recorder.take(START + FIVE + 2 * MINUTE_MS)).toEqual([]);
    recorder.observe(btcInstrument(), barOf({ at: 5, openInterest: 1_050 }));
    expect(recorder.take(START + FIVE + 2 * MINUTE_MS).map(({ source }) => source)).toEqual([
      'binance-usdm',
      'all',
    ]);
    expect(recorder.take(START + FIVE + 2 * MINUTE_MS)).toEqual([]);
  });

  it('lays the other venues on the prices of the reference', () => {
    const recorder = recorderOf();
    feed(recorder, 'binance-usdm', [1_000, 1_002, 1_004, 1_006, 1_008, 1_010]);
    feed(recorder, 'okx-swap', [500, 501, 502, 503, 504, 505], 4);
    const { all, 'okx-swap': okx } = bySource(recorder.take(START + FIVE));
    const [together, alone] = [ensureDefined(all, 'an aggregate'), ensureDefined(okx, 'a column of one')];
    expect(together.coverage.map(({ venue, shift }) => [venue, shift])).toEqual([
      ['binance-usdm', 0],
      ['okx-swap', -40],
    ]);
    expect(total(together, 'bid') / 15).toBeCloseTo(1, 1);
    expect(sizeAt(together, 'bid', 60_042)).toBe(0);
    expect(sizeAt(alone, 'bid', 60_042)).toBeGreaterThan(0);
    expect([together.bid, together.ask]).toEqual([60_005, 60_010]);
  });

  it('waits a minute for a late venue, and goes on without it', () => {
    const recorder = recorderOf();
    feed(recorder, 'binance-usdm', [1_000, 1_002, 1_004, 1_006, 1_008, 1_010]);
    feed(recorder, 'okx-swap', [500, NaN, NaN, NaN, NaN, NaN], 4);
    expect(told(recorder, START + FIVE)).toEqual(['binance-usdm']);
    expect(told(recorder, START + FIVE + MINUTE_MS)).toEqual(['all']);
    recorder.observe(
      btcInstrument({ venue: 'okx-swap' }),
      barOf({ at: 5, openInterest: 512, traded: { 6_004: 1 } }),
    );
    expect(told(recorder, START + FIVE + 2 * MINUTE_MS)).toEqual(['okx-swap']);
  });

  it('keeps the last basis while the reference venue is silent, and does not know its prices', () => {
    const recorder = recorderOf();
    feed(recorder, 'binance-usdm', [1_000, 1_002, 1_004, 1_006, 1_008, 1_010]);
    feed(recorder, 'okx-swap', [500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510], 4);
    const second = recorder.take(START + 3 * FIVE).filter(({ column }) => column.time === START + FIVE);
    const { all } = bySource(second);
    expect(all?.coverage.map(({ venue, shift }) => [venue, shift])).toEqual([['okx-swap', -40]]);
    expect([all?.bid, all?.ask]).toEqual([Number.NaN, Number.NaN]);
    expect(sizeAt(ensureDefined(all, 'an aggregate'), 'bid', 60_002)).toBeGreaterThan(0);
  });

  it('has no aggregate before the reference venue was ever seen', () => {
    const again = recorderOf();
    feed(again, 'okx-swap', [500, 501, 502, 503, 504, 505], 4);
    expect(again.take(START + 3 * FIVE).map(({ source }) => source)).toEqual(['okx-swap']);
  });

  it('forgets a step that a venue has not told of after five hours', () => {
    const [patient, forgetful] = [waiting(), waiting()];
    for (const recorder of [patient, forgetful]) {
      recorder.take(START + (recorder === forgetful ? 5 : 4) * HOUR_MS);
      recorder.observe(btcInstrument(), barOf({ at: 4, openInterest: 1_050 }));
    }
    const now = START + 6 * HOUR_MS;
    expect([told(patient, now), told(forgetful, now)]).toEqual([['binance-usdm', 'all'], []]);
  });

  it('holds a crash that is wider than the order book’s grid', () => {
    const recorder = recorderOf();
    feed(recorder, 'binance-usdm', [1_000, 990, 980, 970, 960, 950], 0, { 6_000: 1, 4_500: 3 });
    const { 'binance-usdm': column } = bySource(recorder.take(START + FIVE));
    const crash = ensureDefined(column, 'a column');
    expect(total(crash, 'ask') / 50).toBeCloseTo(1, 1);
    expect(sizeAt(crash, 'ask', 45_002)).toBeGreaterThan(sizeAt(crash, 'ask', 60_002));
    expect(crash.coverage[0]?.low).toBeLessThanOrEqual(45_000);
  });
});
