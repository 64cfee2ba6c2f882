import type { Calibration } from '@/lib/charts/calibration/calibration';
import type { Rect } from '@/lib/charts/chart-view';
import { CalibrationChoice, type CalibrationPorts } from './calibration-choice';
import { Calibrator } from './calibrator';
import { button, element, keepEvents, setText } from './element';
import type { ChipModel } from './chip';
import { SymbolChoice, type SymbolPorts } from './symbol-choice';

export interface PanelPorts {
  readonly symbols: SymbolPorts;
  readonly calibration: CalibrationPorts;
  /** Where the pane lies now, in client CSS pixels. */
  pane(): Rect;
  now(): number;
  /** @param hadFocus the keyboard was within and is to go somewhere. */
  closed(hadFocus: boolean): void;
}

export interface PanelModel {
  readonly chip: ChipModel;
  /** How the axes are known, in sentences. */
  readonly reading: readonly string[];
  /** Whether the chart is painted by a calibration. */
  readonly isByHand: boolean;
}

/** What the chip opens: the state in words, the choice of the symbol and axes by hand. */
export class Panel {
  readonly element: HTMLElement;
  private readonly market: HTMLElement;
  private readonly word: HTMLElement;
  private readonly words: HTMLElement;
  private readonly home: HTMLElement;
  private readonly symbols: SymbolChoice;
  private readonly calibration: CalibrationChoice;
  private calibrator: Calibrator | undefined;
  private listening: AbortController | undefined;

  constructor(
    private readonly document: Document,
    private readonly root: ShadowRoot,
    private readonly ports: PanelPorts,
  ) {
    this.element = element(document, 'div', 'card');
    this.element.tabIndex = -1;
    this.element.setAttribute('role', 'dialog');
    this.element.setAttribute('aria-label', 'Isotherm on this chart');
    this.element.hidden = true;
    keepEvents(this.element);
    this.market = element(document, 'span', 'market');
    this.word = element(document, 'span', 'faint');
    this.words = element(document, 'p', 'words');
    this.home = element(document, 'div', 'home');
    this.symbols = new SymbolChoice(document, ports.symbols);
    this.calibration = new CalibrationChoice(document, {
      ...ports.calibration,
      pane: () => ports.pane(),
      now: () => ports.now(),
      start: (from) => this.calibrate(from),
    });
    this.home.append(this.words, this.symbols.element, this.calibration.element);
    this.element.append(this.header(), this.home);
  }

  get isOpen(): boolean {
    return this.listening !== undefined;
  }

  open(model: PanelModel): void {
    if (this.isOpen) return;
    this.listening = new AbortController();
    this.listen(this.listening.signal);
    this.element.hidden = false;
    this.update(model);
    this.element.focus({ preventScroll: true });
  }

  /** @param isReturning false when the user turned to the page: its focus is not taken. */
  close(isReturning = true): void {
    if (!this.isOpen) return;
    this.listening?.abort();
    this.listening = undefined;
    const hadFocus = isReturning && this.element.matches(':focus-within');
    this.stopCalibrating();
    this.element.hidden = true;
    this.ports.closed(hadFocus);
  }

  update({ chip, reading, isByHand }: PanelModel): void {
    const { tone, market, word, detail } = chip;
    this.element.className = `card ${tone}`;
    setText(this.market, market || 'Isotherm');
    setText(this.word, word);
    setText(this.words, [detail, ...reading].filter((words) => words !== '').join('\n'));
    this.symbols.update();
    this.calibration.update(isByHand);
  }

  /** The pane has another size. */
  resize(): void {
    this.calibrator?.refresh();
  }

  private header(): HTMLElement {
    const header = element(this.document, 'div', 'header');
    const close = button(this.document, 'close', '×', () => this.close());
    close.setAttribute('aria-label', 'Close');
    header.append(element(this.document, 'span', 'dot'), this.market, this.word, close);
    return header;
  }

  private listen(signal: AbortSignal): void {
    const options = { capture: true, signal };
    const { host } = this.root;
    const { defaultView: window } = this.document;
    window?.addEventListener('keydown', (event) => event.key === 'Escape' && this.leave(), options);
    window?.addEventListener(
      'pointerdown',
      ({ target }) => {
        // While it is calibrated, the chart may be scrolled to a place that is easy to read.
        if (target !== host && !this.calibrator) this.close(false);
      },
      options,
    );
  }

  /** One step back: from the calibration to the rest, then off. */
  private leave(): void {
    if (this.calibrator) this.stopCalibrating();
    else this.close();
  }

  private calibrate(from: Calibration | undefined): void {
    const { ports } = this;
    const done = (made: Calibration | undefined) => {
      if (!made) {
        this.stopCalibrating();
        return;
      }
      ports.calibration.use(made);
      this.close();
    };
    this.calibrator = new Calibrator(
      this.document,
      { pane: () => ports.pane(), now: () => ports.now(), done },
      from,
    );
    this.home.hidden = true;
    this.element.append(this.calibrator.form);
    this.element.before(this.calibrator.marks);
    this.calibrator.focus();
  }

  private stopCalibrating(): void {
    if (!this.calibrator) return;
    this.calibrator.form.remove();
    this.calibrator.marks.remove();
    this.calibrator = undefined;
    this.home.hidden = false;
    this.element.focus({ preventScroll: true });
  }
}
