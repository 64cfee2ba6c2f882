import { aggregateBars, type KnownBar } from '@/lib/charts/registration/aggregate-bars';

const ASK_BARS = 'chart-lab-ask-bars';
const BARS_ANSWER = 'chart-lab-bars';
/** As many as the product asks a venue for. */
const KNOWN = 2850;
type Row = readonly [time: number, high: number, low: number, close: number];
// The page may break these later.
const { document: ownDocument, CustomEvent: OwnEvent } = window;
const dispatch = ownDocument.dispatchEvent.bind(ownDocument);

/** Main world: tells the reader's world the bars that the extension would know of the page's market. */
export function answerBars(): void {
  document.addEventListener(ASK_BARS, answer);
  // `document.open()` drops every listener.
  new MutationObserver(() => document.addEventListener(ASK_BARS, answer)).observe(document, {
    childList: true,
  });
}

function answer(): void {
  const bars = window.chartPage?.bars().slice(-KNOWN) ?? [];
  const rows = bars.map(({ time, high, low, close }) => `[${time},${high},${low},${close}]`).join();
  dispatch(new OwnEvent(BARS_ANSWER, { detail: `[${rows}]` }));
}

/**
 * The reader's world: the bars of a market whose newest is at `price` (the page's own ones where that is not known), and
 * longer ones made of them, as far as they are among `intervals`.
 */
export function askBars(
  intervals: readonly number[],
  price: number | undefined,
): ReadonlyMap<number, readonly KnownBar[]> {
  let bars: readonly KnownBar[] = [];
  const hear = (event: Event) => {
    const rows = JSON.parse((event as CustomEvent<string>).detail) as readonly Row[];
    // Several markets of a page are one, each at a price of its own.
    const scale = price === undefined ? 1 : price / (rows.at(-1)?.[3] ?? NaN);
    bars = rows.map(([time, high, low]) => ({ time, high: high * scale, low: low * scale }));
  };
  document.addEventListener(BARS_ANSWER, hear, { once: true });
  document.dispatchEvent(new CustomEvent(ASK_BARS));
  document.removeEventListener(BARS_ANSWER, hear);
  const steps = bars.map(({ time }, index) => time - (bars[index - 1]?.time ?? -Infinity));
  const own = steps.reduce((least, step) => Math.min(least, step), Infinity);
  const known = intervals.filter((interval) => own > 0 && interval % own === 0);
  return new Map(known.map((interval) => [interval, aggregateBars(bars, interval)]));
}
