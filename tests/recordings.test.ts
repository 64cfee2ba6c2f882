import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCHANGES } from '@/lib/exchanges/registry';
import type { VenueId } from '@/lib/market/venues';
import { BookReplay } from '../tools/book-replay';
import { bookState, type BookState } from '../tools/book-state';
import { readCapture } from '../tools/capture';
import { captureInstruments } from '../tools/capture-instruments';
import { NoteCounts } from '../tools/note-counts';

const FOLDER = path.resolve('../shared/market/recordings/binance-2024-08-08');
const present = existsSync(FOLDER);
const CHECKPOINT_MS = 5_000;

interface Checkpoint {
  readonly E: number;
  readonly u: number;
  readonly bids: readonly (readonly number[])[];
  readonly asks: readonly (readonly number[])[];
  readonly n_bids: number;
  readonly n_asks: number;
}

/** Best bid and ask with their sizes as the venue counts them. */
type Best = readonly [
  bid: number | undefined,
  bidSize: number | undefined,
  ask: number | undefined,
  askSize: number | undefined,
];

const MARKETS: readonly {
  readonly venue: VenueId;
  readonly captures: readonly string[];
  readonly checkpoints: string;
  /** How many `bookTicker` events carry the update number of a depth frame. */
  readonly comparable: number;
}[] = [
  {
    venue: 'binance-usdm',
    captures: ['usdm_btcusdt_20240808.gz'],
    checkpoints: 'usdm_btcusdt_20240808.jsonl',
    comparable: 629,
  },
  {
    venue: 'binance-coinm',
    captures: ['cm_btcusd_perp_20240808.gz', 'cm_btcusd_perp_20240809.gz'],
    checkpoints: 'cm_btcusd_perp_20240808-09.jsonl',
    comparable: 1885,
  },
  {
    venue: 'binance-spot',
    captures: ['spot_btcusdt_20240808.gz', 'spot_btcusdt_20240809.gz'],
    checkpoints: 'spot_btcusdt_20240808-09.jsonl',
    comparable: 1072,
  },
];

/** What the checkpoints count in is what the venue counts in. */
const wireLevels = (state: BookState) => state.contracts ?? state;

const best = (state: BookState): Best => {
  const { bids, asks } = wireLevels(state);
  return [bids[0]?.[0], bids[0]?.[1], asks[0]?.[0], asks[0]?.[1]];
};

function tickerOf(frame: string): { readonly u: number; readonly best: Best } | undefined {
  if (!frame.includes('@bookTicker"')) return undefined;
  const { data } = JSON.parse(frame) as { data: Record<string, string> };
  return {
    u: Number(data['u']),
    best: [data['b'], data['B'], data['a'], data['A']].map(Number) as unknown as Best,
  };
}

async function replay(venue: VenueId, captures: readonly string[]) {
  const notes = new NoteCounts();
  const follower = new BookReplay(EXCHANGES[venue], await captureInstruments(venue, captures), notes);
  const checkpoints: BookState[] = [];
  const bests = new Map<number, Best>();
  const tickers: { readonly u: number; readonly best: Best }[] = [];
  let interval = -1;
  for (const capture of captures) {
    for await (const captured of readCapture(capture)) {
      const ticker = tickerOf(captured.frame);
      if (ticker) tickers.push(ticker);
      for (const applied of follower.offer(captured)) {
        const state = bookState(applied);
        bests.set(applied.last ?? 0, best(state));
        if (Math.floor(applied.time / CHECKPOINT_MS) === interval) continue;
        interval = Math.floor(applied.time / CHECKPOINT_MS);
        checkpoints.push(state);
      }
    }
  }
  return { checkpoints, bests, tickers, gaps: follower.gaps };
}

describe.each(MARKETS)('recorded book of $venue', ({ venue, captures, checkpoints, comparable }) => {
  it.skipIf(!present)(
    `equals every checkpoint and the bookTicker stream${present ? '' : ' (skipped: the recordings are not in ../shared/market)'}`,
    async () => {
      const run = await replay(
        venue,
        captures.map((name) => path.join(FOLDER, name)),
      );
      const expected = readFileSync(path.join(FOLDER, checkpoints), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Checkpoint);

      expect(run.gaps).toBe(0);
      expect(
        run.checkpoints.map((state) => ({
          E: state.time,
          u: state.lastUpdateId,
          bids: wireLevels(state).bids,
          asks: wireLevels(state).asks,
          levels: state.levels,
        })),
      ).toEqual(
        expected.map(({ E, u, bids, asks, n_bids, n_asks }) => ({
          E,
          u,
          bids,
          asks,
          levels: [n_bids, n_asks],
        })),
      );

      const same = run.tickers.filter(({ u }) => run.bests.has(u));
      const differing = same.filter(({ u, best: stated }) => String(run.bests.get(u)) !== String(stated));
      expect(differing).toEqual([]);
      expect(same).toHaveLength(comparable);
    },
  );
});
