import { startProbe } from '@/lib/charts/probe/start-probe';

/** The probe as the extension starts it among the page's own scripts, with a watch on its microtasks. */
const spent: number[] = [];
window.probeSpent = spent;
const defer = window.queueMicrotask.bind(window);
const { performance } = window;
window.queueMicrotask = (task) => {
  defer(() => {
    const start = performance.now();
    task();
    spent.push((performance.now() - start) * 1000);
  });
};
startProbe(window);
window.queueMicrotask = defer;
