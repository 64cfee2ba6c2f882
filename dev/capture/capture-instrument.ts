import { assert } from '../../lib/core/assert';
import type { InstrumentSpec } from '../simulator/venue-market';
import type { CaptureFrame, Pairs } from './capture-frame';

const QUOTES = ['USDT', 'USDC', 'BUSD'];

/** Reads the steps of an instrument off a snapshot of its book: the largest that all prices and sizes are multiples of. */
export function instrumentOf(
  symbol: string,
  { bids, asks }: Extract<CaptureFrame, { kind: 'snapshot' }>,
): InstrumentSpec {
  const levels: Pairs = [...bids, ...asks];
  assert(levels.length > 0, 'the snapshot of the capture holds levels');
  const quote = QUOTES.find((name) => symbol.endsWith(name)) ?? 'USDT';
  const prices = levels.map(([price]) => price);
  const sizes = levels.map(([, size]) => size);
  return {
    symbol,
    base: symbol.slice(0, -quote.length),
    quote,
    ticksPerUnit: stepsPerUnit(prices),
    lotsPerUnit: stepsPerUnit(sizes),
    priceDecimals: decimalsOf(prices),
    sizeDecimals: decimalsOf(sizes),
  };
}

function stepsPerUnit(texts: readonly string[]): number {
  const scale = 10 ** decimalsOf(texts);
  let divisor = 0;
  for (const text of texts) divisor = greatestCommonDivisor(Math.round(Number(text) * scale), divisor);
  return scale / divisor;
}

const decimalsOf = (texts: readonly string[]) =>
  Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0));

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
