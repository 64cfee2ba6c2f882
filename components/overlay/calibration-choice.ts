import type { Calibration } from '@/lib/charts/calibration/calibration';
import { calibrationHolds } from '@/lib/charts/calibration/calibration-axes';
import type { Rect } from '@/lib/charts/chart-view';
import { button, element, setText } from './element';

export interface CalibrationPorts {
  /** The last one for this site and layout. */
  remembered(): Calibration | undefined;
  /** The one in force. */
  current(): Calibration | undefined;
  /** Puts one in force and remembers it; undefined takes it out of force and forgets it. */
  use(calibration: Calibration | undefined): void;
}

export interface CalibrationFlow extends CalibrationPorts {
  pane(): Rect;
  now(): number;
  /** Opens the calibration, from the marks of an earlier one where it is given. */
  start(from: Calibration | undefined): void;
}

const HINT = 'Axes that cannot be read are given by hand: two places with their price and time.';

/** Starts, takes up again and forgets axes given by hand. */
export class CalibrationChoice {
  readonly element: HTMLElement;
  private readonly words: HTMLElement;
  private readonly main: HTMLButtonElement;
  private readonly again: HTMLButtonElement;
  private readonly forget: HTMLButtonElement;

  constructor(
    document: Document,
    private readonly flow: CalibrationFlow,
  ) {
    this.element = element(document, 'div', 'section');
    this.words = element(document, 'p', 'faint');
    this.main = button(document, 'act', '', () => this.takeUp());
    this.again = button(document, 'act', 'Calibrate by hand', () => flow.start(undefined));
    this.forget = button(document, 'act', 'Forget', () => {
      flow.use(undefined);
      this.update(false);
    });
    const acts = element(document, 'div', 'acts');
    acts.append(this.main, this.again, this.forget);
    this.element.append(this.words, acts);
  }

  /** @param isInForce whether the chart is painted by the calibration now. */
  update(isInForce: boolean): void {
    const { flow, main, again, forget } = this;
    const current = flow.current();
    const known = current ?? flow.remembered();
    setText(this.words, current ? `Axes given by hand on ${dayText(current.madeAt)}.` : HINT);
    if (current) setText(main, isInForce ? 'Redo' : 'Renew');
    else if (known) setText(main, `${this.fits(known) ? 'Use' : 'Start from'} ${nameOf(known)}`);
    main.hidden = forget.hidden = !known;
    again.hidden = current !== undefined;
  }

  /** One that may no longer be true is only a beginning: the user sees it on the chart before it counts. */
  private takeUp(): void {
    const { flow } = this;
    const remembered = flow.current() ? undefined : flow.remembered();
    if (remembered && this.fits(remembered)) {
      flow.use(remembered);
      this.update(true);
    } else flow.start(flow.current() ?? remembered);
  }

  private fits(calibration: Calibration): boolean {
    const { flow } = this;
    return calibrationHolds(calibration, { pane: flow.pane(), isTouched: false, now: flow.now() });
  }
}

const nameOf = ({ madeAt }: Calibration) => `the calibration of ${dayText(madeAt)}`;

const dayText = (time: number) =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
