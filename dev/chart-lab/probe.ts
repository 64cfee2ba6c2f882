import { awaitChannel } from '@/lib/charts/channel';
import { startLate } from '@/lib/charts/late-script';
import { startProbe } from '@/lib/charts/probe/start-probe';
import { startShapes } from '@/lib/charts/registration/start-shapes';
import { startTradingView } from '@/lib/charts/tradingview/start-tradingview';
import { answerBars } from './known-bars';
import { INJECT_SHAPES } from './lab-events';
import { askReader, takeViews } from './take-views';
import { timeCallbacks } from './time-callbacks';

/** The probe as the extension starts it among the page's own scripts, with a watch on its callbacks. */
const spent: number[] = [];
const frames: number[] = [];
Object.assign(window, { probeSpent: spent, probeFrames: frames, takeViews, askReader });
const release = timeCallbacks(window, (microseconds, frame) => {
  spent.push(microseconds);
  frames.push(frame);
});
startProbe(window);
release();
// Injected by the extension where it wants the page's chart object; silent until it is asked.
awaitChannel(document, 'tradingview', (name) => startTradingView(window, name));
// Injected where the date of a chart has to be settled by its bars; silent until it is asked.
document.addEventListener(INJECT_SHAPES, injectShapes);
// `document.open()` drops every listener.
new MutationObserver(() => document.addEventListener(INJECT_SHAPES, injectShapes)).observe(document, {
  childList: true,
});
answerBars();

function injectShapes(): void {
  startLate(document, 'shapes', (name) => startShapes(window, name));
}
