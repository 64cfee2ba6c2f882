import { startProbe } from '@/lib/charts/probe/start-probe';

/**
 * Runs among the page's own scripts, before the first of them: notes what the page writes on its canvases. Listed as
 * a content script of the main world by `wxt.config.ts`. Spelt as the framework's helper would: its bytes count here.
 */
export default { main: () => startProbe(window) };
