import { HOUR_MS, SECOND_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { insertBlankDisk } from '../fake-disk';
import { dieAt } from '../dying-disk';
import { compact, contents, record, secondsOf, START } from './test-pyramid';

const at = (seconds: number) => START + seconds * SECOND_MS;

/** Two stretches of a market. The second goes on in chunks of tiers whose source, for the first, is no longer there. */
const OLD = secondsOf(0, 330);
const YOUNG = secondsOf(25_000, 25_310);
/** The first is pooled, and all of it but its last chunk is old enough to be dropped. */
const BETWEEN = at(300) + 6 * HOUR_MS;

/** The history of both, compacted after each; each run may die and is then begun again until it is through. */
async function history(compactAt: (now: number) => Promise<void>) {
  insertBlankDisk();
  await record(OLD);
  await compactAt(BETWEEN);
  await record([...OLD, ...YOUNG]);
  await compactAt(at(25_310));
  return contents();
}

let operations = 0;
let expected: Awaited<ReturnType<typeof contents>>;

beforeEach(async () => {
  const watch = dieAt(Number.POSITIVE_INFINITY);
  expected = await history(compact);
  operations = watch.asked();
  vi.restoreAllMocks();
});

/** Compacts in sessions of which each dies when it has asked the disk so many times, and then in one that does not. */
const dying = (deaths: readonly number[]) => async (now: number) => {
  for (const death of deaths) {
    dieAt(death);
    await compact(now).catch(() => {});
    vi.restoreAllMocks();
  }
  await compact(now);
};

describe('Compactor', () => {
  it('leaves what it would have left, whenever and however often it dies', async () => {
    expect(operations).toBeGreaterThan(150);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: operations }), { minLength: 1, maxLength: 2 }),
        async (deaths) => {
          expect(await history(dying(deaths))).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  }, 120_000);
});
