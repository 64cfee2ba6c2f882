import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { launchChromium } from '../../e2e/fixtures/chromium';
import { openOwnPage } from '../../e2e/fixtures/own-page';
import { VENUE_IDS } from '../../lib/market/venues';
import type { BenchResult } from '../harness';
import { startExchangeProcess } from './exchanges';
import { pause } from './measure';
import { type Place, ROUND_MS, takeReadings, untilLive } from './readings';
import { type Run, ratiosOf, rowsOf } from './summarise';

const WARM_UP_MS = 60_000;
const LIVE_WITHIN_MS = 120_000;

/**
 * All venues live at once in Chromium, fed by local exchanges in another process: what the service worker costs, whether
 * its heap grows, and how it comes back after it was killed.
 * @param minutes how long is measured after the warm-up.
 */
export async function run(_words: readonly string[], minutes = 10): Promise<BenchResult> {
  say('building the demo extension');
  execFileSync('npx', ['wxt', 'build', '--mode', 'demo'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const exchanges = await startExchangeProcess();
  try {
    const chromium = await launchChromium();
    try {
      const own = await openOwnPage(chromium);
      const result = await measure({ chromium, own, exchanges }, minutes);
      const version = chromium.context.browser()?.version();
      return {
        bench: 'venues',
        rows: rowsOf(result),
        ratios: ratiosOf(result),
        notes: [
          `Chromium ${version}, Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]}`,
          'Busy: samples of 1 ms of the worker’s thread that are not idle. Process: processor time of all its threads, while nobody profiles. Heap: after garbage was collected, its growth from chunk to chunk of columns that wait to be full, in runs of six minutes or more.',
          `Heap in MB, every ${ROUND_MS / 1000} s: ${heapsOf(result)}`,
          ...result.first.missing.map((words) => `not live at first: ${words}`),
          ...result.readings.lapses,
          ...result.again.missing.map((words) => `not live after the kill: ${words}`),
        ],
      };
    } finally {
      await chromium.close();
    }
  } finally {
    exchanges.stop();
  }
}

async function measure(place: Place, minutes: number): Promise<Run> {
  await place.own.switchOn(VENUE_IDS);
  const first = await untilLive(place, LIVE_WITHIN_MS);
  say(
    `${VENUE_IDS.length - first.missing.length} live after ${Math.round(first.ms)} ms; warming up, then ${minutes} minutes`,
  );
  await pause(WARM_UP_MS);
  const readings = await takeReadings(place, minutes);
  const before = await place.own.ask('status');
  await place.chromium.killWorker();
  const again = await untilLive(place, LIVE_WITHIN_MS);
  const after = await place.own.ask('status');
  if (after.bootId === before.bootId) throw new Error('The worker was not killed.');
  return { first, readings, again };
}

const heapsOf = ({ readings }: Run) =>
  readings.heaps.map(({ objects, arrays }) => ((objects + arrays) / 1e6).toFixed(1)).join(' ');

const say = (text: string) => console.error(`venues: ${text}`);
