import { type ChartView, priceToY, yToPrice } from '@/lib/charts/chart-view';
import { element, setText } from './element';
import { priceText } from './numbers';

export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** Thinner bands cannot be seen. */
const THINNEST_PX = 4;
/** How far a band's name lies over it in the lower half of the pane. */
const NAME_PX = 18;

/** What a press consists of. While a price is picked none of it is the page's. */
const PRESS_EVENTS = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
  'contextmenu',
] as const;

/** Prices shown and picked over the pane: a band, and a line that follows the pointer. Prices are those of the columns. */
export class PriceMarks {
  readonly elements: readonly HTMLElement[];
  private readonly band: HTMLElement;
  private readonly name: HTMLElement;
  private readonly pane: HTMLElement;
  private readonly aim: HTMLElement;
  private readonly tag: HTMLElement;
  private view: ChartView | undefined;
  private range: PriceRange | undefined;
  private picking:
    | { readonly done: (price?: number) => void; readonly listening: AbortController }
    | undefined;

  /** @param host what events over our controls are told to come from. */
  constructor(
    private readonly document: Document,
    private readonly host: Element,
  ) {
    this.band = element(document, 'div', 'band');
    this.name = element(document, 'span', 'tag');
    this.band.append(this.name);
    this.pane = element(document, 'div', 'pick');
    this.aim = element(document, 'div', 'across');
    this.tag = element(document, 'span', 'tag');
    this.aim.append(this.tag);
    this.pane.append(this.aim);
    this.elements = [this.band, this.pane];
    this.band.hidden = this.pane.hidden = true;
  }

  /** The chart as it is painted now; undefined while it is not. */
  lay(view: ChartView | undefined): void {
    this.view = view;
    if (this.picking && !view) this.finish();
    // A chart that moves must cost nothing while nothing is shown.
    if (this.range) this.draw();
  }

  /** Shows a stretch of prices, or none. */
  highlight(range: PriceRange | undefined): void {
    this.range = range;
    this.draw();
  }

  /** No band, and no longer picking. */
  clear(): void {
    this.pick(undefined);
    this.highlight(undefined);
  }

  /** What the chart can be used for now. */
  get facts(): { readonly isPainted: boolean; readonly candleMs?: number } {
    const { candleMs } = this.view ?? {};
    return { isPainted: this.view !== undefined, ...(candleMs !== undefined && { candleMs }) };
  }

  /** Gives the price of the next press on the pane to `done`, or nothing when it is given up. Without `done` it is. */
  pick(done: ((price?: number) => void) | undefined): void {
    this.finish();
    if (!done || !this.view) {
      done?.();
      return;
    }
    const listening = new AbortController();
    this.picking = { done, listening };
    this.pane.hidden = false;
    this.aim.hidden = true;
    const options = { capture: true, signal: listening.signal };
    const { defaultView: window } = this.document;
    for (const name of PRESS_EVENTS) window?.addEventListener(name, (event) => this.onPress(event), options);
    window?.addEventListener('pointermove', (event) => this.follow(event), { ...options, passive: true });
    window?.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopImmediatePropagation();
        this.finish();
      },
      options,
    );
  }

  private finish(price?: number): void {
    const { picking } = this;
    this.picking = undefined;
    this.pane.hidden = true;
    picking?.listening.abort();
    picking?.done(price);
  }

  private onPress(event: Event): void {
    if (event.target !== this.host) return;
    event.stopImmediatePropagation();
    // The page keeps its focus.
    if (event.type === 'mousedown') event.preventDefault();
    if (event.type === 'click' && event instanceof MouseEvent)
      this.finish(this.priceAt(event.clientY)?.price);
  }

  private follow({ clientY, target }: PointerEvent): void {
    const at = target === this.host ? this.priceAt(clientY) : undefined;
    this.aim.hidden = !at;
    if (!at) return;
    this.aim.style.translate = `0 ${at.y}px`;
    setText(this.tag, priceText(at.price, at.step));
  }

  /** As exact as a pixel is: in steps of a power of ten. */
  private priceAt(clientY: number) {
    const { view } = this;
    if (!view) return undefined;
    const exact = yToPrice(view.price, clientY);
    const pixel = Math.abs(yToPrice(view.price, clientY + 1) - exact);
    const step = 10 ** Math.floor(Math.log10(pixel));
    const price = Number((Math.round(exact / step) * step).toPrecision(12));
    return price > 0 ? { price, step, y: clientY - view.pane.top } : undefined;
  }

  private draw(): void {
    const { view, range, band } = this;
    band.hidden = !view || !range;
    if (!view || !range) return;
    const [one, other] = [priceToY(view.price, range.low), priceToY(view.price, range.high)];
    const height = Math.max(THINNEST_PX, Math.abs(other - one));
    const wanted = (one + other - height) / 2 - view.pane.top;
    // What lies beyond the pane is told at its edge.
    const top = Math.max(THINNEST_PX - height, Math.min(wanted, view.pane.height - THINNEST_PX));
    const way = top === wanted ? '' : top > wanted ? '▲ ' : '▼ ';
    const step = Math.abs(yToPrice(view.price, 1) - yToPrice(view.price, 0));
    const ends = [range.low, range.high].map((price) => priceText(price, step));
    setText(this.name, way + [...new Set(ends)].join(' – '));
    this.name.style.translate = `0 ${Math.max(0, -top) + (top > view.pane.height / 2 ? -NAME_PX : 0)}px`;
    // By a translation, which is no shift of the page's layout.
    band.style.translate = `0 ${top}px`;
    band.style.height = `${height}px`;
  }
}
