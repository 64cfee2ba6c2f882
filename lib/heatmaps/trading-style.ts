/** The ways of trading that layers and lookbacks are meant for. */
export const TRADING_STYLES = ['scalp', 'day', 'swing'] as const;

export type TradingStyle = (typeof TRADING_STYLES)[number];
