import type { Markets } from '../local-venue';

/** So many accounts trade. */
const ACCOUNTS = 400;
const LEVERAGES = [2, 3, 5, 10, 20, 25];
/** Half of the initial margin at the venue's highest leverage. */
const MAINTENANCE = 0.0125;

const address = (number: number) => `0x${number.toString(16).padStart(40, '0')}`;

/** Who traded with whom. Some trade far more often than others. */
export const traders = (tradeId: number) => ({
  taker: address((tradeId * 7) % ACCOUNTS),
  maker: address(ACCOUNTS + ((tradeId * 13) % (ACCOUNTS / 10))),
});

/**
 * What an account holds: always the same share of the open interest, entered near the price of now. One account in five
 * holds nothing.
 */
export function clearinghouseState(user: string, markets: Markets, now: number) {
  const number = Number.parseInt(user.slice(-8), 16);
  const held = number % 5 === 4 ? [] : [...markets.values()];
  const assetPositions = held.flatMap((market, index) => {
    const ticker = market.ticker();
    if (!ticker) return [];
    const seed = number * 31 + index;
    const side = seed % 2 === 0 ? 1 : -1;
    const leverage = LEVERAGES[seed % LEVERAGES.length] ?? 1;
    const entry = ticker.mark * (1 - side * 0.001 * (seed % 20));
    const size = ((ticker.openInterest ?? 0) / (4 * ACCOUNTS)) * (1 + (seed % 9));
    const liquidation = (entry * (1 - side / leverage)) / (1 - side * MAINTENANCE);
    const { symbol, priceDecimals, sizeDecimals } = market.instrument;
    return [
      {
        type: 'oneWay',
        position: {
          coin: symbol,
          szi: (side * size).toFixed(sizeDecimals),
          leverage: { type: seed % 3 === 0 ? 'isolated' : 'cross', value: leverage },
          entryPx: entry.toFixed(priceDecimals),
          positionValue: (size * ticker.mark).toFixed(2),
          unrealizedPnl: (side * size * (ticker.mark - entry)).toFixed(2),
          returnOnEquity: '0.0',
          liquidationPx: liquidation.toFixed(priceDecimals),
          marginUsed: ((size * ticker.mark) / leverage).toFixed(2),
          maxLeverage: 40,
        },
      },
    ];
  });
  return { marginSummary: { accountValue: '0.0' }, withdrawable: '0.0', assetPositions, time: now };
}
