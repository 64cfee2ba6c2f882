import type { CDPSession, Page } from 'playwright-core';

/** What a page holds after garbage was collected. */
export interface Memory {
  /** Bytes of the script heap: the page's own and the extension's in it. */
  readonly heap: number;
  /** DOM nodes, in documents or held by script. */
  readonly nodes: number;
  readonly listeners: number;
}

/** A live page makes garbage again at once: of so many collections the least that was left is what is really held. */
const COLLECTIONS = 8;
const APART_MS = 50;
const NOTHING: Memory = { heap: 0, nodes: 0, listeners: 0 };

/** Measures a page with its frames; a frame in a process of its own is counted by itself and added. */
export async function measureMemory(page: Page): Promise<Memory> {
  let sum = NOTHING;
  for (const session of await sessionsOf(page)) {
    const held = await leastHeld(session, page);
    sum = combine(sum, held, (one, other) => one + other);
    await session.detach();
  }
  return sum;
}

async function leastHeld(session: CDPSession, page: Page): Promise<Memory> {
  await session.send('Performance.enable');
  let least = { heap: Infinity, nodes: Infinity, listeners: Infinity };
  for (let round = 0; round < COLLECTIONS; round += 1) {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const valueOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    const now = {
      heap: valueOf('JSHeapUsedSize'),
      nodes: valueOf('Nodes'),
      listeners: valueOf('JSEventListeners'),
    };
    least = combine(least, now, Math.min);
    await page.waitForTimeout(APART_MS);
  }
  return least;
}

const combine = (some: Memory, others: Memory, join: (one: number, other: number) => number): Memory => ({
  heap: join(some.heap, others.heap),
  nodes: join(some.nodes, others.nodes),
  listeners: join(some.listeners, others.listeners),
});

async function sessionsOf(page: Page): Promise<readonly CDPSession[]> {
  const context = page.context();
  const children = page.frames().filter((frame) => frame !== page.mainFrame());
  // A frame in the page's own process has no session of its own.
  const sessions = children.map((frame) => context.newCDPSession(frame).catch(() => undefined));
  return [
    await context.newCDPSession(page),
    ...(await Promise.all(sessions)).filter((session) => session !== undefined),
  ];
}
