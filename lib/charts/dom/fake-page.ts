/** Nothing in a test has a layout that could change, so the test says when something did. */
class FakeResizes {
  static all: FakeResizes[] = [];
  private readonly targets = new Set<Element>();

  constructor(private readonly callback: (entries: readonly { readonly target: Element }[]) => void) {
    FakeResizes.all.push(this);
  }
  observe(target: Element) {
    this.targets.add(target);
  }
  unobserve(target: Element) {
    this.targets.delete(target);
  }
  disconnect() {
    this.targets.clear();
  }
  fire(target: Element) {
    if (this.targets.has(target)) this.callback([{ target }]);
  }
}

/** The window of a test, whose frames come and whose elements are resized when the test says so. */
export class FakePage {
  readonly window: Window & typeof globalThis;
  private frames: FrameRequestCallback[] = [];

  constructor() {
    FakeResizes.all = [];
    this.window = Object.create(window, {
      Element: { value: Element },
      MutationObserver: { value: MutationObserver },
      ResizeObserver: { value: FakeResizes },
      requestAnimationFrame: { value: (callback: FrameRequestCallback) => this.frames.push(callback) },
      cancelAnimationFrame: { value: () => (this.frames = []) },
    }) as Window & typeof globalThis;
  }

  nextFrame(): void {
    for (const callback of this.frames.splice(0)) callback(0);
  }

  resize(target: Element): void {
    for (const observer of FakeResizes.all) observer.fire(target);
  }
}

/** Until observers have heard what was changed. */
export const burst = () => new Promise<void>((resolve) => setTimeout(resolve));
