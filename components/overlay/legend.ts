import type { Cutoff, LayerStyle } from '@/lib/heatmaps/layer-style';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import { dequantise } from '@/lib/heatmaps/columns/quantise';
import { cutoffCode } from '@/lib/render/scale';
import { cellCode, TOP_CODE, ZONING } from '@/lib/render/zones';
import { CutoffHandle } from './cutoff-handle';
import { button, element, setText } from './element';
import type { ScaleInUse } from './heat-track';
import { LAYER_TITLES } from './layer-words';

export interface LegendModel {
  readonly layer: HeatLayerId;
  /** Whether there are other heatmaps whose scale can be shown. */
  readonly hasOthers: boolean;
  /** What the sizes rest on, where that is not plain; empty where it is. */
  readonly note: string;
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
  private readonly name: HTMLButtonElement;
  private readonly note: HTMLElement;
  private readonly bar: HTMLCanvasElement;
  private readonly handles: Readonly<Record<'low' | 'high', CutoffHandle>>;
  private model: LegendModel | undefined;
  private drawn: readonly unknown[] = [];

  /**
   * @param onStyle hears each change; `final` is false while a handle is being dragged.
   * @param onNext another heatmap's scale is wanted.
   */
  constructor(
    document: Document,
    private readonly onStyle: (layer: HeatLayerId, style: LayerStyle, final: boolean) => void,
    onNext: () => void,
  ) {
    this.element = element(document, 'div', 'legend');
    this.element.setAttribute('role', 'group');
    this.name = button(document, 'name', '', onNext);
    this.note = element(document, 'div', 'faint note');
    const scale = element(document, 'div', 'scale');
    this.bar = element(document, 'canvas', 'bar');
    this.handles = { low: this.handle(document, 'low'), high: this.handle(document, 'high') };
    scale.append(this.bar, ...this.handles.high.elements, ...this.handles.low.elements);
    this.element.append(this.name, scale, this.note);
  }

  update(model: LegendModel): void {
    this.model = model;
    const [first, last] = this.domain();
    const { range, unit, table } = model.scale;
    this.label(model);
    this.drawBar(first, last, table, ZONING[model.layer].zones);
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

  private label({ layer, hasOthers, note }: LegendModel): void {
    const title = LAYER_TITLES[layer];
    this.element.setAttribute('aria-label', `Colour scale: ${title}`);
    setText(this.name, title);
    this.name.disabled = !hasOthers;
    this.name.title = hasOthers ? 'Show the scale of the next heatmap' : '';
    setText(this.note, note);
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
    this.onStyle(this.model.layer, this.keptApart(style, end), final);
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

  /** The colours of all sizes, one column for each kind of cell. */
  private drawBar(first: number, last: number, table: Uint32Array, zones: number): void {
    const drawn = [first, last, table];
    if (drawn.every((value, index) => value === this.drawn[index])) return;
    this.drawn = drawn;
    const height = last - first + 1;
    const pixels = Uint32Array.from({ length: height * zones }, (_, at) => {
      const size = last - Math.floor(at / zones);
      return table[cellCode(zones, at % zones, size)] ?? 0;
    });
    this.bar.width = zones;
    this.bar.height = height;
    const bytes = new Uint8ClampedArray(pixels.buffer);
    this.bar.getContext('2d')?.putImageData(new ImageData(bytes, zones, height), 0, 0);
  }
}

/** Three digits: what a code resolves. */
const roundSize = (size: number) => Number(size.toPrecision(3));
