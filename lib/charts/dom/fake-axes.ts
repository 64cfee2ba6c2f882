const SVG = 'http://www.w3.org/2000/svg';

export type Spot = readonly [left: number, top: number, width: number, height: number];

/** Puts an element where the test says. For tests. */
export function placeElement<Kind extends Element>(element: Kind, parent: Element, spot: Spot): Kind {
  element.getBoundingClientRect = () => new DOMRect(...spot);
  parent.append(element);
  return element;
}

/** An `<svg>` of 1000 × 500 at (100, 50). For tests. */
export const addSvg = (parent: Element = document.body) =>
  placeElement(document.createElementNS(SVG, 'svg'), parent, [100, 50, 1000, 500]);

/** A shape or group of a drawing. For tests. */
export function addPart(
  svg: Element,
  name: string,
  spot: Spot,
  attributes: Readonly<Record<string, string>> = {},
) {
  const part = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
  return placeElement(part, svg, spot);
}

/** A text whose middle lies at (`x`, `y`) from the corner of the `<svg>` of {@link addSvg}. For tests. */
export function addText(svg: Element, text: string, x: number, y: number, attributes = {}) {
  const element = addPart(svg, 'text', [100 + x - 20, 50 + y - 6, 40, 12], attributes);
  element.textContent = text;
  return element;
}

/** Prices 64,000 to 61,000, 100 px apart from 50 px down. For tests. */
export const addPrices = (svg: Element, x = 960) =>
  [64, 63, 62, 61].map((price, index) => addText(svg, `${price},000`, x, 50 + index * 100));
