import { DAY_MS, HOUR_MS } from '../../core/durations';
import { unreachable } from '../../core/assert';

const WEEK = 7 * DAY_MS;
/** ISO weeks begin on Monday; the epoch was a Thursday. */
const FIRST_MONDAY = 4 * DAY_MS;

/** A stretch of time, epoch ms; `to` is exclusive. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** When sessions begin and end. */
export type SessionRule =
  /** Days that begin so many hours after midnight UTC, as the exchange counts them. */
  | { readonly kind: 'day'; readonly offsetHours: number }
  /** ISO weeks, UTC. */
  | { readonly kind: 'week' }
  /** A part of every day, from so long after midnight UTC, of at most a day. Between two there is no session. */
  | { readonly kind: 'custom'; readonly startMs: number; readonly lengthMs: number };

/** The session that a time (epoch ms) is in, or the latest before it. */
export function latestSession(rule: SessionRule, time: number): TimeSpan {
  const { phaseMs, periodMs, lengthMs } = rhythmOf(rule);
  const from = phaseMs + Math.floor((time - phaseMs) / periodMs) * periodMs;
  return { from, to: from + lengthMs };
}

/** The session that a time (epoch ms) is in, if any. */
export function sessionAt(rule: SessionRule, time: number): TimeSpan | undefined {
  const session = latestSession(rule, time);
  return time < session.to ? session : undefined;
}

function rhythmOf(rule: SessionRule) {
  switch (rule.kind) {
    case 'day':
      return { phaseMs: rule.offsetHours * HOUR_MS, periodMs: DAY_MS, lengthMs: DAY_MS };
    case 'week':
      return { phaseMs: FIRST_MONDAY, periodMs: WEEK, lengthMs: WEEK };
    case 'custom':
      return { phaseMs: rule.startMs, periodMs: DAY_MS, lengthMs: Math.min(rule.lengthMs, DAY_MS) };
    default:
      return unreachable(rule);
  }
}
