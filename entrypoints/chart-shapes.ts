import { defineUnlistedScript } from '#imports';
import { awaitChannel } from '@/lib/charts/channel';
import { startShapes } from '@/lib/charts/registration/start-shapes';

/** Injected among the page's own scripts where the date of a chart must be settled by the candles it draws. */
export default defineUnlistedScript(() => {
  try {
    awaitChannel(document, 'shapes', (name) => startShapes(window, name));
  } catch {
    // The page broke a built-in before: it keeps its errors to itself.
  }
});
