import type { ChartState, ChartView } from '@/lib/charts/chart-view';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import { AXES, testColumn } from '@/lib/render/test-scene';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import type { OverlayLook } from './look';

/** One entry per call of the 2D contexts of a test page: the canvas' class or `heat`, and what was called. */
export interface DrawLog {
  readonly calls: string[];
  count(name: string): number;
}

const { layers, profile, funding, marks } = DEFAULT_SETTINGS;

/** Nothing but the order book. */
export const BOOK_ONLY: OverlayLook = {
  ...DEFAULT_SETTINGS,
  layers: { ...layers, liquidation: { ...layers.liquidation, visible: false } },
  profile: { ...profile, visible: false },
  funding: { ...funding, visible: false },
  marks: { ...marks, visible: false },
};

/** The order book alone, painted in another way. */
export const bookStyled = (change: Partial<LayerStyle>): OverlayLook => ({
  ...BOOK_ONLY,
  layers: { ...BOOK_ONLY.layers, 'order-book': { ...BOOK_ONLY.layers['order-book'], ...change } },
});

const RECT = { left: 30, top: 20, width: 160, height: 120 };

/** Four columns with orders in bins 3, 5 and 8. */
export const HISTORY = {
  stepMs: 1000,
  columns: [0, 1, 2, 3].map((index) => testColumn({ index, bids: { 3: 100, 5: 40 }, asks: { 8: 150 } })),
  gaps: [],
};

/** Gives happy-dom's canvases, which cannot draw, contexts that note what is asked of them. */
export function installContexts(): DrawLog {
  const calls: string[] = [];
  const note =
    (name: string, result?: unknown) =>
    (...args: unknown[]) => {
      calls.push(`${name} ${args.filter((arg) => typeof arg === 'number').join(' ')}`.trim());
      return result;
    };
  HTMLCanvasElement.prototype.getContext = (() => ({
    beginPath: note('beginPath'),
    clearRect: note('clearRect'),
    clip: note('clip'),
    createPattern: note('createPattern', {}),
    drawImage: note('drawImage'),
    fillRect: note('fillRect'),
    fillText: note('fillText'),
    putImageData: note('putImageData'),
    rect: note('rect'),
    restore: note('restore'),
    save: note('save'),
    setTransform: note('setTransform'),
  })) as unknown as HTMLCanvasElement['getContext'];
  return { calls, count: (name) => calls.filter((call) => call.startsWith(name)).length };
}

/** A chart's canvases in a box, and the closed shadow roots of whatever is laid on them. */
export class TestPage {
  readonly holder: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly roots: ShadowRoot[] = [];
  /** What the holder of the canvas is shrunk to by the page. */
  scale = 1;
  private frames = new Map<number, FrameRequestCallback>();
  private frameCount = 0;

  constructor() {
    document.body.replaceChildren();
    this.holder = document.createElement('div');
    this.canvas = document.createElement('canvas');
    this.holder.append(this.canvas, document.createElement('canvas'));
    document.body.append(this.holder);
    this.layOut();
    this.watchRoots();
    window.requestAnimationFrame = (task) => {
      this.frames.set((this.frameCount += 1), task);
      return this.frameCount;
    };
    window.cancelAnimationFrame = (id) => void this.frames.delete(id);
  }

  /** Runs what waits for the next frame; says how much there was. */
  frame(): number {
    const due = [...this.frames.values()];
    this.frames.clear();
    for (const task of due) task(0);
    return due.length;
  }

  view(change: Partial<ChartView> = {}): ChartView {
    const { pane, price, time } = AXES;
    const rest = { confidence: 1, errorPx: 0.2, source: 'labels' } as const;
    return { ...rest, pane, price, time, surface: this.canvas, ...change };
  }

  locked(change: Partial<ChartView> = {}): ChartState {
    return { kind: 'locked', id: 'chart', view: this.view(change) };
  }

  /** A chart that cannot be painted, where it lies known or not. */
  unlocked(kind: 'settling' | 'parked', reason: string, isPlaced = false): ChartState {
    const { surface, pane } = this.view();
    return { kind, id: 'chart', reason, ...(isPlaced && { place: { surface, pane } }) };
  }

  /** The hosts on the page, in order. */
  get hosts(): readonly Element[] {
    return this.roots.map(({ host }) => host).filter((host) => host.isConnected);
  }

  /** An element of the overlay by selector; the first shadow root holds the heat, the second the controls. */
  find(selector: string): HTMLElement {
    for (const root of this.roots) {
      const found = root.querySelector<HTMLElement>(selector);
      if (found) return found;
    }
    throw new Error(`${selector} is not in the overlay`);
  }

  /** All elements of the overlay by selector. */
  findAll(selector: string): readonly HTMLElement[] {
    return this.roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
  }

  private watchRoots(): void {
    const { roots } = this;
    // oxlint-disable-next-line typescript/unbound-method -- called with its element
    const attach = plainAttach ?? Element.prototype.attachShadow;
    plainAttach = attach;
    Element.prototype.attachShadow = function attachShadow(this: Element, init: ShadowRootInit) {
      const root = attach.call(this, init);
      roots.push(root);
      return root;
    };
  }

  /** happy-dom lays nothing out: boxes lie where their style says, in a holder at 10, 10 of its own scale. */
  private layOut(): void {
    const box = (element: HTMLElement) => this.box(element);
    Element.prototype.getBoundingClientRect = function rect(this: HTMLElement) {
      return box(this);
    };
  }

  private box({ style }: HTMLElement): DOMRect {
    const { position, left, top, width, height } = style;
    if (!position) return new DOMRect(RECT.left, RECT.top, RECT.width, RECT.height);
    const [origin, scale] = position === 'fixed' ? [0, 1] : [10, this.scale];
    const [x = 0, y = 0, w = 0, h = 0] = [left, top, width, height].map(
      (value) => Number.parseFloat(value) || 0,
    );
    return new DOMRect(x + origin, y + origin, w * scale, h * scale);
  }
}

let plainAttach: typeof Element.prototype.attachShadow | undefined;
