import { cutoffText, parseCutoff } from '@/components/popup/cutoff-text';
import type { Cutoff } from '@/lib/heatmaps/layer-style';
import { element, setText } from './element';
import { compactNumber } from './numbers';

export interface HandleModel {
  readonly code: number;
  /** The codes it may be moved to. */
  readonly limits: readonly [lowest: number, highest: number];
  /** Where on the bar, 0 (top) … 1. */
  readonly share: number;
  /** Pixels its value is moved down by, so as not to lie on the other one. */
  readonly nudge: number;
  readonly size: number;
  readonly cutoff: Cutoff;
  readonly base: string;
}

export interface HandlePorts {
  change(cutoff: Cutoff, final: boolean): void;
  codeAt(clientY: number): number;
  sizeOf(code: number): number;
}

const BIG_STEP = 10;

const isUsable = (size: number) => size > 0 && Number.isFinite(size);

/** One end of the scale: a slider on the bar, and its value beside it, which can be typed. */
export class CutoffHandle {
  readonly elements: readonly HTMLElement[];
  private readonly slider: HTMLElement;
  private readonly value: HTMLButtonElement;
  private readonly entry: HTMLInputElement;
  private model: HandleModel | undefined;

  constructor(
    document: Document,
    private readonly label: string,
    private readonly ports: HandlePorts,
  ) {
    this.slider = element(document, 'div', 'handle');
    this.value = element(document, 'button', 'value');
    this.entry = element(document, 'input', 'entry');
    this.elements = [this.slider, this.value, this.entry];
    this.slider.tabIndex = 0;
    this.slider.setAttribute('role', 'slider');
    this.slider.setAttribute('aria-orientation', 'vertical');
    this.slider.setAttribute('aria-label', label);
    this.value.type = 'button';
    this.entry.hidden = true;
    this.entry.setAttribute('aria-label', `${label}: a size, or a share such as 99%`);
    this.listen();
  }

  update(model: HandleModel): void {
    this.model = model;
    const { code, limits, share, nudge, size, cutoff, base } = model;
    const sizeText = `${compactNumber(size)} ${base}`;
    const text = cutoff.kind === 'percentile' ? `${sizeText} (${cutoffText(cutoff)})` : sizeText;
    this.slider.setAttribute('aria-valuemin', String(limits[0]));
    this.slider.setAttribute('aria-valuemax', String(limits[1]));
    this.slider.setAttribute('aria-valuenow', String(code));
    this.slider.setAttribute('aria-valuetext', text);
    this.value.title = cutoff.kind === 'percentile' ? cutoffText(cutoff) : '';
    this.value.setAttribute('aria-label', `${this.label}: ${text}. Type another`);
    setText(this.value, sizeText);
    this.value.style.transform = `translateY(${nudge.toFixed(1)}px)`;
    // Moved by a transform: a change of place would be a layout shift, which the page can count.
    for (const part of this.elements) part.style.setProperty('--at', share.toFixed(4));
  }

  private listen(): void {
    const { slider, value, entry } = this;
    slider.addEventListener('pointerdown', (event) => {
      if (event.button === 0) slider.setPointerCapture(event.pointerId);
    });
    slider.addEventListener('pointermove', (event) => {
      if (slider.hasPointerCapture(event.pointerId)) this.moveTo(this.ports.codeAt(event.clientY), false);
    });
    slider.addEventListener('pointerup', (event) => {
      if (slider.hasPointerCapture(event.pointerId)) this.moveTo(this.ports.codeAt(event.clientY), true);
    });
    slider.addEventListener('keydown', (event) => this.onSliderKey(event));
    value.addEventListener('click', () => this.open());
    entry.addEventListener('keydown', (event) => this.onEntryKey(event));
    entry.addEventListener('input', () => entry.removeAttribute('aria-invalid'));
    entry.addEventListener('blur', () => this.close());
  }

  private onSliderKey(event: KeyboardEvent): void {
    const code = this.keyTarget(event);
    if (code === undefined) return;
    event.preventDefault();
    this.moveTo(code, true);
  }

  private keyTarget({ key, shiftKey }: KeyboardEvent): number | undefined {
    if (!this.model) return undefined;
    const { code, limits } = this.model;
    const step = shiftKey ? BIG_STEP : 1;
    if (key === 'ArrowUp' || key === 'ArrowRight') return code + step;
    if (key === 'ArrowDown' || key === 'ArrowLeft') return code - step;
    if (key === 'PageUp') return code + BIG_STEP;
    if (key === 'PageDown') return code - BIG_STEP;
    if (key === 'Home') return limits[0];
    return key === 'End' ? limits[1] : undefined;
  }

  private moveTo(code: number, final: boolean): void {
    if (!this.model || !Number.isFinite(code)) return;
    const [lowest, highest] = this.model.limits;
    const held = Math.min(highest, Math.max(lowest, code));
    this.ports.change({ kind: 'size', value: this.ports.sizeOf(held) }, final);
  }

  private open(): void {
    if (!this.model) return;
    const { cutoff } = this.model;
    this.entry.value = cutoff.kind === 'percentile' ? cutoffText(cutoff) : String(cutoff.value);
    this.entry.removeAttribute('aria-invalid');
    this.entry.hidden = false;
    this.value.hidden = true;
    this.entry.focus();
    this.entry.select();
  }

  private close(): void {
    this.entry.hidden = true;
    this.value.hidden = false;
  }

  private onEntryKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.leave();
    if (event.key !== 'Enter') return;
    const cutoff = parseCutoff(this.entry.value);
    if (!cutoff || (cutoff.kind === 'size' && !isUsable(cutoff.value))) {
      this.entry.setAttribute('aria-invalid', 'true');
      return;
    }
    this.ports.change(cutoff, true);
    this.leave();
  }

  /** Back to the value, with the keyboard where it was. */
  private leave(): void {
    this.close();
    this.value.focus();
  }
}
