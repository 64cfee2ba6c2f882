import { createChartReader } from '@/lib/charts/chart-reader';
import { takeChannel } from '@/lib/charts/handover';
import { startLoader } from '@/lib/charts/loader';
import { startProbe } from '@/lib/charts/probe/start-probe';
import type { ReaderUnderTest } from './in-page';

/** Probe, loader and reader as the extension starts them, in one world; injected before the page's first script. */
const underTest: ReaderUnderTest = { state: undefined, lockedAt: NaN, spent: [] };
window.underTest = underTest;

// Both do their work in microtasks, two for each burst, so the time those take is what the page pays.
const defer = window.queueMicrotask.bind(window);
let open = 0;
window.queueMicrotask = (task) => {
  defer(() => {
    const start = performance.now();
    task();
    const spent = performance.now() - start;
    if (open > 0) underTest.spent.push((open + spent) * 1000);
    open = open > 0 ? 0 : spent;
  });
};

startProbe(window);
startLoader(document, () => {
  setTimeout(() => {
    const channel = takeChannel();
    if (!channel) throw new Error('The loader left no channel');
    createChartReader({
      document,
      window,
      channel,
      onState(state) {
        underTest.state = state;
        if (state.kind === 'locked' && !(underTest.lockedAt > 0)) underTest.lockedAt = performance.now();
      },
    });
  });
});
