import { DAY_MS, MINUTE_MS } from '../core/durations';
import { type Fields, isFields } from '../exchanges/fields';
import type { HostStop } from './rate-limit';

/** What a verdict on a reply needs to know. */
export interface Reply {
  readonly host: string;
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

const LIMITED_MS = MINUTE_MS;
const BANNED_MS = 2 * MINUTE_MS;
const TOO_FREQUENT_MS = 10 * MINUTE_MS;
/** A block is asked about again, since a traveller or a VPN may lift it. */
const BLOCKED_MS = 10 * MINUTE_MS;
/** Bans last days at most; a longer order is a broken header. */
const LONGEST_MS = 3 * DAY_MS;

const GEO_TEXT = /\b(country|countries|region|regions|jurisdiction|restricted location|geo)/i;
const TOO_FREQUENT_TEXT = /too frequent|too many|rate limit/i;

/** The order to stay away that a reply amounts to, if it is one. */
export function hostStop(reply: Reply, now: number): HostStop | undefined {
  const { host, status, text } = reply;
  const stop = (kind: HostStop['kind'], defaultMs: number, reason: string): HostStop => ({
    kind,
    until: now + (retryAfterMs(reply.retryAfter, now) ?? defaultMs),
    reason,
  });
  if (status === 429) return stop('limited', LIMITED_MS, `${host} asked us to wait: too many requests`);
  if (status === 418) return stop('banned', BANNED_MS, `${host} shut this address out for a while`);
  if (status === 451) return stop('blocked', BLOCKED_MS, `${host} is blocked in your region`);
  if (status === 403 && TOO_FREQUENT_TEXT.test(text))
    return stop('banned', TOO_FREQUENT_MS, `${host} refuses this address: access too frequent`);
  if (status === 403 && GEO_TEXT.test(text))
    return stop('blocked', BLOCKED_MS, `${host} is blocked in your region`);
  return undefined;
}

/** Codes in bodies with status 200 by which a venue says that it was asked too often, and how long it wants to rest. */
const LIMIT_CODES: readonly {
  readonly field: string;
  readonly codes: ReadonlySet<unknown>;
  readonly waitMs: number;
}[] = [
  { field: 'retCode', codes: new Set([10_006]), waitMs: 1_000 }, // Bybit
  { field: 'code', codes: new Set(['50011', '50061']), waitMs: 2_000 }, // OKX
  { field: 'code', codes: new Set(['429000', '200002']), waitMs: 30_000 }, // KuCoin
  { field: 'code', codes: new Set([510]), waitMs: 2_000 }, // MEXC
  { field: 'code', codes: new Set([100_410, '100410']), waitMs: 1_000 }, // BingX
  { field: 'err-code', codes: new Set(['too-many-request', 'api-limit']), waitMs: 1_000 }, // HTX
];
const KRAKEN_LIMIT = /Rate limit exceeded|Too many requests|apiLimitExceeded/;
const KRAKEN_MS = 5_000;

/** Many venues refuse with status 200 and say so in the body. */
export function hostStopInBody(host: string, body: unknown, now: number): HostStop | undefined {
  const waitMs = isFields(body) ? bodyWait(body) : undefined;
  if (waitMs === undefined) return undefined;
  return { kind: 'limited', until: now + waitMs, reason: `${host} asked us to wait: too many requests` };
}

function bodyWait(body: Fields): number | undefined {
  const code = LIMIT_CODES.find(({ field, codes }) => codes.has(body[field]));
  if (code) return code.waitMs;
  const { error } = body;
  const said = Array.isArray(error) ? String(error[0]) : error;
  if (typeof said === 'string' && KRAKEN_LIMIT.test(said)) return KRAKEN_MS;
  // Deribit.
  return isFields(error) && error['code'] === 10_028 ? 1_000 : undefined;
}

/** `Retry-After` in ms from now, given as seconds or as an HTTP date; undefined when absent or senseless. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  if (Number.isNaN(ms) || ms <= 0) return undefined;
  return Math.min(ms, LONGEST_MS);
}
