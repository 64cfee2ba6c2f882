import { startLoader } from '@/lib/charts/loader';
import { sendToBackground } from '@/lib/platform/content-runtime';

/**
 * Runs in every frame of the pages we match, beside the page's scripts: asks for the overlay once the frame has drawn
 * something like a price axis. Listed as a content script by `wxt.config.ts`; spelt as the framework's helper
 * would, whose bytes count here.
 */
export default {
  main() {
    startLoader(document, () => {
      // A rejection means that the extension was updated under the page; the next page load brings the new one.
      sendToBackground({ to: 'background', name: 'inject', input: { script: 'overlay' } })?.catch(() => {});
    });
  },
};
