/** What a topic speaks of: `/contractMarket/level2:XBTUSDTM`, `/market/candles:BTC-USDT_1min`. */
export interface Topic {
  readonly market: 'futures' | 'spot';
  /** `level2`, `candles`. */
  readonly name: string;
  readonly symbol: string;
  /** Of bars: `1min`. */
  readonly interval: string;
}

export function readTopic(topic: string): Topic {
  const [path = '', subject = ''] = topic.split(':');
  const [, root = '', name = ''] = path.split('/');
  const market = root.startsWith('contract') ? 'futures' : 'spot';
  const [symbol = '', interval = ''] = BARS.has(name) ? subject.split('_') : [subject];
  return { market, name: name === '' ? root : name, symbol, interval };
}

const BARS: ReadonlySet<string> = new Set(['candle', 'candles']);
