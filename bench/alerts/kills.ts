import { pause } from '../venues/measure';
import { type Place, untilLive } from './place';
import { between, playCycle } from './play';
import type { Record } from './record';

/** In turns, so that what comes seldom is met as well. */
const KINDS = [
  ['wall-pulled'],
  ['cascade-started', 'zone-entered', 'cluster-swept', 'cluster-approached'],
] as const;
const PATIENCE_MS = 70_000;
/** Around the moment in which what happened is kept and told. */
const AFTER_MS = [0, 400] as const;
/** Until walls that stand have been seen long enough to be told of when they go. */
const SETTLED_MS = 9_000;

/** Kills the worker again and again while it is about to tell something. */
export async function playKills(place: Place, record: Record, kills: number): Promise<void> {
  const over = new AbortController();
  const playing = (async () => {
    for (let cycle = 0; !over.signal.aborted; cycle += 1) await playCycle(place.market, cycle);
  })();
  for (let kill = 0; kill < kills; kill += 1) {
    await untilLive(place);
    await pause(SETTLED_MS);
    await record.next(KINDS[kill % KINDS.length] ?? [], PATIENCE_MS);
    await pause(between(AFTER_MS));
    await place.chromium.killWorker();
  }
  await untilLive(place);
  over.abort();
  await playing;
}
