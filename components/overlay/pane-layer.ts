import type { ChartPlace, Rect } from '@/lib/charts/chart-view';
import { ensureDefined } from '@/lib/core/assert';
import { adoptStyles } from './styles';

/** A page may take the layer out so many times in a row, each soon after the last, before it is left alone. */
const MAX_REMOVALS = 5;
const IN_A_ROW_MS = 10_000;
/** A layer that lands further than this from the pane is not held by a usable parent. */
const TOLERANCE_PX = 0.75;

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
    else if (!isSameRect(pane, this.pane)) this.position(pane);
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
    if (!parent || !this.position(pane)) {
      this.fixed = true;
      this.document.documentElement.append(...this.hosts.map(({ element }) => element));
      this.position(pane);
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
  private position(pane: Rect): boolean {
    const boxes = this.hosts.map(({ element }) => element);
    for (const { style } of boxes) {
      style.setProperty('position', this.fixed ? 'fixed' : 'absolute', 'important');
      style.setProperty('width', `${pane.width}px`, 'important');
      style.setProperty('height', `${pane.height}px`, 'important');
    }
    const before = boxes.map((box) => box.getBoundingClientRect());
    for (const [index, { left, top }] of before.entries()) {
      const { style } = ensureDefined(boxes[index], 'a box');
      moveBy(style, 'left', pane.left - left);
      moveBy(style, 'top', pane.top - top);
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

function moveBy(style: CSSStyleDeclaration, edge: 'left' | 'top', distance: number): void {
  style.setProperty(edge, `${(Number.parseFloat(style[edge]) || 0) + distance}px`, 'important');
}

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
