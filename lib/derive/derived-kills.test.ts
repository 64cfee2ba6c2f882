import { HOUR_MS } from '../core/durations';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { randomOf } from '../heatmaps/liquidation/flow-fixture';
import { dieAt } from '../storage/dying-disk';
import { insertBlankDisk } from '../storage/fake-disk';
import type { LiquidationChoice } from '../storage/settings';
import { DERIVED_STEP_MS } from './layer';
import { MIDNIGHT, VENUES } from './test-market';
import { openWorker, recordBars, storedChunks } from './test-worker';

interface Story {
  readonly model: LiquidationChoice['model'];
  readonly kills: number;
  /** When the market is advanced, in steps from midnight. */
  readonly steps: readonly number[];
}

/** A build, then step by step with checkpoints on the way; the last step is told twice. */
const STORIES: readonly Story[] = [
  { model: 'mixture', kills: 60, steps: [3, 4, 5, 6, 7, 8, 9, 10, 10.1] },
  // Through midnight, when everything is worked out anew.
  { model: 'volume-only', kills: 12, steps: [-2, -1, 0, 1, 1.1] },
];
/** From then on there are bars. */
const BEGIN = MIDNIGHT - 3 * HOUR_MS;

beforeEach(insertBlankDisk);
afterEach(() => vi.restoreAllMocks());

/** Works through the times in one worker, as far as it lives; returns those that are left. */
async function work({ model, steps }: Story, isDead = () => false): Promise<readonly number[]> {
  const { derived } = openWorker({ begin: BEGIN });
  const plan = { instruments: VENUES, choice: { model, lookbackHours: 2 }, history: 4 };
  for (const [index, step] of steps.entries()) {
    await derived.advance(plan, MIDNIGHT + step * DERIVED_STEP_MS + 10_000);
    if (isDead()) return steps.slice(index);
  }
  return [];
}

/** What is left by workers of which each dies when it has asked the disk so many times, and then by one that lives. */
async function history(story: Story, ...deaths: readonly number[]) {
  insertBlankDisk();
  await recordBars(BEGIN, MIDNIGHT + HOUR_MS);
  let { steps } = story;
  let died = 0;
  for (const n of deaths) {
    const death = dieAt(n);
    steps = await work({ ...story, steps }, death.died);
    vi.restoreAllMocks();
    died += Number(death.died());
  }
  await work({ ...story, steps });
  return { chunks: await storedChunks(), died };
}

describe('a worker that works out maps', () => {
  it.each(STORIES)(
    'leaves byte for byte what one that lived leaves, wherever it dies: $model',
    async (story) => {
      const watch = dieAt(Infinity);
      const { chunks: lived } = await history(story);
      const asked = watch.asked();
      vi.restoreAllMocks();
      expect(lived.size).toBeGreaterThan(9);

      const random = randomOf(7);
      let died = 0;
      for (let kill = 0; kill < story.kills; kill += 1) {
        const first = Math.ceil(random() * asked);
        // Now and then another comes while what the first left is taken up.
        const deaths = kill % 5 === 0 ? [first, Math.ceil(random() * 60)] : [first];
        const killed = await history(story, ...deaths);
        died += killed.died;
        expect(killed.chunks).toEqual(lived);
      }
      expect(died).toBeGreaterThanOrEqual(story.kills);
    },
    300_000,
  );
});
