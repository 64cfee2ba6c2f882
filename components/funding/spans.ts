import { DAY_MS } from '@/lib/core/durations';

/** How much time the picture of venues shows. */
export const SPANS = [
  { id: '1w', label: '1 week', ms: 7 * DAY_MS },
  { id: '1m', label: '1 month', ms: 30 * DAY_MS },
  { id: '3m', label: '3 months', ms: 91 * DAY_MS },
  { id: '6m', label: '6 months', ms: 182 * DAY_MS },
] as const;

export type SpanId = (typeof SPANS)[number]['id'];

export const spanMs = (id: SpanId) => SPANS.find((span) => span.id === id)?.ms ?? SPANS[0].ms;
