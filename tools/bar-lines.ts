import type { FlowBar, ForcedClose } from '../lib/flow/flow-bar';

/** A bar and the instrument that it is of. */
export interface NamedBar {
  readonly symbol: string;
  readonly bar: FlowBar;
}

/** A bar as an object for a line of JSON: what is unknown is null there. */
export function barObject({ symbol, bar }: NamedBar): object {
  const { volume, ...rest } = bar;
  return { symbol, ...rest, volume: { ...volume, buy: [...volume.buy], sell: [...volume.sell] } };
}

/** The bar of a line that {@link barObject} made. @throws Error for any other line. */
export function parseBarLine(line: string): NamedBar {
  const value = JSON.parse(line) as Partial<Record<keyof FlowBar | 'symbol', unknown>>;
  const { symbol, volume, openInterestTime, liquidations } = value;
  const { binSize, firstBin, buy, sell, exact } = (volume ?? {}) as Record<string, unknown>;
  if (typeof symbol !== 'string' || !Array.isArray(liquidations)) throw new Error('A line that is no bar');
  const bar: FlowBar = {
    time: numberOf(value.time),
    intervalMs: numberOf(value.intervalMs),
    open: numberOf(value.open),
    high: numberOf(value.high),
    low: numberOf(value.low),
    close: numberOf(value.close),
    markHigh: numberOf(value.markHigh),
    markLow: numberOf(value.markLow),
    volume: {
      binSize: numberOf(binSize),
      firstBin: numberOf(firstBin),
      buy: sizesOf(buy),
      sell: sizesOf(sell),
      exact: exact === true,
    },
    openInterest: value.openInterest === null ? Number.NaN : numberOf(value.openInterest),
    ...(openInterestTime !== undefined && { openInterestTime: numberOf(openInterestTime) }),
    liquidations: liquidations.map(forcedOf),
  };
  return { symbol, bar };
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new Error('A bar without one of its numbers');
}

function sizesOf(value: unknown): Float64Array {
  if (!Array.isArray(value)) throw new Error('A bar without its volume');
  return Float64Array.from(value, numberOf);
}

function forcedOf(value: unknown): ForcedClose {
  const { price, size, position, placed } = value as Record<string, unknown>;
  return {
    price: numberOf(price),
    size: numberOf(size),
    position: position === 'long' ? 'long' : 'short',
    ...(placed === true && { placed }),
  };
}
