import { DAY_MS, HOUR_MS } from '../../core/durations';
import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../../market/events';
import type { VenueId } from '../../market/venues';
import type { FundingSource } from './venue-row';

/** 00:00 UTC of a day: a settlement of every usual interval. */
export const MIDNIGHT = 20_000 * DAY_MS;

interface SourceParts {
  readonly venue?: VenueId;
  /** Rates of past settlements, the last of them at {@link MIDNIGHT}. */
  readonly settled?: readonly number[];
  readonly intervalHours?: number;
  readonly predicted?: Partial<FundingEvent> | undefined;
  readonly openInterest?: Partial<OpenInterestEvent> | undefined;
  readonly mark?: Partial<MarkEvent> | undefined;
}

/**
 * A venue an hour after midnight, for tests: its history, a prediction one minute old for the settlement to come, open
 * interest of 1,000 at a mark of 60,000. `undefined` takes a part away.
 */
export function sourceOf(parts: SourceParts = {}): FundingSource {
  const { venue = 'binance-usdm', settled = [0.0001], intervalHours = 8 } = parts;
  const about = { venue, symbol: 'BTCUSDT', time: MIDNIGHT + HOUR_MS - 60_000 };
  const has = (name: keyof SourceParts) => !(name in parts) || parts[name] !== undefined;
  const prediction: FundingEvent = {
    type: 'funding',
    ...about,
    rate: 0.0001,
    intervalHours,
    nextTime: MIDNIGHT + Math.max(2, intervalHours) * HOUR_MS,
    kind: 'predicted',
    ...parts.predicted,
  };
  const rows = settled.flatMap((rate, index) => [
    MIDNIGHT - (settled.length - 1 - index) * intervalHours * HOUR_MS,
    rate,
    intervalHours,
  ]);
  return {
    venue,
    symbol: about.symbol,
    pages: [Float64Array.from(rows)],
    events: has('predicted') ? [prediction] : [],
    openInterest: has('openInterest')
      ? { type: 'openInterest', ...about, size: 1_000, ...parts.openInterest }
      : undefined,
    mark: has('mark') ? { type: 'mark', ...about, mark: 60_000, ...parts.mark } : undefined,
  };
}

export const NOW = MIDNIGHT + HOUR_MS;
