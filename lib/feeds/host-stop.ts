import type { HostStop } from './rate-limit';

/** What a verdict on a reply needs to know. */
export interface Reply {
  readonly host: string;
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

const LIMITED_MS = 60_000;
const BANNED_MS = 2 * 60_000;
const TOO_FREQUENT_MS = 10 * 60_000;
/** A block is asked about again, since a traveller or a VPN may lift it. */
const BLOCKED_MS = 10 * 60_000;
/** Bans last days at most; a longer order is a broken header. */
const LONGEST_MS = 3 * 24 * 60 * 60_000;
const RET_CODE_MS = 1_000;

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

/** Bybit answers with status 200 and a code in the body. */
export function hostStopInBody(host: string, body: unknown, now: number): HostStop | undefined {
  const limited = typeof body === 'object' && body !== null && 'retCode' in body && body.retCode === 10006;
  if (!limited) return undefined;
  return { kind: 'limited', until: now + RET_CODE_MS, reason: `${host} asked us to wait: too many requests` };
}

/** `Retry-After` in ms from now, given as seconds or as an HTTP date; undefined when absent or senseless. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  if (Number.isNaN(ms) || ms <= 0) return undefined;
  return Math.min(ms, LONGEST_MS);
}
