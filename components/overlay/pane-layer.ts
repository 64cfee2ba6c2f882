import type { ChartPlace, Rect } from '@/lib/charts/chart-view';
import { ensureDefined } from '@/lib/core/assert';
import { adoptStyles } from './styles';

/** A page may take the layer out so many times in a row, each soon after the last, before it is left alone. */
const MAX_REMOVALS = 5;
const IN_A_ROW_MS = 10_000;
/** A layer that lands further than this from the pane is not held by a usable parent. */
const TOLERANCE_PX = 0.75;

/** A way in CSS pixels of the page. */
interface Way {
  readonly right: number;
  readonly down: number;
}

/** @param ratio device pixels in a CSS pixel. */
type Move = (style: CSSStyleDeclaration, way: Way, ratio: number) => void;

interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
}

/**
 * Two boxes exactly over a chart's pane, each with a closed shadow root: the heat right after what draws it, so
 * that a crosshair canvas that follows stays above it, and the controls above them all. Neither catches the pointer.
 */
export class PaneLayer {
  readonly heat: HTMLCanvasElement;
  /** Where controls live; they turn their own `pointer-events` on. */
  readonly controls: ShadowRoot;
  private readonly hosts: readonly [heat: Host, controls: Host];
  private readonly watcher: MutationObserver;
  private surface: Element | undefined;
  private pane: Rect | undefined;
  private removals = 0;
  private removedAt = -Infinity;
  private fixed = false;

  /** @param onGivenUp the page keeps taking the layer out. */
  constructor(
    private readonly document: Document,
    private readonly now: () => number,
    private readonly onGivenUp: () => void,
  ) {
    this.hosts = [createHost(document, '1'), createHost(document, '5')];
    const [heat, controls] = this.hosts;
    this.heat = document.createElement('canvas');
    this.heat.style.cssText = 'position:absolute;left:0;top:0;image-rendering:pixelated';
    heat.root.append(this.heat);
    this.controls = controls.root;
    adoptStyles(controls.root, document);
    this.watcher = new MutationObserver(() => this.onMutation());
  }

  /** Lays both boxes on the pane. False when the chart is not on the page or the page will not have the layer. */
  place({ surface, pane }: ChartPlace): boolean {
    if (surface !== this.surface) {
      this.unmount();
      this.removals = 0;
      this.surface = surface;
    }
    if (!surface.isConnected || this.removals > MAX_REMOVALS) {
      this.unmount();
      return false;
    }
    if (!this.mounted) this.mount(surface, pane);
    else if (!isSameRect(pane, this.pane)) this.position(pane, slide);
    this.pane = pane;
    return true;
  }

  /** Takes the boxes off the page; `place` puts them back. */
  unmount(): void {
    this.watcher.disconnect();
    for (const { element } of this.hosts) element.remove();
    this.pane = undefined;
  }

  private get mounted(): boolean {
    const parent = this.fixed ? this.document.documentElement : this.surface?.parentNode;
    return this.hosts.every(({ element }) => element.isConnected && element.parentNode === parent);
  }

  private mount(surface: Element, pane: Rect): void {
    this.unmount();
    const parent = usableParent(surface);
    this.fixed = false;
    if (parent) this.insert(surface, parent);
    if (!parent || !this.position(pane, lay)) {
      this.fixed = true;
      this.document.documentElement.append(...this.hosts.map(({ element }) => element));
      this.position(pane, lay);
    }
    const watched = [surface.parentNode, this.fixed ? this.document.documentElement : undefined];
    for (const node of watched) if (node) this.watcher.observe(node, { childList: true });
  }

  private insert(surface: Element, parent: ParentNode): void {
    const [heat, controls] = this.hosts;
    surface.after(heat.element);
    parent.append(controls.element);
  }

  /** Moves the boxes by what they are off. False when they do not land on the pane. Each reading lays the page out once. */
  private position(pane: Rect, move: Move): boolean {
    const boxes = this.hosts.map(({ element }) => element);
    for (const { style } of boxes) {
      style.setProperty('position', this.fixed ? 'fixed' : 'absolute', 'important');
      style.setProperty('width', `${pane.width}px`, 'important');
      style.setProperty('height', `${pane.height}px`, 'important');
    }
    const before = boxes.map((box) => box.getBoundingClientRect());
    const ratio = this.document.defaultView?.devicePixelRatio ?? 1;
    for (const [index, { left, top }] of before.entries()) {
      const { style } = ensureDefined(boxes[index], 'a box');
      move(style, { right: pane.left - left, down: pane.top - top }, ratio);
    }
    return boxes.every((box) => isNear(box.getBoundingClientRect(), pane));
  }

  /** The page changed what surrounds the chart: put the boxes back if it took them out. */
  private onMutation(): void {
    const { surface, pane } = this;
    if (!surface?.isConnected) this.unmount();
    if (this.mounted || !surface?.isConnected || !pane) return;
    const now = this.now();
    this.removals = now - this.removedAt > IN_A_ROW_MS ? 1 : this.removals + 1;
    this.removedAt = now;
    if (this.removals <= MAX_REMOVALS) {
      this.mount(surface, pane);
      this.pane = pane;
      return;
    }
    this.unmount();
    this.onGivenUp();
  }
}

function createHost(document: Document, zIndex: string): Host {
  const element = document.createElement('div');
  const declarations = {
    display: 'block',
    left: '0px',
    top: '0px',
    margin: '0',
    padding: '0',
    border: '0',
    'min-width': '0',
    'max-width': 'none',
    'min-height': '0',
    'max-height': 'none',
    background: 'none',
    transform: 'none',
    opacity: '1',
    overflow: 'hidden',
    contain: 'strict',
    'pointer-events': 'none',
    'z-index': zIndex,
  };
  for (const [name, value] of Object.entries(declarations)) {
    element.style.setProperty(name, value, 'important');
  }
  return { element, root: element.attachShadow({ mode: 'closed' }) };
}

/** Boxes can only be laid out by HTML: not by the inside of a picture. */
function usableParent({ parentNode }: Element): ParentNode | undefined {
  return parentNode instanceof HTMLElement || parentNode instanceof ShadowRoot ? parentNode : undefined;
}

/** Moves a box that was not on the page before: nobody saw it elsewhere. */
function lay(style: CSSStyleDeclaration, { right, down }: Way): void {
  style.setProperty('left', `${pixels(style.left) + right}px`, 'important');
  style.setProperty('top', `${pixels(style.top) + down}px`, 'important');
}

/**
 * Moves a box that is seen by a translation: being laid out elsewhere would count as a shift of the page's layout. The
 * translation is of whole device pixels, and what that leaves over, too little for a shift, stays with the layout: it
 * is rounded there as the chart's own place is.
 */
function slide(style: CSSStyleDeclaration, { right, down }: Way, ratio: number): void {
  const [x = '', y = ''] = style.getPropertyValue('translate').split(' ');
  const whole = { right: Math.round(right * ratio) / ratio, down: Math.round(down * ratio) / ratio };
  const translate = `${pixels(x) + whole.right}px ${pixels(y) + whole.down}px`;
  style.setProperty('translate', translate, 'important');
  lay(style, { right: right - whole.right, down: down - whole.down });
}

const pixels = (length: string) => Number.parseFloat(length) || 0;

const isNear = (rect: Rect, pane: Rect) =>
  Math.abs(rect.left - pane.left) <= TOLERANCE_PX &&
  Math.abs(rect.top - pane.top) <= TOLERANCE_PX &&
  Math.abs(rect.width - pane.width) <= TOLERANCE_PX &&
  Math.abs(rect.height - pane.height) <= TOLERANCE_PX;

export const isSameRect = (pane: Rect, other: Rect | undefined) =>
  other !== undefined &&
  pane.left === other.left &&
  pane.top === other.top &&
  pane.width === other.width &&
  pane.height === other.height;
