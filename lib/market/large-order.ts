/** What sites that list large orders of perpetuals ask of one by default; markets below these are thinner still. */
const LARGE: ReadonlyMap<string, number> = new Map([
  ['BTC', 1_000_000],
  ['ETH', 500_000],
]);
const LARGE_ELSEWHERE = 50_000;

/**
 * What a resting order, a sweep or what is closed by force within seconds is worth at least before it is told of, quote
 * units: the field's thresholds. What is usual in the market raises it further wherever that is known.
 */
export const largeOrder = (base: string): number => LARGE.get(base) ?? LARGE_ELSEWHERE;
