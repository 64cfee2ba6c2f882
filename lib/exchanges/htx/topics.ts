/** The name of a message's kind, and the symbol where its channel says one. */
export interface Topic {
  /** `depth.size_150.high_freq`, `trade.detail`, `kline`; of notifications `liquidation_orders`. */
  readonly name: string;
  readonly symbol: string;
  /** Of bars: `1min`. */
  readonly period: string;
}

/** Channels whose last part is the length of a bar. */
const BARS = new Set(['kline', 'mark_price', 'premium_index', 'estimated_rate', 'basis', 'index']);

/** Reads `market.BTC-USDT.kline.1min` or `public.BTC-USDT.funding_rate`. */
export function readTopic(channel: string): Topic {
  const [, symbol = '', ...parts] = channel.split('.');
  const [kind = ''] = parts;
  return BARS.has(kind)
    ? { name: kind, symbol, period: parts[1] ?? '' }
    : { name: parts.join('.'), symbol, period: '' };
}
