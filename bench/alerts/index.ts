import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { launchChromium } from '../../e2e/fixtures/chromium';
import { openOwnPage } from '../../e2e/fixtures/own-page';
import { VENUE_IDS, type VenueId } from '../../lib/market/venues';
import type { BenchResult } from '../harness';
import { ownLags, pause, workerLags } from '../venues/measure';
import { playKills } from './kills';
import { Market } from './market';
import type { Matched } from './match';
import { hearNotifications } from './notifications';
import { EVERYTHING, messagesOf, type Place, setRules, untilLive } from './place';
import { playCycle } from './play';
import { Record } from './record';
import { duplicatesOf, lateOf, ratiosOf, rowsOf, type Run, unknownOf } from './summarise';

const MARKET = 'BTC-USDT';
/** Each sends a book of about ninety levels ten times a second, or nearly, and all but two tell of liquidations. */
const EIGHT: readonly VenueId[] = [
  'binance-usdm',
  'binance-spot',
  'bybit-linear',
  'okx-swap',
  'okx-spot',
  'bitget-usdt',
  'gate-usdt',
  'htx-linear',
];
const WARM_UP_MS = 60_000;
const ZONES_WITHIN_MS = 300_000;
const POLL_MS = 1_000;
/** What is told after a part belongs to it still. */
const LATE_MS = 5_000;
const KILLS = 12;

interface Found extends Run {
  readonly perSecond: number;
  readonly zones: number;
}

/**
 * How soon alerts are told: from the moment in which a local exchange sends the frame that makes one true until Chromium
 * is asked for the notification; and whether any is told twice when the worker is killed.
 * @param words `all` for all venues instead of eight.
 * @param minutes how long alerts fire before the kills.
 */
export async function run(words: readonly string[], minutes = 10): Promise<BenchResult> {
  const venues = words.includes('all') ? VENUE_IDS : EIGHT;
  say('building the demo extension');
  execFileSync('npx', ['wxt', 'build', '--mode', 'demo'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const record = new Record(MARKET);
  const market = await Market.open(venues, record);
  try {
    const chromium = await launchChromium();
    try {
      await hearNotifications(chromium, (notification) => record.notification(notification));
      const own = await openOwnPage(chromium);
      const found = await measure({ chromium, own, market, venues }, record, minutes);
      const version = chromium.context.browser()?.version();
      return {
        bench: 'alerts',
        rows: rowsOf(found),
        ratios: ratiosOf(found),
        notes: [
          `Chromium ${version}, Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]}`,
          `${Math.round(found.perSecond)} messages a second of ${venues.join(', ')}; ${found.zones} zones at first`,
          'Clusters that are born, grow, migrate or do not deplete are told with a step of the map, every five minutes, extreme funding and convergence once a minute: these are not measured.',
          ...lateOf(found).map(lateLine),
          ...linesOn('twice', duplicatesOf(found)),
          ...found.back.map((id) => `came back: ${id}`),
          ...linesOn('not on the wire', unknownOf(found)),
        ],
      };
    } finally {
      await chromium.close();
    }
  } finally {
    market.stop();
  }
}

async function measure(place: Place, record: Record, minutes: number): Promise<Found> {
  const { own, market, venues } = place;
  await own.switchOn(venues);
  await setRules(own, EVERYTHING);
  await untilLive(place);
  const looks = setInterval(() => void record.look(own).catch(() => undefined), POLL_MS);
  try {
    say('all venues are live; waiting for zones');
    const patience = Date.now() + ZONES_WITHIN_MS;
    while (record.zones.count === 0 && Date.now() < patience) await pause(POLL_MS);
    await pause(WARM_UP_MS);
    const zones = record.zones.count;
    say(`${zones} zones; alerts fire for ${minutes} minutes`);
    const [began, before] = [Date.now(), await messagesOf(own)];
    const lasting = minutes * 60_000;
    const listened = Promise.all([ownLags(lasting), workerLags(await place.chromium.worker(), lasting)]);
    for (let cycle = 0; Date.now() - began < lasting; cycle += 1) await playCycle(market, cycle);
    const [ended, after] = [Date.now(), await messagesOf(own)];
    const [lags, ofWorker] = await listened;
    say(`killing the worker ${KILLS} times`);
    await playKills(place, record, KILLS);
    const killed = record.told(ended + LATE_MS, Infinity);
    return {
      calm: record.told(began, ended + LATE_MS),
      truths: record.became(began, ended),
      killed,
      lags,
      workerLags: ofWorker,
      kills: KILLS,
      back: record.desktop.back,
      zones,
      perSecond: ((after - before) * 1_000) / (ended - began),
    };
  } finally {
    clearInterval(looks);
  }
}

const linesOn = (what: string, some: readonly Matched[]) =>
  some.map(({ told }) => `${what}: ${told.kind} at ${told.price.toFixed(1)}`);

const lateLine = ({ told, truth }: Matched) =>
  `late: ${told.kind} of ${new Date(told.at).toISOString()} by ${told.at - (truth?.at ?? NaN)} ms`;

const say = (text: string) => console.error(`alerts: ${text}`);
