import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Archive } from '@/lib/exchanges/archive';
import { bitfinex } from '@/lib/exchanges/bitfinex';
import { bitfinexArchive } from '@/lib/exchanges/bitfinex/archive';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';
import { describePeerLibrary } from './peer-library';
import { present, why } from './records';

describeKnownFrames('frames/bitfinex', bitfinex);
describeKnownFrames('frames/bitfinex-spot', bitfinex);

describeParserAssertions('bitfinex', bitfinex);

/** The peer leaves the `t` of trading pairs out of its symbols. */
const withoutT: Archive = {
  ...bitfinexArchive,
  createMapper(context) {
    const mapper = bitfinexArchive.createMapper(context);
    return {
      map: (frame) =>
        mapper.map(frame).map((event) => ({ ...event, symbol: event.symbol.replace(/^t/, '') })),
    };
  },
};

describePeerLibrary('bitfinex', bitfinex, { archive: withoutT });

const RECORDING = path.resolve('../shared/market/recordings/cryptofeed/BITFINEX.ws.11.0.gz');

/** What the venue sent: lines of `<seconds>: <frame>`; those with an arrow are ours or about the connection. */
const recordedFrames = () =>
  gunzipSync(readFileSync(RECORDING))
    .toString()
    .split('\n')
    .flatMap((line) => /^\d+\.\d+: (.*)$/.exec(line)?.slice(1) ?? []);

describe('half a minute of seven books on one connection', () => {
  it.skipIf(!present)(`is numbered without a gap, and every book is followed to the end${why}`, () => {
    const { map, notes } = traceMapper(bitfinex);
    const books = recordedFrames()
      .flatMap((frame) => map(frame))
      .filter((event) => event.type === 'book');
    expect(notes.filter((note) => /^(unknown|malformed|error)/.test(note))).toEqual([]);
    const last = new Map<string, number | undefined>();
    for (const event of books) {
      const verdict = bitfinex.book.accept(event, { last: last.get(event.symbol), fresh: false });
      expect({ verdict, event }).toMatchObject({ verdict: 'apply' });
      last.set(event.symbol, event.last);
    }
    expect(last.size).toBe(7);
    expect(books.length).toBeGreaterThan(1000);
  });
});
