import { describe, expect, it } from 'vitest';
import { parseStep } from '../core/decimal-step';
import { btcInstrument } from '../market/book-fixture';
import { DepthFrame, MAX_LOTS, MAX_TICK } from '../market/depth-frame';
import type { BookEvent, Level } from '../market/events';
import { fillDepth } from './book-frame';

const event = (bids: readonly Level[], asks: readonly Level[] = []): BookEvent => ({
  type: 'book',
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  time: 5,
  snapshot: false,
  bids,
  asks,
  first: 1,
  last: 2,
  prev: 0,
});

/** The bids of a frame in ticks of 0.1 and lots of 0.001; undefined when it is refused. */
function filled(bids: readonly Level[], instrument = btcInstrument()) {
  const out = new DepthFrame();
  if (!fillDepth(event(bids), instrument, out)) return undefined;
  const { ticks, lots, count } = out.bids;
  return Array.from({ length: count }, (_, level) => [ticks[level], lots[level]]);
}

describe('fillDepth', () => {
  it('writes header and levels', () => {
    const out = new DepthFrame();
    expect(fillDepth(event([[64_000.1, 1.5]], [[64_000.2, 0]]), btcInstrument(), out)).toBe(true);
    expect(out).toMatchObject({ symbol: 'BTCUSDT', time: 5, snapshot: false, first: 1, last: 2, prev: 0 });
    expect([out.bids.ticks[0], out.bids.lots[0]]).toEqual([640_001, 1_500]);
    expect([out.asks.ticks[0], out.asks.lots[0], out.asks.count]).toEqual([640_002, 0, 1]);
  });

  it.each([
    ['between two ticks', [64_000.15, 1]],
    ['a hundredth of a tick off', [64_000.101, 1]],
    ['of zero', [0, 1]],
    ['that is negative', [-64_000.1, 1]],
    ['beyond the tick range', [MAX_TICK / 10 + 0.1, 1]],
    ['that is no number', [Number.NaN, 1]],
    ['without end', [Number.POSITIVE_INFINITY, 1]],
  ] as const)('refuses a price %s', (_what, level) => {
    expect(filled([[64_000, 1], level])).toBeUndefined();
  });

  it.each([
    ['that is negative', -1],
    ['that is negative and less than a lot', -0.0001],
    ['beyond what a bin can add up', MAX_LOTS],
    ['that is no number', Number.NaN],
  ])('refuses a size %s', (_what, size) => {
    expect(filled([[64_000, size]])).toBeUndefined();
  });

  it('does not mistake the noise of doubles for a price between ticks', () => {
    const largest = Number(`${(MAX_TICK - 1) / 10}`);
    expect(filled([[0.1 + 0.2, 1]])).toEqual([[3, 1_000]]);
    expect(filled([[largest, 1]])).toEqual([[MAX_TICK - 1, 1_000]]);
    const fine = btcInstrument({ priceStep: parseStep('0.00000001') });
    expect(filled([[0.12345679, 1]], fine)).toEqual([[12_345_679, 1_000]]);
  });

  it('rounds a size finer than the lot, but never to nothing', () => {
    const sizes = [0.0014, 0.0016, 0.0004, 1e-12, 0];
    expect(
      filled(sizes.map((size, index): Level => [64_000 + index, size]))?.map(([, lots]) => lots),
    ).toEqual([1, 2, 1, 1, 0]);
  });

  it('reads base sizes of inverse contracts as whole contracts', () => {
    const inverse = btcInstrument({ contract: 'inverse', contractSize: 100, sizeStep: parseStep('1') });
    expect(filled([[64_000.1, (7 * 100) / 64_000.1]], inverse)).toEqual([[640_001, 7]]);
  });
});
