import type { BrowserContext, Route, WebSocketRoute } from 'playwright-core';
import { type RawData, WebSocket } from 'ws';
import { REPLICAS, type ReplicaName } from './sites';

/**
 * Answers the real addresses of a site from its replica, so that an extension meets `https://www.binance.com/…` without
 * any network: documents are the replica's, everything else that the site is asked for comes from the local server.
 * @param server where the local exchanges and pages are: `http://127.0.0.1:PORT`.
 */
export async function answerAs(context: BrowserContext, site: ReplicaName, server: string): Promise<void> {
  const { host, frameHost } = REPLICAS[site];
  await answerHost(context, host, `/replica/${site}`, server);
  if (frameHost !== undefined) await answerHost(context, frameHost, `/replica-frame/${site}`, server);
}

async function answerHost(
  context: BrowserContext,
  host: string,
  documentPath: string,
  server: string,
): Promise<void> {
  await context.route(`https://${host}/**`, (route) => answer(route, documentPath, server));
  await context.routeWebSocket(
    (url) => url.host === host,
    (page) => relay(page, server),
  );
}

async function answer(route: Route, documentPath: string, server: string): Promise<void> {
  const request = route.request();
  const { pathname, search } = new URL(request.url());
  const isDocument = request.resourceType() === 'document' && !pathname.startsWith('/replica-frame/');
  const reply = await fetch(server + (isDocument ? documentPath : pathname) + search);
  const { status, headers } = reply;
  await route.fulfill({
    status,
    headers: Object.fromEntries(headers),
    body: Buffer.from(await reply.arrayBuffer()),
  });
}

/** Joins a page's socket with one to the local server. */
function relay(page: WebSocketRoute, server: string): void {
  const { pathname, search } = new URL(page.url());
  const socket = new WebSocket(server.replace('http', 'ws') + pathname + search);
  const unsent: string[] = [];
  const send = (text: string) =>
    socket.readyState === WebSocket.OPEN ? socket.send(text) : unsent.push(text);
  socket.on('open', () => {
    for (const text of unsent) socket.send(text);
  });
  socket.on('message', (data: RawData) => page.send(textOf(data)));
  socket.on('close', () => void page.close());
  // The end of the connection is told by `close`.
  socket.on('error', () => undefined);
  page.onMessage((message) => void send(message.toString()));
  page.onClose(() => socket.close());
}

/** The local exchanges speak text only. */
const textOf = (data: RawData) =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString();
