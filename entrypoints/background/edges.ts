import { systemClock } from '@/lib/core/clock';
import type { FeedEdges } from '@/lib/feeds/edges';

declare const DEMO_BUILD_PORT: number | undefined;

/** In the demo build every venue is played by one local server, told apart by the real host's name in the path. */
function rebase(url: string): string {
  if (DEMO_BUILD_PORT === undefined) return url;
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol === 'wss:' ? 'ws' : 'http'}://127.0.0.1:${DEMO_BUILD_PORT}/${host}${pathname}${search}`;
}

/** Where the feeds touch the browser. */
export const FEED_EDGES: FeedEdges = {
  clock: systemClock,
  openSocket: (url) => new WebSocket(url),
  fetch: (url, init) => fetch(url, init),
  random: () => Math.random(),
  rebase,
};
