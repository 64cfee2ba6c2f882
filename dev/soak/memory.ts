import type { CDPSession, Page } from 'playwright-core';

/** What a page holds after garbage was collected. */
export interface Memory {
  /** Bytes of the script heap: the page's own and the extension's in it. */
  readonly heap: number;
  /** DOM nodes, in documents or held by script. */
  readonly nodes: number;
  readonly listeners: number;
}

const METRICS = { heap: 'JSHeapUsedSize', nodes: 'Nodes', listeners: 'JSEventListeners' } as const;

/** Measures a page with its frames; a frame in a process of its own is counted by itself and added. */
export async function measureMemory(page: Page): Promise<Memory> {
  const sum = { heap: 0, nodes: 0, listeners: 0 };
  for (const session of await sessionsOf(page)) {
    await session.send('Performance.enable');
    // What finalisers let go of is collected the second time.
    for (let pass = 0; pass < 2; pass += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const valueOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    sum.heap += valueOf(METRICS.heap);
    sum.nodes += valueOf(METRICS.nodes);
    sum.listeners += valueOf(METRICS.listeners);
    await session.detach();
  }
  return sum;
}

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
