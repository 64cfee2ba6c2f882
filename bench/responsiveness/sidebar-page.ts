import type { ClusterEvent } from '../../lib/analysis/clusters/events';
import { type BenchRow, median, percentile } from '../harness';
import { framesOfScrolling, inputDelays, longestTask, open } from './in-page';
import { delayRow, type Stage } from './stage';

const ZONES = 10_000;
const FRAMES = 240;
const INPUTS = 15;
/** Zones are told with a map, which needs some of the past. */
const MAP_WITHIN_MS = 300_000;

/** Clusters that were swept of late, a hundredth of a per cent apart, half of them above the price. */
const manySwept = (): readonly ClusterEvent[] =>
  Array.from({ length: ZONES }, (_, id) => {
    const distance = (id % 2 === 0 ? 5e-5 : -5e-5) * (id + 1);
    const centroid = 96_000 * (1 + distance);
    const [size, time] = [1 + id / 1_000, Date.now() - id * 100];
    return {
      kind: 'swept',
      id: 1_000_000 + id,
      side: distance > 0 ? 'ask' : 'bid',
      since: time - 3_600_000,
      isSinceCertain: true,
      largest: { size, time },
      time,
      centroid,
      low: centroid - 20,
      high: centroid + 20,
      size,
      worth: size * centroid,
      basis: 'open-interest',
      distance,
      before: size,
      enteredAt: time - 60_000,
    };
  });

/** Run in the page first: all facts that the background tells have these events, made anew as a message would be. */
const withEvents = (events: string) => `(() => {
  const events = ${JSON.stringify(events)};
  const send = chrome.runtime.sendMessage.bind(chrome.runtime);
  const swell = (message, reply) => {
    if (message.name === 'facts' && reply?.value?.map) reply.value.map.events = JSON.parse(events);
    return reply;
  };
  chrome.runtime.sendMessage = (message, done) =>
    done
      ? send(message, (reply) => done(swell(message, reply)))
      : send(message).then((reply) => swell(message, reply));
})()`;

/** The sidebar with ten thousand zones, a read of which comes every other second. */
export async function measureSidebar({ context, url }: Stage): Promise<readonly BenchRow[]> {
  const before = withEvents(JSON.stringify(manySwept()));
  const { page } = await open(context, url('sidebar.html'), 'nav.views button, .views button', before);
  const view = (name: RegExp) => page.getByRole('button', { name });
  await view(/^Zones \(10/).waitFor({ timeout: MAP_WITHIN_MS });
  const shown = await inputDelays(page, INPUTS, (index) =>
    view(index % 2 === 0 ? /^Zones/ : /^Checklist/).click(),
  );
  await view(/^Zones/).click();
  await page.locator('.zone').first().waitFor();
  const frames = await framesOfScrolling(page, '.zones .scroll', FRAMES);
  const still = await framesOfScrolling(page, 'h1', FRAMES);
  const pinned = await inputDelays(page, INPUTS, (index) =>
    page
      .locator('.zone')
      .nth(5 + (index % 3))
      .click(),
  );
  const again = await longestTask(page, () => page.waitForTimeout(6_500));
  await page.close();
  return [
    frameRow('sidebar, 10,000 zones: from frame to frame while scrolling', frames),
    frameRow('… while nothing is done', still),
    delayRow('sidebar: the list of zones shown or left', shown),
    delayRow('sidebar: a zone pressed', pinned),
    { name: 'sidebar: longest task while reads come', median: again, unit: 'ms' },
  ];
}

const frameRow = (name: string, frames: readonly number[]): BenchRow => ({
  name,
  median: median(frames),
  unit: 'ms',
  p95: percentile(frames, 0.95),
  max: Math.max(...frames),
  n: frames.length,
});
