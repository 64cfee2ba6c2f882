const SVG = 'http://www.w3.org/2000/svg';
/** Shapes make up a plot, not its axes. */
const OF_LABELS = new Set(['text', 'tspan', 'g', 'svg']);

/** What is observed of a source: whatever can change or move a label. */
export const WATCHED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: [
    'x',
    'y',
    'dx',
    'dy',
    'transform',
    'opacity',
    'visibility',
    'display',
    'style',
    'class',
    'viewBox',
    'width',
    'height',
  ],
} satisfies MutationObserverInit;

export const isSvg = (element: Element) => element.namespaceURI === SVG;

/** The element a change may have relabelled; undefined for shapes and canvases, which bear no labels. */
export function changedElement({ target }: MutationRecord): Element | undefined {
  const element = target.nodeType === Node.ELEMENT_NODE ? (target as Element) : target.parentElement;
  if (!element) return undefined;
  if (isSvg(element)) return OF_LABELS.has(element.localName) ? element : undefined;
  return element.localName === 'canvas' ? undefined : element;
}

/** The drawing a part of one belongs to, through drawings within drawings. */
export function outermostSvg(part: Element): Element {
  let svg = part;
  for (let owner = ownerOf(svg); owner; owner = ownerOf(svg)) svg = owner;
  return svg;
}

const ownerOf = (element: Element) =>
  ('ownerSVGElement' in element ? element.ownerSVGElement : null) as Element | null;
