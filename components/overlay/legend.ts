import type { Cutoff, LayerStyle } from '@/lib/heatmaps/layer-style';
import { dequantise } from '@/lib/heatmaps/order-book/quantise';
import { cutoffCode, TOP_CODE } from '@/lib/render/scale';
import { CutoffHandle } from './cutoff-handle';
import { element } from './element';
import type { ScaleInUse } from './heat-layer';

export interface LegendModel {
  readonly style: LayerStyle;
  readonly scale: ScaleInUse;
  /** The base unit of sizes: `BTC`. */
  readonly base: string;
}

/** An end that the other one was moved past keeps this many codes, one octave, away from it. */
const APART_CODES = 10;
const SCALE_PX = 128;
const LABEL_PX = 14;
/** Codes shown beyond the smallest and largest size that is there. */
const MARGIN_CODES = 4;

/** The colour bar with its two cut-offs: what a colour means and where colours start and end. */
export class Legend {
  readonly element: HTMLElement;
  private readonly bar: HTMLCanvasElement;
  private readonly handles: Readonly<Record<'low' | 'high', CutoffHandle>>;
  private model: LegendModel | undefined;
  private drawn: readonly unknown[] = [];

  /** @param onStyle hears each change; `final` is false while a handle is being dragged. */
  constructor(
    document: Document,
    private readonly onStyle: (style: LayerStyle, final: boolean) => void,
  ) {
    this.element = element(document, 'div', 'legend');
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Colour scale of the order book');
    const scale = element(document, 'div', 'scale');
    this.bar = element(document, 'canvas', 'bar');
    this.handles = { low: this.handle(document, 'low'), high: this.handle(document, 'high') };
    scale.append(this.bar, ...this.handles.high.elements, ...this.handles.low.elements);
    this.element.append(scale);
  }

  update(model: LegendModel): void {
    this.model = model;
    const [first, last] = this.domain();
    const { range, unit, table } = model.scale;
    this.drawBar(first, last, table);
    const nudge = Math.max(0, (LABEL_PX - (SCALE_PX * (range.high - range.low)) / (last - first)) / 2);
    for (const end of ['low', 'high'] as const) {
      const code = range[end];
      const limits = end === 'low' ? [first, range.high - 1] : [range.low + 1, last];
      this.handles[end].update({
        code,
        limits: [limits[0] ?? code, limits[1] ?? code],
        share: (last - code) / (last - first),
        nudge: end === 'low' ? nudge : -nudge,
        size: dequantise(code, unit),
        cutoff: model.style[end],
        base: model.base,
      });
    }
  }

  private handle(document: Document, end: 'low' | 'high'): CutoffHandle {
    const label = end === 'low' ? 'Smallest size painted' : 'Size of the strongest colour';
    return new CutoffHandle(document, label, {
      change: (cutoff, final) => this.change(end, cutoff, final),
      codeAt: (clientY) => this.codeAt(clientY),
      sizeOf: (code) => roundSize(dequantise(code, this.model?.scale.unit ?? 1)),
    });
  }

  private change(end: 'low' | 'high', cutoff: Cutoff, final: boolean): void {
    if (!this.model) return;
    const style = { ...this.model.style, [end]: cutoff };
    this.onStyle(this.keptApart(style, end), final);
  }

  /** The end that was not moved makes way when the other one meets it. */
  private keptApart(style: LayerStyle, moved: 'low' | 'high'): LayerStyle {
    const { unit, histogram } = this.model?.scale ?? {};
    if (unit === undefined || !histogram) return style;
    const low = cutoffCode(style.low, histogram, unit);
    const high = cutoffCode(style.high, histogram, unit);
    if (low < high) return style;
    const code = moved === 'low' ? Math.min(TOP_CODE, low + APART_CODES) : Math.max(1, high - APART_CODES);
    const other = moved === 'low' ? 'high' : 'low';
    return { ...style, [other]: { kind: 'size', value: roundSize(dequantise(code, unit)) } };
  }

  /** The codes the bar reaches over: those that occur, and the ends of the scale. */
  private domain(): readonly [first: number, last: number] {
    const { histogram, range } = this.model?.scale ?? {};
    let first = range?.low ?? 1;
    let last = range?.high ?? TOP_CODE;
    for (let code = 1; code <= TOP_CODE; code += 1) {
      if (!histogram?.[code]) continue;
      first = Math.min(first, code);
      last = Math.max(last, code);
    }
    return [Math.max(1, first - MARGIN_CODES), Math.min(TOP_CODE, last + MARGIN_CODES)];
  }

  private codeAt(clientY: number): number {
    const { top, height } = this.bar.getBoundingClientRect();
    const [first, last] = this.domain();
    return Math.round(last - ((clientY - top) / (height || 1)) * (last - first));
  }

  private drawBar(first: number, last: number, table: Uint32Array): void {
    const drawn = [first, last, table];
    if (drawn.every((value, index) => value === this.drawn[index])) return;
    this.drawn = drawn;
    const pixels = Uint32Array.from({ length: last - first + 1 }, (_, y) => table[last - y] ?? 0);
    this.bar.width = 1;
    this.bar.height = pixels.length;
    const bytes = new Uint8ClampedArray(pixels.buffer);
    this.bar.getContext('2d')?.putImageData(new ImageData(bytes, 1, pixels.length), 0, 0);
  }
}

/** Three digits: what a code resolves. */
const roundSize = (size: number) => Number(size.toPrecision(3));
