import type { Zone } from '../../lib/reading/read';
import { type BenchRow, median, percentile } from '../harness';
import { framesOfScrolling, inputDelays, longestTask, open } from './in-page';
import { delayRow, type Stage } from './stage';

const ZONES = 10_000;
const FRAMES = 240;
const INPUTS = 15;

/** A hundredth of a per cent apart, half of them above the price. */
const manyZones = (): readonly Zone[] =>
  Array.from({ length: ZONES }, (_, index) => {
    const distancePercent = (index % 2 === 0 ? 0.005 : -0.005) * (index + 1);
    const peak = 96_000 * (1 + distancePercent / 100);
    return {
      id: `zone/${index}`,
      kind: index % 3 === 0 ? 'wall' : 'liquidation',
      side: distancePercent > 0 ? 'above' : 'below',
      low: peak - 20,
      high: peak + 20,
      peak,
      distancePercent,
      size: { amount: 1e6 + index * 1e3, unit: 'usd', modelled: true },
      since: Date.now() - index * 60_000,
      state: 'standing',
      evidence: [{ text: 'Most of it on Binance', layer: 'liquidation', asOf: Date.now() }],
    };
  });

/** Run in the page first: every read that the background gives has these zones, made anew as a message would be. */
const withZones = (zones: string) => `(() => {
  const zones = ${JSON.stringify(zones)};
  const send = chrome.runtime.sendMessage.bind(chrome.runtime);
  chrome.runtime.sendMessage = async (message) => {
    const reply = await send(message);
    if (message.name === 'read' && reply?.value) reply.value.zones = JSON.parse(zones);
    return reply;
  };
})()`;

/** The sidebar with ten thousand zones, a read of which comes every other second. */
export async function measureSidebar({ context, url }: Stage): Promise<readonly BenchRow[]> {
  const before = withZones(JSON.stringify(manyZones()));
  const { page } = await open(context, url('sidebar.html'), 'nav.views button, .views button', before);
  const view = (name: RegExp) => page.getByRole('button', { name });
  await view(/^Zones \(10/).waitFor();
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
