/** What a client says on either socket: `{sub, id}` on the market's, `{op, topic, cid}` on that of notices. */
export interface Command {
  readonly sub?: unknown;
  readonly unsub?: unknown;
  readonly pong?: unknown;
  readonly id?: unknown;
  readonly op?: unknown;
  readonly topic?: unknown;
  readonly cid?: unknown;
}

/** Reads a client's message; one that makes no sense becomes an empty command. */
export function readCommand(message: string): Command {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

export const subscribed = (what: 'subbed' | 'unsubbed', channel: string, id: unknown, ts: number) =>
  JSON.stringify({ id, status: 'ok', [what]: channel, ts });

export const refused = (id: unknown, what: unknown, ts: number) =>
  JSON.stringify({
    status: 'error',
    ts,
    id,
    'err-code': 'bad-request',
    'err-msg': `invalid topic ${String(what)}`,
  });

/** @param code 0 is success. */
export const noticed = ({ op, cid, topic }: Command, code: number, ts: number) =>
  JSON.stringify({
    op,
    cid,
    topic,
    ts,
    'err-code': code,
    ...(code !== 0 && { 'err-msg': 'Invalid topic.' }),
  });
