import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { launchChromium } from '../../e2e/fixtures/chromium';
import { openOwnPage } from '../../e2e/fixtures/own-page';
import { Market } from '../alerts/market';
import { untilLive } from '../alerts/place';
import type { BenchResult, BenchRow } from '../harness';
import { measureJournal } from './journal-page';
import { measureLooks, measureRules } from './rules-page';
import { measureSidebar } from './sidebar-page';
import type { Stage } from './stage';

const VENUES = ['binance-usdm', 'bybit-linear'] as const;

const PARTS: Readonly<Record<string, (stage: Stage) => Promise<readonly BenchRow[]>>> = {
  journal: measureJournal,
  alerts: measureRules,
  sidebar: measureSidebar,
};

/**
 * How soon pages are there and answer to input when there is as much of everything as there may be: 5,000 journal entries,
 * 200 alert rules, 10,000 zones. In Chromium, while two venues are live.
 * @param words parts of it; all without any.
 */
export async function run(words: readonly string[]): Promise<BenchResult> {
  say('building the demo extension');
  execFileSync('npx', ['wxt', 'build', '--mode', 'demo'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const market = await Market.open(VENUES, { quote: () => {}, truth: () => {} });
  try {
    const chromium = await launchChromium();
    try {
      const own = await openOwnPage(chromium);
      await untilLive({ own, venues: VENUES });
      const rows: BenchRow[] = [];
      for (const [name, measure] of Object.entries(PARTS)) {
        if (words.length > 0 && !words.includes(name)) continue;
        say(name);
        rows.push(...(await measure({ context: chromium.context, url: chromium.url, own })));
      }
      if (words.length === 0 || words.includes('alerts')) rows.push(...(await measureLooks()));
      const version = chromium.context.browser()?.version();
      return {
        bench: 'responsiveness',
        rows,
        ratios: ratiosOf(rows),
        notes: [
          `Chromium ${version}, Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]}`,
          'From an input until it is painted as the browser itself tells, which does so from 16 ms on.',
        ],
      };
    } finally {
      await chromium.close();
    }
  } finally {
    market.stop();
  }
}

/** By its median each limit is kept with room to spare where this is above 1: the least of inputs, and of lists. */
function ratiosOf(rows: readonly BenchRow[]): BenchResult['ratios'] {
  const room = (limit: number) =>
    Math.min(...rows.filter((row) => row['limit'] === limit).map(({ median }) => limit / median));
  return { inputs: room(100), lists: room(1_000) };
}

const say = (text: string) => console.error(`responsiveness: ${text}`);
