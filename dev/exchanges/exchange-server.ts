import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { servePage } from '../pages/serve-page';
import { control, report } from './control';
import type { HttpFault } from './faults';
import type { LocalVenue, RestReply } from './local-venue';

/** Before the host in a path: the demo page's own traffic, which is not counted and meets no fault. */
const QUIET_PREFIX = '/page';

/** Answers under `/sim/…`; undefined for a path it does not know. */
export type SimulatorRoutes = (
  method: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
) => RestReply | undefined;

interface Target {
  readonly venue: LocalVenue;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly quiet: boolean;
}

/** One HTTP and WebSocket server that plays every venue by the first part of the path: the venue's real host. */
export class ExchangeServer {
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private readonly sockets = new WebSocketServer({ noServer: true });

  constructor(
    private readonly venues: readonly LocalVenue[],
    private readonly simulator: SimulatorRoutes,
  ) {
    this.server.on('upgrade', (request, socket, head: Buffer) => this.upgrade(request, socket, head));
  }

  /** Listens on loopback; 0 takes a free port. Returns the port. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken by another program.`) : error),
      );
      this.server.listen(port, '127.0.0.1', resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const own = await this.ownReply(request, url);
    if (own) return send(response, own);
    const target = this.target(url);
    if (target) send(response, restReply(target, request.method ?? 'GET', await readText(request)));
    else await servePage(url, response);
  }

  /** Control and simulator, which belong to no venue. */
  private async ownReply(request: IncomingMessage, { pathname }: URL): Promise<RestReply | undefined> {
    const [, root, name] = pathname.split('/');
    if (root !== 'control' && root !== 'sim') return undefined;
    const body = request.method === 'POST' ? await readBody(request) : {};
    if (body === undefined) return { status: 400, body: 'The body is not a JSON object.' };
    if (root === 'sim')
      return this.simulator(request.method ?? 'GET', pathname, body) ?? { status: 404, body: 'Not found' };
    const venue = this.venues.find(({ ids }) => ids.some((id) => id === name));
    if (!venue) return { status: 404, body: `No venue ${name ?? ''}` };
    return request.method === 'POST' ? control(venue, body) : { status: 200, body: report(venue) };
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const target = this.target(new URL(request.url ?? '/', 'http://127.0.0.1'));
    if (!target?.venue.hasSocket(target.path)) return refuseUpgrade(socket, { status: 404 });
    const fault = target.quiet ? undefined : target.venue.wire.faults.takeHttp(target.path, true);
    if (fault) return refuseUpgrade(socket, fault);
    this.sockets.handleUpgrade(request, socket, head, (client) => attach(client, target));
  }

  private target(url: URL): Target | undefined {
    const quiet = url.pathname.startsWith(`${QUIET_PREFIX}/`);
    const [, host, ...rest] = (quiet ? url.pathname.slice(QUIET_PREFIX.length) : url.pathname).split('/');
    const venue = this.venues.find(({ hosts }) => hosts.some((one) => one === host));
    return venue && { venue, path: `/${rest.join('/')}`, query: url.searchParams, quiet };
  }
}

function attach(socket: WebSocket, { venue, path, query, quiet }: Target): void {
  const client = venue.wire.join(socket, quiet);
  const hear = venue.connect(client, path, query);
  socket.on('message', (data: RawData) => {
    if (!quiet) venue.wire.counters.received += 1;
    hear(textOf(data));
  });
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.from(data as Buffer).toString();
}

function restReply({ venue, path, query, quiet }: Target, method: string, body: string): RestReply {
  const call = { method, path, query, body };
  if (quiet) return venue.rest(call);
  const { counters, faults } = venue.wire;
  counters.requests[path] = (counters.requests[path] ?? 0) + 1;
  const fault = faults.takeHttp(path, false);
  if (!fault) return venue.rest(call);
  counters.refused[fault.status] = (counters.refused[fault.status] ?? 0) + 1;
  return { status: fault.status, body: venue.refusal(fault.status), headers: retryAfter(fault) };
}

function retryAfter({ retryAfter: seconds }: HttpFault): Readonly<Record<string, string>> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

function send(response: ServerResponse, { status, body, headers }: RestReply): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

function refuseUpgrade(socket: Duplex, fault: HttpFault): void {
  const headers = Object.entries(retryAfter(fault)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${fault.status} Refused\r\n${headers.join('')}connection: close\r\n\r\n`);
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** The posted JSON object; undefined when it is none. */
async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const value: unknown = JSON.parse((await readText(request)) || '{}');
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
