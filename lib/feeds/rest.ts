import type { HostLimit, Rest, RestRequest } from '../exchanges/exchange';
import type { FeedEdges, FetchInit } from './edges';
import { hostStop, hostStopInBody, type Reply } from './host-stop';
import { HostGates, type HostStop, stopError, type Urgency } from './rate-limit';
import { RestError, reasonOf } from './rest-error';

const TIMEOUT_MS = 10_000;

/**
 * Requests for JSON within the budget of their hosts, over `hosts` shared by everything that asks them.
 * The returned function rejects with a {@link RestError} and nothing else, unless the url's host has no limit.
 */
export function createRest(
  limits: readonly HostLimit[],
  edges: FeedEdges,
  hosts: HostGates = new HostGates(edges.clock),
  urgency: Urgency = 'urgent',
): Rest {
  hosts.add(limits);
  return async (request) => {
    const { host } = new URL(request.url);
    await hosts.gate(host).pass(request.weight, urgency);
    const reply = await ask(host, request, edges);
    obey(hostStop(reply, edges.clock.now()), host, hosts);
    if (reply.status < 200 || reply.status >= 300)
      throw new RestError('http', `${host} answered with status ${reply.status}`);
    const body = parse(reply);
    obey(hostStopInBody(host, body, edges.clock.now()), host, hosts);
    return body;
  };
}

function obey(stop: HostStop | undefined, host: string, hosts: HostGates): void {
  if (!stop) return;
  hosts.halt(host, stop);
  throw stopError(stop);
}

function parse({ host, text }: Reply): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RestError('malformed', `${host} sent something that is not JSON`);
  }
}

/** Asks and reads the whole reply, both within the time-out. */
function ask(host: string, request: RestRequest, edges: FeedEdges): Promise<Reply> {
  const abort = new AbortController();
  return new Promise((resolve, reject) => {
    const cancel = edges.clock.after(TIMEOUT_MS, () => {
      reject(new RestError('network', `${host} did not answer within ${TIMEOUT_MS / 1_000} s`));
      abort.abort();
    });
    send(host, request, edges, abort.signal)
      .then(resolve, (error: unknown) => reject(new RestError('network', `${host}: ${reasonOf(error)}`)))
      .finally(cancel);
  });
}

async function send(
  host: string,
  request: RestRequest,
  { fetch, rebase }: FeedEdges,
  signal: AbortSignal,
): Promise<Reply> {
  const reply = await fetch(rebase(request.url), initOf(request, signal));
  const retryAfter = reply.headers.get('Retry-After');
  return { host, status: reply.status, retryAfter, text: await reply.text() };
}

function initOf({ method = 'GET', body }: RestRequest, signal: AbortSignal): FetchInit {
  const common = { method, credentials: 'omit', cache: 'no-store', signal } as const;
  return body === undefined ? common : { ...common, body, headers: { 'Content-Type': 'application/json' } };
}
