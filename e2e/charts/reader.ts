import { createChartReader } from '@/lib/charts/chart-reader';
import type { ChartState } from '@/lib/charts/chart-view';
import { takeChannel } from '@/lib/charts/handover';
import { startLoader } from '@/lib/charts/loader';

/**
 * Loader and reader as the extension starts them, in a world of their own. What they know is written on the page's
 * root element, where the test reads it: `chart` the state, `updates` and `updateTime` the work, `lockedAt` the wait.
 */
const defer = window.queueMicrotask.bind(window);
let updates = 0;
let updateTime = 0;
window.queueMicrotask = (task) => {
  defer(() => {
    const start = performance.now();
    task();
    updates += 1;
    updateTime += performance.now() - start;
  });
};

function write(state: ChartState): void {
  const { dataset } = document.documentElement;
  dataset['chart'] = JSON.stringify(state);
  dataset['updates'] = String(updates);
  dataset['updateTime'] = String(updateTime);
  if (state.kind === 'locked') dataset['lockedAt'] ??= String(performance.now());
}

startLoader(document, () => {
  setTimeout(() => {
    const channel = takeChannel();
    if (!channel) throw new Error('The loader left no channel');
    createChartReader({ document, window, channel, onState: write });
  });
});
