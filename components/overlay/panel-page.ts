import { vi } from 'vitest';
import type { Calibration } from '@/lib/charts/calibration/calibration';
import { ensureDefined } from '@/lib/core/assert';
import { FakeClock } from '@/lib/core/fake-clock';
import { fakeCalibration, fakeSymbols } from './fake-ports';
import { createOverlay, type Overlay } from './overlay';
import { BOOK_ONLY, installContexts, TestPage } from './test-page';

export const NOW = new Date(2026, 10, 26, 14, 30).getTime();

interface PanelParts {
  readonly kept?: Calibration;
  readonly inForce?: Calibration;
  readonly symbols?: ReturnType<typeof fakeSymbols>;
}

/** An overlay on a locked chart of a test page, and the hands on its panel. */
export class PanelPage {
  readonly page = new TestPage();
  readonly clock = new FakeClock(NOW);
  readonly calibration;
  readonly symbols;
  readonly overlay: Overlay;
  private readonly focusing = vi.spyOn(HTMLElement.prototype, 'focus').mockClear();

  constructor({ kept, inForce, symbols = fakeSymbols() }: PanelParts = {}) {
    installContexts();
    this.symbols = symbols;
    this.calibration = fakeCalibration(kept, inForce);
    this.overlay = createOverlay({
      document,
      window,
      look: BOOK_ONLY,
      clock: this.clock,
      symbols,
      calibration: this.calibration,
      onStyle: vi.fn<() => void>(),
      onChecklist: vi.fn<() => void>(),
      onCell: () => Promise.resolve({ split: [] }),
      onReport: vi.fn<() => void>(),
    });
    this.overlay.setStatus({ market: 'BTC-USDT', data: 'live', note: '' });
    this.overlay.show(this.page.locked());
  }

  get card(): HTMLElement {
    return this.page.find('.card');
  }

  /** What was last given the keyboard: happy-dom knows no focus within closed shadow roots. */
  get focused(): unknown {
    return this.focusing.mock.contexts.at(-1);
  }

  open(): void {
    this.page.find('.chip').click();
  }

  /** Opens the panel and in it the calibration. */
  calibrate(): void {
    this.open();
    this.button('Calibrate by hand').click();
  }

  button(text: string): HTMLButtonElement {
    const found = this.page.findAll('.card button').find(({ textContent }) => textContent === text);
    return ensureDefined(found, `a button ${text}`) as HTMLButtonElement;
  }

  field(label: string): HTMLInputElement {
    return this.page.find(`input[aria-label="${label}"]`) as HTMLInputElement;
  }

  type(label: string, text: string): void {
    const entry = this.field(label);
    entry.value = text;
    entry.dispatchEvent(new InputEvent('input', { inputType: 'insertText', bubbles: true }));
  }
}

/** Presses a key; false when that was used up. */
export const press = (key: string, target: EventTarget = window): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

export const isShown = (target: Element): boolean => target.closest('[hidden]') === null;

/** A press of the pointer that bubbles up to the window. */
export const pressOn = (target: Element | undefined): void =>
  void target?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
