import { createChannelName, offerChannel } from './channel';
import { leaveChannel } from './handover';
import { MAX_PAYLOAD_LENGTH, PARTS } from './label-payload';

/** Place of each label that is a number or a clock time and no word, cut straight out of the payload. */
const LABEL = /\["[^"\\a-z]*\d[^"\\a-z]*[kmbt]?",([^,]+),([^,]+)/gi;
const MAX_CANVASES = 64;
const POLL_MS = 250;
/** So many looks at a plot on which nothing is written: its labels stand beside it, or cannot be read at all. */
const PATIENCE = 8;
/** Plots are larger than this, in CSS pixels. */
const MIN_WIDTH = 299;
const MIN_HEIGHT = 149;
/** A drawing of two axes holds more texts than this. */
const FEW_TEXTS = 5;

/**
 * Isolated world, in every frame from its start: waits for labels on a canvas that look like a price axis, for a
 * drawing with texts or for a plot without any, then calls `onChart` once. Keeps the newest payload of each canvas for
 * the overlay that follows.
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
    if (payloads.size > MAX_CANVASES) payloads.clear();
    payloads.set(target as HTMLCanvasElement, detail);
    const { labels, column } = survey(detail);
    if (labels < 2) return;
    // Tells the probe that this canvas is worth its while.
    event.preventDefault();
    since ||= Date.now();
    if (column) report();
  };
  const look = () => {
    for (const canvas of canvases) {
      const isPlot = canvas.offsetWidth > MIN_WIDTH && canvas.offsetHeight > MIN_HEIGHT;
      if (isPlot && !payloads.has(canvas)) {
        looks += 1;
        break;
      }
    }
    if (looks > PATIENCE || texts.length > FEW_TEXTS) report();
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

/** How many labels an axis could have, and whether three of them stand below one another. */
function survey(payload: string): { labels: number; column: boolean } {
  const columns = new Map<number, Set<string>>();
  let labels = 0;
  let column = false;
  for (const [, x, y = ''] of payload.matchAll(LABEL)) {
    labels += 1;
    const key = Math.round(Number(x) / (24 * PARTS));
    const rows = columns.get(key) ?? new Set();
    columns.set(key, rows.add(y));
    column ||= rows.size > 2;
  }
  return { labels, column };
}
