import { defineUnlistedScript } from '#imports';
import { startLate } from '@/lib/charts/late-script';
import { startShapes } from '@/lib/charts/registration/start-shapes';

/** Injected among the page's own scripts where the date of a chart must be settled by the candles it draws. */
export default defineUnlistedScript(() => startLate(document, 'shapes', (name) => startShapes(window, name)));
