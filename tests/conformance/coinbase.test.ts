import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { coinbase } from '@/lib/exchanges/coinbase';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import type { BookEvent } from '@/lib/market/events';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';

// What was said to the venue and not by it stands among the recordings.
describeKnownFrames('frames/coinbase', coinbase, { isForeign: ({ kind }) => kind === 'subscribe_out' });
describeKnownFrames('frames/coinbase-advanced', coinbase);

describeParserAssertions('coinbase', coinbase, {
  differences: {
    'cmp:coinbase//trade trade.side':
      'the peer gives the side of the order that rested; ours is the aggressor',
  },
});

const RECORDING = path.resolve('../shared/market/recordings/cryptofeed/COINBASE.ws.28.0.gz');

interface Followed {
  last: number | undefined;
  readonly bids: Map<number, number>;
  readonly asks: Map<number, number>;
}

function apply(book: Followed, event: BookEvent): void {
  book.last = event.last;
  for (const side of ['bids', 'asks'] as const) {
    if (event.snapshot) book[side].clear();
    for (const [price, size] of event[side])
      if (size === 0) book[side].delete(price);
      else book[side].set(price, size);
  }
}

const isCrossed = ({ bids, asks }: Followed) => Math.max(...bids.keys()) >= Math.min(...asks.keys());

/** How the books of a recording fare that are followed by the adapter's own rule. */
function follow(lines: readonly string[]) {
  const { map, notes } = traceMapper(coinbase);
  const books = new Map<string, Followed>();
  const told = { applied: 0, refused: 0, crossed: 0 };
  for (const line of lines) {
    const [, frame] = /^\d+\.\d+: (\{.*)$/.exec(line) ?? [];
    for (const event of frame === undefined ? [] : map(frame)) {
      if (event.type !== 'book') continue;
      const book = books.get(event.symbol) ?? { last: undefined, bids: new Map(), asks: new Map() };
      books.set(event.symbol, book);
      if (coinbase.book.accept(event, { last: book.last, fresh: false }) !== 'apply') told.refused += 1;
      apply(book, event);
      told.applied += 1;
      // To look at each of them would take seconds.
      if (told.applied % 50 === 0 && isCrossed(book)) told.crossed += 1;
    }
  }
  return { ...told, strange: notes.filter((note) => !/^(control|ignored)/.test(note)) };
}

it.skipIf(!existsSync(RECORDING))('follows the recorded books to the last change', () => {
  const lines = gunzipSync(readFileSync(RECORDING)).toString().split('\n');
  expect(follow(lines)).toEqual({ applied: 9729, refused: 0, crossed: 0, strange: [] });
});
