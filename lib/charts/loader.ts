import { createChannelName, offerChannel } from './channel';
import { leaveChannel } from './handover';
import { MAX_PAYLOAD_LENGTH } from './label-payload';

/** Text and place of each label that holds a digit, cut straight out of the payload. */
const LABEL = /\["([^"\\]*\d[^"\\]*)",(-?[\d.]+),(-?[\d.]+)/g;
/** Numbers and clock times: no words. */
const AXIS_TEXT = /^[^a-z]+[kmbt]?$/i;
const MAX_CANVASES = 64;
const POLL_MS = 250;
/** So many looks at a plot on which nothing has been written: its labels cannot be read, but it can be calibrated. */
const PATIENCE = 8;
const MAX_ELEMENTS = 400;

/**
 * Isolated world, in every frame from its start: waits for labels that look like a price axis, on a canvas, in a
 * drawing or around a plot, or for a plot without a text, then calls `onChart` once. Keeps the newest payload of each
 * canvas for the overlay that follows.
 */
export function startLoader(document: Document, onChart: () => void): void {
  const name = createChannelName();
  const payloads = new Map<HTMLCanvasElement, string>();
  const texts = document.getElementsByTagName('text');
  const canvases = document.getElementsByTagName('canvas');
  let looks = 0;
  let since = 0;
  const report = () => {
    if (poll) onChart();
    clearInterval(poll);
    poll = undefined;
  };
  const hear = (event: Event) => {
    const { target, detail } = event as CustomEvent<unknown>;
    if (typeof detail !== 'string' || detail.length > MAX_PAYLOAD_LENGTH) return;
    // Whoever writes on its canvases is read, or is no chart.
    looks = -Infinity;
    const { labels, column } = survey(detail);
    if (labels < 2) return;
    // Tells the probe that this canvas is worth its while.
    event.preventDefault();
    since ||= Date.now();
    if (payloads.size > MAX_CANVASES) payloads.clear();
    payloads.set(target as HTMLCanvasElement, detail);
    if (column) report();
  };
  const look = () => {
    const elements: Element[] = [...texts];
    for (const { offsetWidth, offsetHeight, parentElement } of canvases) {
      if (offsetWidth > 299 && offsetHeight > 149 && parentElement) {
        elements.push(...parentElement.getElementsByTagName('*'));
      }
    }
    if (elements.length > texts.length) looks += 1;
    if (looks > PATIENCE || survey(describe(elements)).column) report();
  };
  let poll: ReturnType<typeof setInterval> | undefined = setInterval(look, POLL_MS);
  const attach = () => document.addEventListener(name, hear, true);
  attach();
  // `document.open()` keeps the page but drops every listener.
  const observer = new MutationObserver(attach);
  observer.observe(document, { childList: true });
  leaveChannel({
    name,
    take() {
      clearInterval(poll);
      observer.disconnect();
      document.removeEventListener(name, hear, true);
      return { payloads, since };
    },
  });
  offerChannel(document, 'labels', name);
}

/** The texts of elements, in the form of a payload. */
const describe = (elements: readonly Element[]) =>
  JSON.stringify(
    elements.slice(0, MAX_ELEMENTS).map((element) => {
      const { x, y } = element.getBoundingClientRect();
      return [element.textContent, x, y];
    }),
  );

/** How many labels an axis could have, and whether three of them stand below one another. */
function survey(payload: string): { labels: number; column: boolean } {
  const columns = new Map<number, Set<string>>();
  let labels = 0;
  let column = false;
  for (const [, text = '', x, y = ''] of payload.matchAll(LABEL)) {
    if (!AXIS_TEXT.test(text)) continue;
    labels += 1;
    const key = Math.round(Number(x) / 24);
    const rows = columns.get(key) ?? new Set();
    columns.set(key, rows.add(y));
    column ||= rows.size > 2;
  }
  return { labels, column };
}
