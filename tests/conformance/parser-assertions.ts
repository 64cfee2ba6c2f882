import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/exchanges/exchange';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import type { Level, MarketEvent } from '@/lib/market/events';
import { present, type Recorded, recordsOf, why } from './records';

interface Asserted extends Recorded {
  readonly exchange: string;
  readonly expected: readonly (readonly [path: string, value: unknown])[];
}

/** A peer divides and multiplies in another order. */
const CLOSE = 1e-9;

/** What we say where an assertion looks; undefined for what our events do not hold (contracts, quote amounts, pairs). */
function said(path: string, events: readonly MarketEvent[]): unknown {
  const level = /^orderbook\.(asks|bids)\[(\d+)\]\.(price|quantity_base)$/.exec(path);
  if (!level) return ANSWERS[path]?.(events);
  const book = find(events, 'book');
  return book && ofLevel(book[level[1] as 'asks' | 'bids'][Number(level[2])], level[3] ?? '');
}

const find = <Type extends MarketEvent['type']>(events: readonly MarketEvent[], type: Type) =>
  events.find((event): event is Extract<MarketEvent, { type: Type }> => event.type === type);

type Answer = (events: readonly MarketEvent[]) => unknown;

const trade =
  (field: 'price' | 'size' | 'side' | 'time'): Answer =>
  (events) =>
    find(events, 'trade')?.[field];
const candle =
  (field: 'open' | 'high' | 'low' | 'close' | 'volume'): Answer =>
  (events) =>
    find(events, 'candle')?.[field];

const ANSWERS: Readonly<Record<string, Answer>> = {
  'trades.len()': (events) => events.filter(({ type }) => type === 'trade').length || undefined,
  'trade.price': trade('price'),
  'trade.quantity_base': trade('size'),
  'trade.side': trade('side'),
  'trade.timestamp': trade('time'),
  'orderbook.snapshot': (events) => find(events, 'book')?.snapshot,
  'orderbook.asks.len()': (events) => find(events, 'book')?.asks.length,
  'orderbook.bids.len()': (events) => find(events, 'book')?.bids.length,
  'candlestick_msg.open': candle('open'),
  'candlestick_msg.high': candle('high'),
  'candlestick_msg.low': candle('low'),
  'candlestick_msg.close': candle('close'),
  'candlestick_msg.volume': candle('volume'),
  'funding_rates[0].funding_rate': (events) => find(events, 'funding')?.rate,
};

const ofLevel = (level: Level | undefined, what: string) => level?.[what === 'price' ? 0 : 1];

const agrees = (value: unknown, other: unknown) =>
  typeof value === 'number' && typeof other === 'number'
    ? Math.abs(value - other) <= CLOSE * Math.max(1, Math.abs(other))
    : value === other;

export interface AssertionOptions {
  /** Which of the file's records are this venue's. */
  readonly of?: (record: Asserted) => boolean;
  /** `id path` of assertions that we contradict, and why that is right. */
  readonly differences?: Readonly<Record<string, string>>;
}

/** The values another parser asserts of recorded messages, where our events hold them, are ours too. */
export function describeParserAssertions(
  file: string,
  exchange: Exchange,
  { of = () => true, differences = {} }: AssertionOptions = {},
): void {
  describe(`assertions on ${file}, as ${exchange.id}`, () => {
    it.skipIf(!present)(`hold but for what is listed here${why}`, () => {
      const contradicted: string[] = [];
      let compared = 0;
      const records = recordsOf(`conformance/crypto-msg-parser/${file}.jsonl`) as readonly Asserted[];
      for (const record of records.filter(of)) {
        const events = traceMapper(exchange).map(record.raw);
        for (const [path, value] of record.expected) {
          const answer = said(path, events);
          if (answer === undefined) continue;
          compared += 1;
          if (!agrees(answer, value)) contradicted.push(`${record.id} ${path}`);
        }
      }
      expect(contradicted).toEqual(contradicted.filter((entry) => entry in differences));
      expect(Object.keys(differences).filter((entry) => !contradicted.includes(entry))).toEqual([]);
      expect(compared).toBeGreaterThan(0);
    });
  });
}
