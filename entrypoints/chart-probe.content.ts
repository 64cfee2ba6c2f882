import { defineContentScript } from '#imports';
import { startProbe } from '@/lib/charts/probe/start-probe';
import { sitesOf } from '@/lib/sites/registry';

/** Runs among the page's own scripts, before the first of them: notes what the page writes on its canvases. */
export default defineContentScript({
  matches: sitesOf({ demo: import.meta.env.MODE === 'demo' }).flatMap(({ matches }) => matches),
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  main: () => startProbe(window),
});
