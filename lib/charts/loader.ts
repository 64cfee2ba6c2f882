import { createChannelName, offerChannel } from './channel';
import { leaveChannel } from './handover';
import { MAX_PAYLOAD_LENGTH } from './label-payload';

/** Text and place of each label that holds a digit, cut straight out of the payload. */
const LABEL = /\["([^"\\]*\d[^"\\]*)",(-?[\d.]+),(-?[\d.]+)/g;
/** Numbers and clock times: no words. */
const AXIS_TEXT = /^[^a-z]+[kmbt]?$/i;
const MAX_CANVASES = 64;

/**
 * Isolated world, in every frame from its start: waits for a canvas whose labels look like a price axis, then
 * calls `onChart` once. Keeps the newest payload of each canvas for the overlay that follows.
 */
export function startLoader(document: Document, onChart: () => void): void {
  const name = createChannelName();
  const payloads = new Map<HTMLCanvasElement, string>();
  let found = false;
  let since = 0;
  const hear = (event: Event) => {
    const { target, detail } = event as CustomEvent<unknown>;
    if (typeof detail !== 'string' || detail.length > MAX_PAYLOAD_LENGTH) return;
    const { labels, column } = survey(detail);
    if (labels < 2) return;
    // Tells the probe that this canvas is worth its while.
    event.preventDefault();
    since ||= Date.now();
    if (payloads.size > MAX_CANVASES) payloads.clear();
    payloads.set(target as HTMLCanvasElement, detail);
    if (!found && column) {
      found = true;
      onChart();
    }
  };
  const attach = () => document.addEventListener(name, hear, true);
  attach();
  // `document.open()` keeps the page but drops every listener.
  const observer = new MutationObserver(attach);
  observer.observe(document, { childList: true });
  leaveChannel({
    name,
    take() {
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
