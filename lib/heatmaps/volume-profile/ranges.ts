import { DAY_MS } from '../../core/durations';
import { unreachable } from '../../core/assert';
import { latestSession, type SessionRule, type TimeSpan } from './sessions';

/** Looks back from now, by length in days. */
export const LOOKBACK_DAYS = { '1d': 1, '1w': 7, '1m': 30, '3m': 91, '6m': 182, '1y': 365 } as const;

export type LookbackId = keyof typeof LOOKBACK_DAYS;

/** The times a profile is made of. */
export type ProfileRange =
  | { readonly kind: 'visible' }
  | { readonly kind: 'session' }
  | ({ readonly kind: 'fixed' } & TimeSpan)
  | { readonly kind: 'lookback'; readonly id: LookbackId };

/** What ranges are measured from. */
interface RangeContext {
  /** Epoch ms. */
  readonly now: number;
  /** What the chart shows. */
  readonly visible: TimeSpan;
  readonly session: SessionRule;
}

/** The times a range stands for, up to now at the most: a session that runs ends now. */
export function rangeSpan(range: ProfileRange, context: RangeContext): TimeSpan {
  const { from, to } = wholeSpan(range, context);
  return { from, to: Math.max(from, Math.min(to, context.now)) };
}

function wholeSpan(range: ProfileRange, { now, visible, session }: RangeContext): TimeSpan {
  switch (range.kind) {
    case 'visible':
      return visible;
    case 'session':
      return latestSession(session, now);
    case 'fixed':
      return range;
    case 'lookback':
      return { from: now - LOOKBACK_DAYS[range.id] * DAY_MS, to: now };
    default:
      return unreachable(range);
  }
}
