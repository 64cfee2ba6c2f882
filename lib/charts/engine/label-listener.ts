import { type DrawnLabel, readPayload } from './read-payload';

/** What came over the channel, counted: a page that forges or floods shows here and nowhere else. */
export interface ListenerCounts {
  readonly accepted: number;
  /** Not a label message at all. */
  readonly malformed: number;
  /** Beyond the rate a page draws at. */
  readonly dropped: number;
}

export interface LabelListener {
  readonly counts: ListenerCounts;
  stop(): void;
}

/** Messages of one canvas per second: one per frame on the fastest screens. */
const MAX_PER_CANVAS = 300;
const MAX_PER_FRAME = 3000;

interface Options {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  /** Name of the label events. */
  readonly name: string;
  /** Returns whether the canvas is of use, which the probe learns by the event being cancelled. */
  readonly onLabels: (canvas: HTMLCanvasElement, labels: readonly DrawnLabel[]) => boolean;
}

/** Listens for the labels of the probe; hands on the well-formed ones within the rate. */
export function listenForLabels({ document, window, name, onLabels }: Options): LabelListener {
  const counts = { accepted: 0, malformed: 0, dropped: 0 };
  const remember = createMemory();
  const rate = new RateLimit(() => window.performance.now());
  const hear = (event: Event) => {
    const { target, detail } = event as CustomEvent<unknown>;
    if (!(target instanceof window.HTMLCanvasElement)) {
      counts.malformed += 1;
      return;
    }
    if (!rate.allows(target)) {
      counts.dropped += 1;
      return;
    }
    const labels = remember(target, detail);
    if (!labels) {
      counts.malformed += 1;
      return;
    }
    counts.accepted += 1;
    if (onLabels(target, labels)) event.preventDefault();
  };
  const attach = () => document.addEventListener(name, hear, true);
  attach();
  // `document.open()` keeps the page but drops every listener.
  const observer = new window.MutationObserver(attach);
  observer.observe(document, { childList: true });
  return {
    counts,
    stop() {
      observer.disconnect();
      document.removeEventListener(name, hear, true);
    },
  };
}

/** A canvas often draws the same labels again; they are read once and stay the same object. */
function createMemory() {
  const last = new WeakMap<HTMLCanvasElement, { body: string; labels: readonly DrawnLabel[] }>();
  return (canvas: HTMLCanvasElement, detail: unknown): readonly DrawnLabel[] | undefined => {
    // All but version and sequence.
    const body = typeof detail === 'string' ? detail.slice(detail.indexOf('[', 1)) : '';
    const known = last.get(canvas);
    if (known && known.body === body) return known.labels;
    const labels = readPayload(detail);
    if (labels) last.set(canvas, { body, labels });
    return labels;
  };
}

class RateLimit {
  private second = -Infinity;
  private total = 0;
  private ofCanvas = new Map<HTMLCanvasElement, number>();

  constructor(private readonly now: () => number) {}

  allows(canvas: HTMLCanvasElement): boolean {
    const now = this.now();
    if (now - this.second > 1000) {
      this.second = now;
      this.total = 0;
      this.ofCanvas = new Map();
    }
    const count = (this.ofCanvas.get(canvas) ?? 0) + 1;
    this.ofCanvas.set(canvas, count);
    this.total += 1;
    return count <= MAX_PER_CANVAS && this.total <= MAX_PER_FRAME;
  }
}
