import { OrderBook } from '../../lib/market/order-book';
import { WallStory } from '../../dev/wall-story/wall-story';
import { type BenchRow, median, percentile } from '../harness';
import { INSTRUMENT, isFrame, Postman } from './deliveries';
import { Ours } from './ours';

const SECONDS = 900;
const WARM_UP = 300;
const START = 1_700_000_000_000;

/** What a second of one venue costs: everything its trades and its book are put through. */
export async function observationCost(): Promise<{
  readonly rows: readonly BenchRow[];
  readonly notes: readonly string[];
}> {
  const postman = new Postman(new WallStory(101, START), 101, false);
  const book = new OrderBook(INSTRUMENT);
  book.apply(postman.snapshot());
  const ours = new Ours(false);
  const times: number[] = [];
  for (let second = 1; second <= SECONDS; second += 1) {
    const time = START + second * 1_000;
    const told = [...postman.deliver(time, time - 1_000)];
    for (const what of told) if (isFrame(what)) book.apply(what);
    const began = performance.now();
    for (const what of told) if (!isFrame(what) && what.type === 'trade') ours.trade(what);
    ours.book(time, book);
    if (second > WARM_UP) times.push((performance.now() - began) * 1_000);
    // Nothing else gets its turn otherwise.
    if (second % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const bytes = JSON.stringify(ours.walls.state).length;
  return {
    rows: [
      {
        name: 'ours: one venue and second',
        median: median(times),
        unit: 'µs',
        p95: percentile(times, 0.95),
        standing: ours.walls.state.standing.length,
      },
    ],
    notes: [`State of one venue as JSON: ${(bytes / 1024).toFixed(0)} kB`],
  };
}
