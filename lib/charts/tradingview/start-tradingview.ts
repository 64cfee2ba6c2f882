import { findTradingView } from './page-object';
import { sampleTradingView } from './sample';

/** Event names on the channel: the isolated side asks, the page side answers at once. */
export const askName = (channel: string) => `${channel}-ask`;
export const answerName = (channel: string) => `${channel}-answer`;

/**
 * Main world, injected only where the overlay wants it: answers each question with what the page's chart object
 * says at that moment, as a JSON text (`null` when there is no such object). Does nothing while nobody asks.
 */
export function startTradingView(page: Window & typeof globalThis, channel: string): void {
  const { CustomEvent, JSON, document } = page;
  const { stringify } = JSON;
  document.addEventListener(askName(channel), () => {
    const api = findTradingView(page);
    const detail = stringify((api && sampleTradingView(api)) ?? null);
    document.dispatchEvent(new CustomEvent(answerName(channel), { detail }));
  });
}
