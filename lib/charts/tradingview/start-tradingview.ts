import { Crosshairs } from './crosshairs';
import { attempt } from './page-object';
import { sampleLayout } from './sample-layout';

/** Event names on the channel: the isolated side asks or stops, the page side answers at once. */
export const askName = (channel: string) => `${channel}-ask`;
export const answerName = (channel: string) => `${channel}-answer`;
export const stopName = (channel: string) => `${channel}-stop`;

/**
 * Main world, injected only where the overlay wants it: answers each question with what the page's chart object
 * says at that moment, as a JSON text `[stamp, samples]`. The stamp changes with the samples; a question that names
 * the newest stamp gets `[stamp]` alone. Does nothing while nobody asks, and is gone after the stop.
 */
export function startTradingView(page: Window & typeof globalThis, channel: string): void {
  const { CustomEvent, JSON, MutationObserver, document } = page;
  const { stringify } = JSON;
  const crosshairs = new Crosshairs();
  let last: string | undefined;
  let count = 0;
  const answer = (event: Event) => {
    const body = attempt(() => stringify(sampleLayout(page, crosshairs)));
    if (body !== last) count += 1;
    last = body;
    const stamp = `"${count}"`;
    const known = (event as CustomEvent<unknown>).detail === String(count);
    const detail = known ? `[${stamp}]` : `[${stamp},${body}]`;
    // A page that broke a built-in loses its chart object, nothing else.
    attempt(() => document.dispatchEvent(new CustomEvent(answerName(channel), { detail })));
  };
  const attach = () => {
    document.addEventListener(askName(channel), answer);
    document.addEventListener(stopName(channel), stop);
  };
  // `document.open()` keeps the page but drops every listener.
  const observer = new MutationObserver(attach);
  const stop = () => {
    observer.disconnect();
    document.removeEventListener(askName(channel), answer);
    document.removeEventListener(stopName(channel), stop);
    crosshairs.stop();
  };
  attach();
  observer.observe(document, { childList: true });
}
