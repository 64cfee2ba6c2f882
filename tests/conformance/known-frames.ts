import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/exchanges/exchange';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import type { MarketEvent } from '@/lib/market/events';
import { present, recordsIn, type Recorded, why } from './records';

/** Which event types a recorded kind leads to where it leads to one. */
const TYPES: Readonly<Record<string, readonly MarketEvent['type'][]>> = {
  book_delta: ['book'],
  book_snapshot: ['book'],
  funding_mark: ['mark', 'funding', 'openInterest'],
  open_interest: ['mark', 'funding', 'openInterest'],
  ticker: ['mark', 'funding', 'openInterest'],
  kline: ['candle'],
  liquidation: ['liquidation', 'trade'],
  trade: ['trade', 'liquidation'],
};

export interface Expected {
  /** How many frames are broken, and why: nothing else may be. */
  readonly malformed?: number;
  /** Records that are of a protocol we do not speak; they may be unknown. */
  readonly isForeign?: (record: Recorded) => boolean;
}

/** Every recorded message of a folder passes: it becomes events of its kind or a note, and none is unknown. */
export function describeKnownFrames(folder: string, exchange: Exchange, expected: Expected = {}): void {
  const { malformed = 0, isForeign = ({ legacy }) => legacy === true } = expected;
  describe(`${folder} as ${exchange.id}`, () => {
    it.skipIf(!present)(`is known to the last message${why}`, () => {
      const unknown: string[] = [];
      const broken: string[] = [];
      for (const record of recordsIn(folder)) {
        const { id, kind, raw } = record;
        const { map, notes } = traceMapper(exchange);
        const types = new Set(map(raw).map(({ type }) => type));
        const strange = [...types].filter((type) => !TYPES[kind]?.includes(type));
        expect({ id, strange }).toEqual({ id, strange: [] });
        expect({ id, lost: types.size + notes.length === 0 }).toEqual({ id, lost: false });
        if (isForeign(record)) continue;
        unknown.push(...notes.filter((note) => note.startsWith('unknown')).map((note) => `${id} ${note}`));
        broken.push(...notes.filter((note) => note.startsWith('malformed')).map((note) => `${id} ${note}`));
      }
      expect(unknown).toEqual([]);
      expect(broken).toHaveLength(malformed);
    });
  });
}
