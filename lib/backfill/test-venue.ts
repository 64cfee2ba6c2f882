import { HOUR_MS } from '../core/durations';
import type { FakeClock } from '../core/fake-clock';
import { EXCHANGES } from '../exchanges/registry';
import type { FeedEdges, FetchReply } from '../feeds/edges';
import { createRest } from '../feeds/rest';
import type { Instrument } from '../market/instrument';
import type { BackfillTarget } from './venue-backfill';

const STEPS_MS: Readonly<Record<string, number>> = { '1m': HOUR_MS / 60, '5m': HOUR_MS / 12, '1h': HOUR_MS };

/**
 * Targets of a backfill over a network in which every host is a venue that speaks Binance's protocol. For tests.
 * @param onAsked a request has left.
 * @param onAnswered its answer is there, and comes in when the promise resolves.
 */
export function targetsOn(
  clock: FakeClock,
  instruments: readonly Instrument[],
  { onAsked, onAnswered }: { readonly onAsked: (url: URL) => void; readonly onAnswered: () => Promise<void> },
): readonly BackfillTarget[] {
  const edges: FeedEdges = {
    clock,
    openSocket: () => {
      throw new Error('the past comes over no socket');
    },
    async fetch(url) {
      onAsked(new URL(url));
      await new Promise((resolve) => setImmediate(resolve));
      await onAnswered();
      return replyOf(new URL(url));
    },
    random: () => 0.5,
    rebase: (url) => url,
  };
  const rests = new Map(
    instruments.map(({ venue }) => [venue, createRest(EXCHANGES[venue].limits, edges)] as const),
  );
  return instruments.flatMap((instrument) => {
    const rest = rests.get(instrument.venue);
    return rest ? [{ exchange: EXCHANGES[instrument.venue], instrument, rest }] : [];
  });
}

function replyOf({ host, pathname, searchParams }: URL): FetchReply {
  const [from, to] = [Number(searchParams.get('startTime')), Number(searchParams.get('endTime'))];
  const symbol = searchParams.get('symbol') ?? '';
  const stepMs = STEPS_MS[searchParams.get('interval') ?? searchParams.get('period') ?? ''] ?? 8 * HOUR_MS;
  const rowOf = ROWS[pathname.slice(pathname.lastIndexOf('/') + 1)];
  const rows =
    rowOf && timesIn(from, to, stepMs).map((time) => rowOf(time, symbol, priceAt(time, host + symbol)));
  return {
    status: rows ? 200 : 404,
    headers: { get: () => null },
    text: async () => JSON.stringify(rows ?? {}),
  };
}

type RowOf = (time: number, symbol: string, price: number) => unknown;

const ROWS: Readonly<Record<string, RowOf>> = {
  klines: (time, _symbol, price) => {
    const prices = [price, price + 2, price - 2, price + 1].map(String);
    return [time, ...prices, '12', time + 59_999, '0', 5, '7', '0', '0'];
  },
  fundingRate: (fundingTime, symbol) => ({ symbol, fundingTime, fundingRate: '0.0001' }),
  openInterestHist: (timestamp, symbol, price) => ({ symbol, timestamp, sumOpenInterest: String(price) }),
};

function timesIn(from: number, to: number, stepMs: number): readonly number[] {
  const first = Math.ceil(from / stepMs) * stepMs;
  const count = Math.max(0, Math.floor((to - first) / stepMs) + 1);
  return Array.from({ length: count }, (_, index) => first + index * stepMs);
}

/** Always the same for the same time, and another one for each market. */
const priceAt = (time: number, market: string) => 1000 + ((time / 60_000) % 977) + 10 * market.length;
