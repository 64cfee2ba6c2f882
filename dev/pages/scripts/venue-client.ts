/** Pages read the local Binance under this prefix so that tests can tell the extension's traffic from theirs. */
const REST = '/page/fapi.binance.com';
const STREAMS = '/page/fstream.binance.com';
const RECONNECT_MS = 1_000;

/** A candle in the chart's terms: `time` in epoch seconds. */
export interface PageBar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

type RawKline = readonly [number, string, string, string, string, ...unknown[]];

export async function loadBars(symbol: string, interval: string): Promise<PageBar[]> {
  const reply = await fetch(`${REST}/fapi/v1/klines?symbol=${symbol}&interval=${interval}&limit=1500`);
  if (!reply.ok) throw new Error(`No candles: HTTP ${reply.status}`);
  const rows = (await reply.json()) as readonly RawKline[];
  return rows.map(([time, open, high, low, close]) => bar(time, open, high, low, close));
}

export const bar = (time: number, open: string, high: string, low: string, close: string): PageBar => ({
  time: time / 1000,
  open: Number(open),
  high: Number(high),
  low: Number(low),
  close: Number(close),
});

/** Follows streams of one category and comes back when the connection ends; the returned function stops. */
export function follow(
  category: 'public' | 'market',
  streams: readonly string[],
  hear: (data: unknown, stream: string) => void,
): () => void {
  let socket: WebSocket | undefined;
  let stopped = false;
  const connect = () => {
    if (stopped) return;
    socket = new WebSocket(`ws://${location.host}${STREAMS}/${category}/stream?streams=${streams.join('/')}`);
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const frame = JSON.parse(data) as { readonly stream?: string; readonly data?: unknown };
      if (frame.stream !== undefined) hear(frame.data, frame.stream);
    });
    socket.addEventListener('close', () => setTimeout(connect, RECONNECT_MS));
  };
  connect();
  return () => {
    stopped = true;
    socket?.close();
  };
}
