import { BINANCE_INTERVALS } from '../intervals';

/** Bar lengths by OKX's names: `1m`, `1H`, `6Hutc`. */
export const OKX_BARS: ReadonlyMap<string, number> = new Map(
  [...BINANCE_INTERVALS].flatMap(([name, ms]) => {
    const own = name.endsWith('m') || name.endsWith('s') ? name : name.toUpperCase();
    return [own, `${own}utc`].map((each) => [each, ms] as const);
  }),
);
