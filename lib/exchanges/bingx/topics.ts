/** What a `dataType` speaks of: `BTC-USDT@depth100@500ms`, `BTC-USDT@kline_1m`. */
export interface Topic {
  readonly symbol: string;
  /** `depth100`, `trade`, `kline`. */
  readonly name: string;
  /** Of bars: `1m`. */
  readonly interval: string;
}

export function readTopic(dataType: string): Topic {
  const [symbol = '', channel = ''] = dataType.split('@');
  const [kind = '', interval = ''] = channel.split('_');
  return kind === 'kline' ? { symbol, name: kind, interval } : { symbol, name: channel, interval: '' };
}
