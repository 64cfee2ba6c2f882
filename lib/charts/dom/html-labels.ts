import { type AxisLabel, isShown, labelIn, meaningOf } from './axis-label';

/** A box that holds more is a page, not a chart. */
const MAX_ELEMENTS = 400;
/** Labels are placed themselves or lie in a layer that is. */
const MAX_LAYERS = 3;
const DIGIT = /\d/;
const HTML = 'http://www.w3.org/1999/xhtml';

/** The axis-like texts in the innermost HTML elements of a chart's box, placed by hand as labels are. */
export function readHtmlLabels(box: Element, surface: DOMRect): AxisLabel[] {
  const elements = box.getElementsByTagName('*');
  const labels: AxisLabel[] = [];
  if (elements.length > MAX_ELEMENTS) return labels;
  for (const element of elements) {
    if (element.childElementCount > 0 || element.namespaceURI !== HTML) continue;
    const text = element.textContent?.trim() ?? '';
    // Most words in a page are no months, and reading one is slow.
    const meaning = DIGIT.test(text) ? meaningOf(text) : undefined;
    if (!meaning || !isPlaced(element, box) || !isShown(element)) continue;
    const rect = rectOfText(element);
    if (rect.width > 0) labels.push(labelIn(rect, surface, element, text, meaning));
  }
  return labels;
}

function isPlaced(element: Element, box: Element): boolean {
  let layer: Element | null = element;
  for (let depth = 0; layer && layer !== box && depth < MAX_LAYERS; depth += 1) {
    const { position, transform } = getComputedStyle(layer);
    if (position === 'absolute' || (transform !== 'none' && transform !== '')) return true;
    layer = layer.parentElement;
  }
  return false;
}

/** Of the text itself: an element is often wider than what it says. */
function rectOfText(element: Element): DOMRect {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}
