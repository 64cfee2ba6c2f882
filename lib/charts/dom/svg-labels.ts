import { type AxisLabel, isShown, labelIn, meaningOf } from './axis-label';

/** A drawing with more texts is no chart. */
const MAX_TEXTS = 400;
const TURN = /rotate\(\s*-?0*[1-9.]|matrix|skew/;

/** The axis-like texts of a drawing. Turned ones do not say where they belong and are left out. */
export function readSvgLabels(svg: Element, surface: DOMRect): AxisLabel[] {
  const texts = svg.getElementsByTagName('text');
  const labels: AxisLabel[] = [];
  if (texts.length > MAX_TEXTS) return labels;
  for (const element of texts) {
    const text = textOf(element).trim();
    const meaning = meaningOf(text);
    if (!meaning || isTurned(element) || !isShown(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0) labels.push(labelIn(box, surface, element, text, meaning));
  }
  return labels;
}

/** What is shown: a `<title>` is a tooltip. */
function textOf(element: Element): string {
  if (element.childElementCount === 0) return element.textContent ?? '';
  const shown = [...element.childNodes].filter(({ nodeName }) => nodeName !== 'title');
  return shown.map(({ textContent }) => textContent ?? '').join('');
}

const isTurned = (element: Element) => TURN.test(element.getAttribute('transform') ?? '');
