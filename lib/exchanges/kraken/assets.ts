/** Kraken's own names of two assets; everything else is named as everywhere. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['XBT', 'BTC'],
  ['XDG', 'DOGE'],
]);

const KRAKEN_NAMES: ReadonlyMap<string, string> = new Map(
  [...NAMES].map(([kraken, usual]) => [usual, kraken]),
);

export const usualName = (asset: string) => NAMES.get(asset) ?? asset;

export const krakenName = (asset: string) => KRAKEN_NAMES.get(asset) ?? asset;
