/** Tells when the page may have moved its canvases without drawing on them, and when somebody used the page. */
export class GeometryWatch {
  /** True from the first time somebody pointed, scrolled or typed. */
  touched = false;

  private readonly controller = new AbortController();
  private readonly resizes: ResizeObserver;
  private watched: ReadonlySet<Element> = new Set();
  private frame = 0;

  constructor(
    document: Document,
    private readonly window: Window & typeof globalThis,
    private readonly onMove: () => void,
  ) {
    const { signal } = this.controller;
    const options = { capture: true, passive: true, signal };
    const touch = ({ isTrusted }: Event) => {
      this.touched ||= isTrusted;
    };
    for (const name of ['pointerdown', 'wheel', 'keydown']) document.addEventListener(name, touch, options);
    for (const name of ['scroll', 'fullscreenchange'])
      document.addEventListener(name, this.moveSoon, options);
    window.addEventListener('resize', this.moveSoon, { passive: true, signal });
    this.resizes = new window.ResizeObserver(this.moveSoon);
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
    this.window.cancelAnimationFrame(this.frame);
  }

  /** Once in the next frame, however many things move. */
  private readonly moveSoon = () => {
    if (this.frame) return;
    this.frame = this.window.requestAnimationFrame(() => {
      this.frame = 0;
      this.onMove();
    });
  };
}
