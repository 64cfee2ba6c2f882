const WHEEL_ZOOM = 1 / 900;
const STRETCH = 1 / 180;

/** What gestures do to a chart; coordinates and distances are CSS pixels of the element that was touched. */
export interface Gestures {
  zoom(factor: number, x: number): void;
  scroll(pixels: number): void;
  pan(pane: number, pixels: number): void;
  stretchPrices(pane: number, factor: number): void;
  fitPrices(pane: number): void;
  stretchTimes(factor: number): void;
  resetTimes(): void;
  point(pane: number, x: number, y: number): void;
  leave(): void;
}

/** Wheel, drag and crosshair of one pane. */
export function listenToPane(box: HTMLElement, pane: number, gestures: Gestures, signal: AbortSignal): void {
  const at = (event: MouseEvent) => {
    const { left, top } = box.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top] as const;
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) gestures.scroll(-event.deltaX);
    else gestures.zoom(Math.exp(-event.deltaY * WHEEL_ZOOM), at(event)[0]);
  };
  const onMove = (event: PointerEvent) => gestures.point(pane, ...at(event));
  // Not passive: the page itself must not scroll.
  box.addEventListener('wheel', onWheel, { passive: false, signal });
  box.addEventListener('pointermove', onMove, { signal });
  box.addEventListener('pointerleave', () => gestures.leave(), { signal });
  listenToDrag(box, signal, (x, y) => {
    gestures.scroll(x);
    gestures.pan(pane, y);
  });
}

export function listenToPriceAxis(
  box: HTMLElement,
  pane: number,
  gestures: Gestures,
  signal: AbortSignal,
): void {
  listenToDrag(box, signal, (_, y) => gestures.stretchPrices(pane, Math.exp(y * STRETCH)));
  box.addEventListener('dblclick', () => gestures.fitPrices(pane), { signal });
}

export function listenToTimeAxis(box: HTMLElement, gestures: Gestures, signal: AbortSignal): void {
  listenToDrag(box, signal, (x) => gestures.stretchTimes(Math.exp(x * STRETCH)));
  box.addEventListener('dblclick', () => gestures.resetTimes(), { signal });
}

/** Tells how far a pressed pointer moved since the last time. */
export function listenToDrag(
  box: HTMLElement,
  signal: AbortSignal,
  move: (x: number, y: number) => void,
): void {
  let last: readonly [number, number] | undefined;
  box.addEventListener(
    'pointerdown',
    (event) => {
      last = [event.clientX, event.clientY];
      box.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  box.addEventListener(
    'pointermove',
    (event) => {
      if (!last) return;
      move(event.clientX - last[0], event.clientY - last[1]);
      last = [event.clientX, event.clientY];
    },
    { signal },
  );
  const release = () => {
    last = undefined;
  };
  box.addEventListener('pointerup', release, { signal });
  box.addEventListener('pointercancel', release, { signal });
}
