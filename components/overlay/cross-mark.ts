import type { Rect } from '@/lib/charts/chart-view';
import { element } from './element';

export interface CrossMarkPorts {
  /** Where the pane lies now, in client CSS pixels. */
  pane(): Rect;
  /** The mark was moved, to shares of the pane's width and height. */
  move(x: number, y: number): void;
}

const BIG_STEP = 10;
const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A cross that is dragged, or moved by arrow keys, over the pane, with a line to each axis. */
export class CrossMark {
  readonly elements: readonly HTMLElement[];
  private readonly handle: HTMLElement;
  private readonly across: HTMLElement;
  private readonly up: HTMLElement;
  /** From the pointer to the middle of the mark, while it is dragged. */
  private grip = { x: 0, y: 0 };

  constructor(
    document: Document,
    name: string,
    private readonly ports: CrossMarkPorts,
    /** Shares of the pane's width and height. */
    private at: { readonly x: number; readonly y: number },
  ) {
    this.handle = element(document, 'div', 'cross', name);
    this.handle.tabIndex = 0;
    this.handle.setAttribute('role', 'button');
    this.handle.setAttribute('aria-label', `Mark ${name}: drag it, or move it with the arrow keys`);
    this.across = element(document, 'div', 'across');
    this.up = element(document, 'div', 'up');
    this.elements = [this.across, this.up, this.handle];
    this.listen();
    this.draw();
  }

  private listen(): void {
    const { handle } = this;
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      const { left, top, width, height } = this.ports.pane();
      const { x, y } = this.at;
      this.grip = { x: left + x * width - event.clientX, y: top + y * height - event.clientY };
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
      if (handle.hasPointerCapture(pointerId)) this.moveTo(clientX + this.grip.x, clientY + this.grip.y);
    });
    handle.addEventListener('keydown', (event) => this.onKey(event));
  }

  private onKey(event: KeyboardEvent): void {
    const [x, y] = STEPS[event.key] ?? [];
    if (x === undefined || y === undefined) return;
    event.preventDefault();
    const step = event.shiftKey ? BIG_STEP : 1;
    const { left, top, width, height } = this.ports.pane();
    this.moveTo(left + this.at.x * width + x * step, top + this.at.y * height + y * step);
  }

  private moveTo(clientX: number, clientY: number): void {
    const { left, top, width, height } = this.ports.pane();
    const at = { x: within((clientX - left) / width), y: within((clientY - top) / height) };
    if (!Number.isFinite(at.x) || !Number.isFinite(at.y)) return;
    this.at = at;
    this.draw();
    this.ports.move(at.x, at.y);
  }

  private draw(): void {
    const [left, top] = [`${100 * this.at.x}%`, `${100 * this.at.y}%`];
    this.handle.style.left = this.up.style.left = left;
    this.handle.style.top = this.across.style.top = top;
  }
}

const within = (share: number) => Math.min(1, Math.max(0, share));
