type Task = () => void;

/**
 * Watches what is started from now on through microtasks, frames and observers: `note` hears the microseconds of each
 * run and the frame it ran in. Returns how to give the window its own functions back.
 */
export function timeCallbacks(
  window: Window & typeof globalThis,
  note: (microseconds: number, frame: number) => void,
): () => void {
  const { performance, document, MutationObserver: Mutations, ResizeObserver: Sizes } = window;
  const defer = window.queueMicrotask.bind(window);
  const nextFrame = window.requestAnimationFrame.bind(window);
  const timed = (run: Task) => {
    const start = performance.now();
    run();
    note((performance.now() - start) * 1000, Number(document.timeline.currentTime));
  };
  window.queueMicrotask = (task) => defer(() => timed(task));
  window.requestAnimationFrame = (task) => nextFrame((time) => timed(() => task(time)));
  window.MutationObserver = class extends Mutations {
    constructor(callback: MutationCallback) {
      super((records, observer) => timed(() => callback(records, observer)));
    }
  };
  window.ResizeObserver = class extends Sizes {
    constructor(callback: ResizeObserverCallback) {
      super((entries, observer) => timed(() => callback(entries, observer)));
    }
  };
  return () => {
    Object.assign(window, { queueMicrotask: defer, requestAnimationFrame: nextFrame });
    Object.assign(window, { MutationObserver: Mutations, ResizeObserver: Sizes });
  };
}
