import type { Pointer } from './crosshair-check';

export interface GeometryListener {
  /** The page may have moved what is watched. */
  onMove(): void;
  /** Somebody pointed, scrolled or typed: the page may move its chart without drawing any label. */
  onTouch(event: Event): void;
}

/** Tells when the page may have moved its canvases without drawing on them, and when somebody used the page. */
export class GeometryWatch {
  /** True from the first time somebody pressed, scrolled or typed. */
  touched = false;
  /** When the user last dragged, turned the wheel or pressed a key that moves: epoch milliseconds. */
  movedAt = -Infinity;
  /** Where the pointer was last; undefined until it moves. */
  pointer: Pointer | undefined;

  private readonly controller = new AbortController();
  private readonly resizes: ResizeObserver;
  private readonly rewrites: MutationObserver;
  private watched: ReadonlySet<Element> = new Set();
  private frame = 0;

  constructor(
    private readonly document: Document,
    private readonly window: Window & typeof globalThis,
    private readonly listener: GeometryListener,
  ) {
    this.resizes = new window.ResizeObserver(this.moveSoon);
    this.attach();
    // `document.open()` keeps the page but drops every listener.
    this.rewrites = new window.MutationObserver(() => this.attach());
    this.rewrites.observe(document, { childList: true });
  }

  /** Watches exactly these elements; one that leaves the page counts as resized. */
  watch(elements: readonly Element[]): void {
    if (elements.length === this.watched.size && elements.every((element) => this.watched.has(element)))
      return;
    this.resizes.disconnect();
    this.watched = new Set(elements);
    for (const element of this.watched) this.resizes.observe(element);
  }

  stop(): void {
    this.controller.abort();
    this.resizes.disconnect();
    this.rewrites.disconnect();
    this.window.cancelAnimationFrame(this.frame);
  }

  private attach(): void {
    const { signal } = this.controller;
    const options = { capture: true, passive: true, signal };
    const { document } = this;
    for (const name of ['pointerdown', 'wheel', 'keydown'])
      document.addEventListener(name, this.touch, options);
    for (const name of ['scroll', 'fullscreenchange'])
      document.addEventListener(name, this.moveSoon, options);
    document.addEventListener('pointermove', this.point, options);
    this.window.addEventListener('resize', this.moveSoon, { passive: true, signal });
  }

  private readonly touch = (event: Event) => {
    if (!event.isTrusted) return;
    this.touched = true;
    if (event.type === 'wheel' || isMoveKey(event)) this.movedAt = Date.now();
    this.listener.onTouch(event);
  };

  private readonly point = ({ isTrusted, buttons, clientX: x, clientY: y }: PointerEvent) => {
    if (!isTrusted) return;
    this.pointer = { x, y };
    if (buttons !== 0) this.movedAt = Date.now();
  };

  /** Once in the next frame, however many things move. */
  private readonly moveSoon = () => {
    if (this.frame) return;
    this.frame = this.window.requestAnimationFrame(() => {
      this.frame = 0;
      this.listener.onMove();
    });
  };
}

/** Keys that pan and zoom by steps; Home and End and what is typed into a date field jump. */
const MOVE_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', '+', '-', '='];

const isMoveKey = (event: Event) => event instanceof KeyboardEvent && MOVE_KEYS.includes(event.key);
