import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { htxLinear } from '@/lib/exchanges/htx';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';
import { describePeerLibrary } from './peer-library';
import { present, type Recorded, recordsIn, why } from './records';

// Spot and options are other categories: they become notes.
describeKnownFrames('frames/htx-linear', htxLinear);
describeKnownFrames('frames/htx-inverse', htxLinear);

const SECOND =
  'the record asserts the same of a second message, which is no part of what it is compared with';
describeParserAssertions('htx', htxLinear, {
  differences: {
    'cmp:htx/trade/inverse_future trade.quantity_base': SECOND,
    'cmp:htx/trade/inverse_future trade.side': SECOND,
    'cmp:htx/trade/inverse_swap trade.quantity_base': SECOND,
    'cmp:htx/trade/inverse_swap trade.side': SECOND,
    'cmp:htx/trade/linear_swap trade.quantity_base': SECOND,
  },
});

const CONTRACTS = 'the peer counts contracts of 10 or 100 dollars; we give the coins they are worth';
describePeerLibrary('huobi-dm-swap', htxLinear, {
  differences: {
    'tardis:388': CONTRACTS,
    'tardis:389': CONTRACTS,
    'tardis:390': CONTRACTS,
    'tardis:392': CONTRACTS,
    'tardis:394': CONTRACTS,
    'tardis:395': CONTRACTS,
  },
});

interface Packed extends Recorded {
  readonly frame_b64?: string;
}

describe('frames of HTX as they were sent', () => {
  it.skipIf(!present)(`unpack to the recorded text${why}`, () => {
    const packed = recordsIn('frames/htx-inverse').filter(({ frame_b64 }: Packed) => frame_b64);
    expect(packed.length).toBeGreaterThan(50);
    for (const { raw, frame_b64 = '' } of packed as readonly Packed[])
      expect(gunzipSync(Buffer.from(frame_b64, 'base64')).toString()).toBe(raw);
  });

  it.skipIf(!present)(`are read to the end of a recording${why}`, () => {
    const { map, notes } = traceMapper(htxLinear);
    const events = recordedFrames('HUOBI_SWAP.ws.1.0.gz').flatMap((frame) => map(frame));
    const books = events.filter((event) => event.type === 'book');
    expect([books.length, events.length - books.length]).toEqual([1274, 8]);
    expect(notes.filter((note) => !note.startsWith('control:'))).toEqual([]);
    const verdicts = new Set(books.map((book) => htxLinear.book.accept(book, { last: 1, fresh: false })));
    expect(verdicts).toEqual(new Set(['apply']));
    const crossed = books.filter(({ bids, asks }) => (bids[0]?.[0] ?? 0) >= (asks[0]?.[0] ?? Infinity));
    expect(crossed).toEqual([]);
  });
});

/** The packed frames of a recording that writes each as Python writes its bytes: `<time>: b'\x1f\x8b…'`. */
function recordedFrames(name: string): readonly string[] {
  const text = gunzipSync(readFileSync(`../shared/market/recordings/cryptofeed/${name}`)).toString();
  return [...text.matchAll(/^[\d.]+: b(['"])(.*)\1$/gm)].map(([, , bytes = '']) =>
    gunzipSync(bytesOf(bytes)).toString(),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function bytesOf(written: string): Buffer {
  const text = written.replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, hex: string | undefined, escape: string) =>
    hex === undefined ? (ESCAPES[escape] ?? escape) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(text, 'latin1');
}
