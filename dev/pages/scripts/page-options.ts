export interface PageOptions {
  /** The venue's own name: `BTCUSDT`. */
  readonly symbol: string;
  readonly interval: string;
  readonly light: boolean;
  /** No ladder; candles and grid invisible, so that nothing but an overlay is bright. */
  readonly bare: boolean;
  /** Logarithmic price axis. */
  readonly log: boolean;
}

/** Reads `?symbol=BINANCE:BTCUSDT.P&interval=1m&theme=light&bare=1&log=1`. */
export function readOptions(search: string): PageOptions {
  const query = new URLSearchParams(search);
  const [, name = 'BTCUSDT.P'] = (query.get('symbol') ?? '').split(':');
  return {
    symbol: name.replace(/\.P$/, ''),
    interval: query.get('interval') ?? '1m',
    light: query.get('theme') === 'light',
    bare: query.has('bare'),
    log: query.has('log'),
  };
}
