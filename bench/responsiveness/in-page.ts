import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    /** When what was waited for was first painted, ms since the page began to load. */
    benchUsableAt?: number;
    benchEvents?: readonly { readonly interaction: number; readonly ms: number }[];
    benchTasks?: readonly number[];
  }
}

/** The browser tells of no input that was painted sooner. */
const LEAST_MS = 16;
/** Until the browser has told of the last input. */
const TOLD_MS = 400;

/** As text, since what runs the benches would add its own helper to named functions. */
const noteUsable = (selector: string) => `(() => {
  const look = () => {
    if (!document.querySelector(${JSON.stringify(selector)})) return requestAnimationFrame(look);
    // A task after the frame: it has been painted.
    requestAnimationFrame(() => setTimeout(() => { window.benchUsableAt ??= performance.now(); }));
  };
  look();
})()`;

const NOTE_EVENTS = `(() => {
  const events = [];
  const tasks = [];
  window.benchEvents = events;
  window.benchTasks = tasks;
  const watch = (type, options, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, ...options });
  watch('event', { durationThreshold: ${LEAST_MS} }, ({ interactionId, duration }) => {
    if (interactionId > 0) events.push({ interaction: interactionId, ms: duration });
  });
  watch('longtask', {}, ({ duration }) => tasks.push(duration));
})()`;

export interface Opened {
  readonly page: Page;
  /** From the beginning of the navigation until what was waited for was painted, ms. */
  readonly usableMs: number;
}

/** Opens a page of the extension and waits until something of it is painted. @param before run in it before all else. */
export async function open(
  context: BrowserContext,
  address: string,
  selector: string,
  before = '',
): Promise<Opened> {
  const page = await context.newPage();
  await page.addInitScript(`${before};${noteUsable(selector)};${NOTE_EVENTS}`);
  await page.goto(address);
  await page.waitForFunction(() => window.benchUsableAt !== undefined);
  return { page, usableMs: (await page.evaluate(() => window.benchUsableAt)) ?? NaN };
}

/** From each input until what came of it was painted, ms; 16 for what took less, as the browser does not tell that. */
export async function inputDelays(
  page: Page,
  count: number,
  act: (index: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const delays: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = await eventsOf(page);
    await act(index);
    await page.waitForTimeout(TOLD_MS);
    const told = (await eventsOf(page)).slice(before.length);
    delays.push(Math.max(LEAST_MS, ...told.map(({ ms }) => ms)));
  }
  return delays;
}

const eventsOf = async (page: Page) => (await page.evaluate(() => window.benchEvents)) ?? [];

/** The longest task of a page's main thread while something is done, ms; 0 where none took 50 ms. */
export async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  const before = (await page.evaluate(() => window.benchTasks?.length)) ?? 0;
  await act();
  await page.waitForTimeout(TOLD_MS);
  const tasks = (await page.evaluate(() => window.benchTasks)) ?? [];
  return Math.max(0, ...tasks.slice(before));
}

/** From frame to frame, ms, while a box is scrolled a little in each. */
export const framesOfScrolling = (page: Page, selector: string, frames: number): Promise<readonly number[]> =>
  page.evaluate(
    async ([box, count]) => {
      const scrolled = document.querySelector(box);
      const deltas: number[] = [];
      let last = await new Promise<number>(requestAnimationFrame);
      for (let frame = 0; frame < count; frame += 1) {
        scrolled?.scrollBy(0, 60);
        const now = await new Promise<number>(requestAnimationFrame);
        deltas.push(now - last);
        last = now;
      }
      return deltas;
    },
    [selector, frames] as const,
  );
