import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { randomOf } from '../heatmaps/liquidation/flow-fixture';
import { btcInstrument } from '../market/book-fixture';
import { Database } from '../storage/database';
import { type Death, dieAt } from '../storage/dying-disk';
import { insertBlankDisk } from '../storage/fake-disk';
import { PageStore } from '../storage/page-store';
import { Backfill } from './backfill';
import { targetsOn } from './test-venue';

const NOW = 1_790_000_040_000;
/** Two venues, one of them with two markets. */
const MARKETS = [
  btcInstrument(),
  btcInstrument({ symbol: 'ETHUSDT', base: 'ETH' }),
  btcInstrument({ venue: 'aster' }),
];
const KILLS = 50;
/** No worker that dies comes further. Its start alone takes a dozen steps. */
const LONGEST_LIFE = 40;

/** What was asked for in one life, by host. */
type Requests = Map<string, string[]>;

beforeEach(insertBlankDisk);
afterEach(() => vi.restoreAllMocks());

const never = <T>() => new Promise<T>(() => {});

/** Of what a dead worker waits for nothing comes any more. */
class MortalDatabase extends Database {
  constructor(private readonly death: Death) {
    super();
  }

  override connect() {
    return this.death.died() ? never<never>() : super.connect();
  }
}

/** Fetches the past in a worker of its own, from a time on, until all is there or it dies. Returns what it asked for. */
async function live(now: number, death: Death): Promise<Requests> {
  const asked: Requests = new Map();
  const clock = new FakeClock(now);
  const database = new MortalDatabase(death);
  const targets = targetsOn(clock, MARKETS, {
    onAsked({ host, href }) {
      if (death.died()) return;
      asked.set(host, [...(asked.get(host) ?? []), href]);
      death.step();
    },
    onAnswered() {
      death.step();
      return death.died() ? never() : Promise.resolve();
    },
  });
  const store = new PageStore(database);
  const backfill = new Backfill({
    clock,
    skewMs: () => 0,
    random: () => 0.5,
    store,
    targets: () => targets,
  });
  const isDone = () => backfill.progress.every(({ done }) => done);
  while (!death.died() && !isDone()) {
    await clock.advance(50);
    for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  database.close();
  return asked;
}

/** The pages on disk by their keys, each as text, so that many can be compared soon. */
async function pages(): Promise<ReadonlyMap<string, string>> {
  const connection = new Database();
  const database = await connection.connect();
  const [keys, rows] = await Promise.all([database.getAllKeys('pages'), database.getAll('pages')]);
  connection.close();
  return new Map(keys.map((key, index) => [key.join(' '), textOf(rows[index])]));
}

const textOf = (rows: Float64Array = new Float64Array()) =>
  Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength).toString('base64');

/**
 * Everything is fetched by workers of which each dies, and then by one that lives. Returns what each asked for.
 * @param died after each that died.
 */
async function fetchDying(random: () => number, died: () => Promise<void>): Promise<readonly Requests[]> {
  const lives: Requests[] = [];
  for (;;) {
    const death = dieAt(Math.ceil(random() * LONGEST_LIFE));
    lives.push(await live(NOW, death));
    vi.restoreAllMocks();
    if (!death.died()) return lives;
    await died();
  }
}

/** The most that a venue is asked for again because one life ended. */
function mostRepeated(lives: readonly Requests[]): number {
  const repeated = lives.flatMap((asked, life) => {
    const later = new Set(lives.slice(life + 1).flatMap((other) => [...other.values()].flat()));
    return [...asked.values()].map((urls) => urls.filter((url) => later.has(url)).length);
  });
  return Math.max(...repeated);
}

describe('a worker that fetches the past', () => {
  it('leaves byte for byte what one that lived leaves, wherever it dies, and asks for one thing a venue again', async () => {
    const lived = await live(NOW, dieAt(Infinity));
    const expected = await pages();
    vi.restoreAllMocks();
    expect(expected.size).toBeGreaterThan(100);
    expect([...lived.keys()].toSorted()).toEqual(['fapi.asterdex.com', 'fapi.binance.com']);

    const random = randomOf(11);
    let deaths = 0;
    while (deaths < KILLS) {
      insertBlankDisk();
      const lives = await fetchDying(random, async () => {
        for (const [key, rows] of await pages())
          expect([key, rows === expected.get(key)]).toEqual([key, true]);
      });
      deaths += lives.length - 1;
      expect(await pages()).toEqual(expected);
      expect(mostRepeated(lives)).toBe(1);
    }
  }, 120_000);
});
