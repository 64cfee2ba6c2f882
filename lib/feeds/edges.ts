import type { Clock } from '../core/clock';

/** Where the feeds touch the world. Everything else in this folder is driven through these. */
export interface FeedEdges {
  readonly clock: Clock;
  readonly openSocket: (url: string) => Socket;
  readonly fetch: Fetch;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Maps a venue's url to the one that is really used: itself, or a local stand-in in the demo. */
  readonly rebase: (url: string) => string;
}

/** The part of a WebSocket that is used. */
export interface Socket {
  /** Binary frames come as this. */
  binaryType?: 'arraybuffer' | 'blob';
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchReply>;

export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly credentials: 'omit';
  readonly cache: 'no-store';
  readonly signal: AbortSignal;
}

export interface FetchReply {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}
