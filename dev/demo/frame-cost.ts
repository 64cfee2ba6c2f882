import type { BrowserContext, Page } from 'playwright-core';

const FRAMES = 120;
const SAMPLE_MICROSECONDS = 100;

/** The main-thread script time that the extension takes of one frame while the chart is panned, ms. */
export async function frameCost(context: BrowserContext, page: Page): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  await session.send('Profiler.start');
  await pan(page);
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  const own = new Set(
    profile.nodes
      .filter(({ callFrame }) => callFrame.url.startsWith('chrome-extension://'))
      .map(({ id }) => id),
  );
  const deltas = profile.timeDeltas ?? [];
  const microseconds = (profile.samples ?? []).reduce(
    (sum, id, index) => sum + (own.has(id) ? (deltas[index] ?? 0) : 0),
    0,
  );
  return microseconds / 1000 / FRAMES;
}

/** Moves the chart back and forth, a little in every frame. */
async function pan(page: Page): Promise<void> {
  await page.evaluate(async (frames) => {
    const scale = window.demoChart?.chart.timeScale();
    for (let frame = 0; frame < frames; frame += 1) {
      scale?.scrollToPosition(10 - 30 * Math.sin(frame / 12), false);
      await new Promise(requestAnimationFrame);
    }
    scale?.scrollToRealTime();
  }, FRAMES);
}
