import type { Rectangle } from './in-page';
import { overlap } from './overlap';

/** Says on the page what the extension would know from its feeds: the live price of what an element charts. */
export function tellLivePrice(element: HTMLElement, price: number): void {
  element.dataset['livePrice'] = String(price);
}

/** The live price told for a pane: that of the element which covers it best; without a pane only where there is one price. */
export function livePriceOf(document: Document, pane: Rectangle | undefined): number | undefined {
  const told = [...document.querySelectorAll<HTMLElement>('[data-live-price]')];
  if (told.length === 1) return priceOn(told[0]);
  if (!pane) return undefined;
  let best: { element: HTMLElement; share: number } | undefined;
  for (const element of told) {
    const share = overlap(element.getBoundingClientRect(), pane);
    if (share > (best?.share ?? 0)) best = { element, share };
  }
  return priceOn(best?.element);
}

const priceOn = (element: HTMLElement | undefined) => element && Number(element.dataset['livePrice']);
