/** Charts nest their parts this deep at most. */
const MAX_CLIMB = 12;

/**
 * The text in which a chart names its symbol: the one nearest to what draws the chart, so that of several charts each
 * has its own; without a chart, or in a frame that has none, the page's first.
 */
export function chartLegend(
  selector: string,
  surface: Element | undefined,
  page: Document,
): string | undefined {
  let around = surface?.parentElement;
  for (let step = 0; around && step < MAX_CLIMB; step += 1) {
    const found = around.querySelector(selector)?.textContent;
    if (found) return found;
    around = around.parentElement;
  }
  return page.querySelector(selector)?.textContent || undefined;
}
