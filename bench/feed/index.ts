import { ensureDefined } from '../../lib/core/assert';
import { type BenchCase, type BenchResult, timeInterleaved } from '../harness';
import { peersNote } from '../peers';
import { BIN_TICKS, BINS, Column, type FeedRun } from './column';
import { ours } from './our-case';
import { ccxt, tardis } from './peer-cases';
import { byteSum, jsonParse, mapBook } from './plain-cases';
import { type DepthStream, makeStream } from './stream';

const FRAMES = 2000;
const ROUNDS = 11;
/** Until the compiler has settled on every case, which takes longer on a busy machine. */
const WARM_UPS = 3;

interface FeedCase extends BenchCase {
  /** The key of its ratio to ours. */
  readonly key: string;
  /** The column it is to end with, in lots; undefined when it reads none or drops levels by design. */
  readonly column?: Column;
}

/** The price pipeline from the socket's text to 1,000-bin columns, ours against others' and against the machine's limit. */
export async function run(): Promise<BenchResult> {
  const stream = makeStream(FRAMES);
  const firstBin = Math.floor(Number(stream.snapshot.bids[0]?.[0]) / 5) - BINS / 2;
  const book = (key: string, name: string, feed: FeedRun, full = true): FeedCase => {
    const column = new Column(firstBin);
    return { key, name, run: () => feed(column), ...(full ? { column } : {}) };
  };
  const cases: readonly FeedCase[] = [
    book('ours', 'Isotherm', ours(stream)),
    book('map', 'JSON.parse + Map', mapBook(stream)),
    book('tardis', 'tardis-dev mapper + OrderBook', tardis(stream)),
    book('ccxt', 'ccxt pro binance, full depth', await ccxt(stream)),
    book('ccxtLimit1000', 'ccxt pro binance, limit 1000', await ccxt(stream, 1000), false),
    { key: 'jsonParse', name: 'limit: JSON.parse alone', run: jsonParse(stream) },
    { key: 'byteSum', name: 'limit: encodeInto + byte sum', run: byteSum(stream) },
  ];
  const timings = await timeInterleaved(cases, { rounds: ROUNDS, warmUps: WARM_UPS });
  const reference = referenceColumn(stream, firstBin);
  for (const { name, column } of cases) {
    if (column && !column.equals(reference)) throw new Error(`${name}: the final column is wrong`);
  }
  const timed = cases.map((each) => ({ ...each, ...ensureDefined(timings.get(each.name), each.name) }));
  const base = ensureDefined(timed[0], 'our timing').median;
  return {
    bench: 'feed',
    rows: timed.map(({ name, median, min, max, column }) => ({
      name,
      median,
      unit: 'ms',
      min,
      max,
      microsecondsPerMessage: (median * 1000) / FRAMES,
      column: column ? 'equal' : '',
    })),
    ratios: Object.fromEntries(timed.slice(1).map(({ key, median }) => [key, median / base])),
    notes: [
      peersNote(),
      `${FRAMES} frames, ${stream.updates} level updates, ${(stream.bytes / 1e6).toFixed(2)} MB; ` +
        `medians of ${ROUNDS} interleaved rounds; columns compared with a reference book in whole lots`,
    ],
  };
}

/** The column of the book that made the stream. */
function referenceColumn({ bids, asks }: DepthStream, firstBin: number): Column {
  const column = new Column(firstBin);
  for (const [levels, lotsPerBin] of [[bids, column.bids] as const, [asks, column.asks] as const]) {
    for (const [tick, lots] of levels) {
      const bin = Math.floor(tick / BIN_TICKS) - firstBin;
      if (bin >= 0 && bin < BINS) lotsPerBin[bin] = (lotsPerBin[bin] ?? 0) + lots;
    }
  }
  return column;
}
