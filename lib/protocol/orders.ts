import { browser } from '../platform/browser';
import { fields } from './checks';

/** What the background may order an overlay to do. */
export type Order = 'toggle-sidebar';

const isOrder = (value: unknown): value is Order => value === 'toggle-sidebar';

/** Orders the overlay in one frame of a tab. Rejects when it has none. */
export async function order(tabId: number, frameId: number, name: Order): Promise<void> {
  await browser.tabs.sendMessage(tabId, { to: 'overlay', order: name }, { frameId });
}

/** Hears the background's orders; the returned function ends that. Pages cannot send any. */
export function onOrder(listener: (name: Order) => void): () => void {
  const hear = (message: unknown, sender: { readonly id?: string | undefined }) => {
    const { to, order: name } = fields(message);
    if (sender.id === browser.runtime.id && to === 'overlay' && isOrder(name)) listener(name);
    return undefined;
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}
