import { createChartReader } from '@/lib/charts/chart-reader';
import { type ChartState, isPaintable } from '@/lib/charts/chart-view';
import { takeChannel } from '@/lib/charts/handover';
import { startLoader } from '@/lib/charts/loader';
import { askBars } from './known-bars';
import { ASK_READER, type FrameCost, INJECT_SHAPES, READER_ANSWER } from './lab-events';
import { livePriceOf } from './live-prices';
import { answerOf } from './reader-answer';
import { timeCallbacks } from './time-callbacks';

/**
 * Loader and reader as the extension starts them, in a world of their own; they answer what the page under test asks.
 * With `&tradingview` in the address the reader also asks the page's chart object.
 */
const costs: FrameCost[] = [];
timeCallbacks(window, (microseconds, frame) => costs.push({ frame, microseconds }));
let states: readonly ChartState[] = [];
let paintableAt: number | undefined;

function answer(): void {
  const detail = JSON.stringify(answerOf(states, costs.splice(0), paintableAt));
  document.dispatchEvent(new CustomEvent(READER_ANSWER, { detail }));
}

const listen = () => document.addEventListener(ASK_READER, answer);
listen();
// `document.open()` drops every listener.
new MutationObserver(listen).observe(document, { childList: true });

const placeOf = (state: ChartState | undefined) => (state?.kind === 'locked' ? state.view : state?.place);

const priceOf = (id: string) => livePriceOf(document, placeOf(states.find((state) => state.id === id))?.pane);

startLoader(document, () => {
  setTimeout(() => {
    const channel = takeChannel();
    if (!channel) throw new Error('The loader left no channel');
    const reader = createChartReader({
      document,
      window,
      channel,
      knownPrice: priceOf,
      registration: {
        inject: async () => void document.dispatchEvent(new CustomEvent(INJECT_SHAPES)),
        bars: async (id, intervals) => askBars(intervals, priceOf(id)),
      },
      onCharts(next) {
        const known = new Set(states.map(({ id }) => id));
        states = next;
        const now = Date.now();
        if (next.some((state) => state.kind === 'locked' && isPaintable(state.view, now)))
          paintableAt ??= performance.now();
        // The price of a chart is known only once its place is.
        if (next.some(({ id }) => !known.has(id))) queueMicrotask(() => reader.refresh());
      },
    });
    if (new URLSearchParams(location.search).has('tradingview')) reader.useTradingView();
  });
});
