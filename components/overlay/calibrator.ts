import type { Calibration } from '@/lib/charts/calibration/calibration';
import { completeCalibration } from '@/lib/charts/calibration/complete-calibration';
import type { Rect } from '@/lib/charts/chart-view';
import { CrossMark } from './cross-mark';
import { button, element, keepEvents, labelled, option, setText } from './element';
import { Guides } from './guides';
import { PointFields } from './point-fields';

export interface CalibratorPorts {
  /** Where the pane lies now, in client CSS pixels. */
  pane(): Rect;
  now(): number;
  /** The user is done: with axes, or without. */
  done(calibration: Calibration | undefined): void;
}

/** Where the marks are at first: apart, and beside the form. */
const START = [
  { x: 0.6, y: 0.25 },
  { x: 0.85, y: 0.75 },
] as const;

/** Two marks on the pane and what the user says they stand for. */
export class Calibrator {
  /** The fields and buttons. */
  readonly form: HTMLElement;
  /** The marks and lines, to lie over the whole pane. */
  readonly marks: HTMLElement;
  private readonly guides: Guides;
  private readonly fields: readonly [PointFields, PointFields];
  private readonly scale: HTMLSelectElement;
  private readonly trouble: HTMLElement;
  private readonly use: HTMLButtonElement;
  private places: [{ readonly x: number; readonly y: number }, { readonly x: number; readonly y: number }];
  private result: Calibration | undefined;

  /** @param from an earlier calibration to begin with. */
  constructor(
    document: Document,
    private readonly ports: CalibratorPorts,
    from: Calibration | undefined,
  ) {
    const [one, two] = from?.points ?? START;
    this.places = [one, two];
    this.fields = [this.point(document, 0, from), this.point(document, 1, from)];
    this.scale = element(document, 'select', '');
    this.scale.append(option(document, 'Linear', 'linear'), option(document, 'Logarithmic', 'log'));
    this.scale.value = from?.model ?? 'linear';
    this.scale.addEventListener('change', () => this.refresh());
    this.trouble = element(document, 'p', 'faint trouble');
    this.trouble.setAttribute('role', 'status');
    this.use = button(document, 'act main', 'Use', () => this.finish());
    this.guides = new Guides(document);
    this.form = this.buildForm(document);
    this.marks = element(document, 'div', 'marks');
    this.marks.append(this.guides.element, ...this.mark(document, 0), ...this.mark(document, 1));
    keepEvents(this.marks);
    this.refresh();
  }

  focus(): void {
    this.fields[0].focus();
  }

  /** Judges the marks anew: they, what was typed or the pane changed. */
  refresh(): void {
    const [first, second] = this.places;
    const [one, two] = this.fields;
    const points = [
      { ...first, ...one.read() },
      { ...second, ...two.read() },
    ] as const;
    const model = this.scale.value === 'log' ? 'log' : 'linear';
    const made = completeCalibration({ points, model }, this.ports.pane(), this.ports.now());
    this.result = typeof made === 'string' ? undefined : made;
    this.guides.update(this.result);
    this.use.disabled = !this.result;
    setText(
      this.trouble,
      typeof made === 'string' ? made : 'Do the dashed lines meet the chart’s own labels?',
    );
  }

  private buildForm(document: Document): HTMLElement {
    const form = element(document, 'div', 'section');
    const acts = element(document, 'div', 'acts');
    acts.append(
      this.use,
      button(document, 'act', 'Cancel', () => this.ports.done(undefined)),
    );
    const [one, two] = this.fields;
    form.append(one.element, two.element, labelled(document, 'Scale', this.scale), this.trouble, acts);
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || !this.result) return;
      // Else the key presses the chip, which has the keyboard by then.
      event.preventDefault();
      this.finish();
    });
    return form;
  }

  /** The user sees that it fits: from this moment on it counts. */
  private finish(): void {
    if (this.result) this.ports.done({ ...this.result, madeAt: this.ports.now() });
  }

  private point(document: Document, index: 0 | 1, from: Calibration | undefined): PointFields {
    const changed = () => this.refresh();
    return new PointFields(document, String(index + 1), () => this.ports.now(), changed, from?.points[index]);
  }

  private mark(document: Document, index: 0 | 1): readonly HTMLElement[] {
    const move = (x: number, y: number) => {
      this.places[index] = { x, y };
      this.refresh();
    };
    const ports = { pane: () => this.ports.pane(), move };
    return new CrossMark(document, String(index + 1), ports, this.places[index]).elements;
  }
}
