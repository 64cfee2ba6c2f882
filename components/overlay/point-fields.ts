import type { CalibrationPoint } from '@/lib/charts/calibration/calibration';
import { readMoment, readPrice, type Typed } from '@/lib/charts/calibration/typed-values';
import { element, setInvalid, setText } from './element';
import { localText, momentText } from './numbers';

/** The price and the time of one mark, typed. */
export class PointFields {
  readonly element: HTMLElement;
  private readonly priceEntry: HTMLInputElement;
  private readonly timeEntry: HTMLInputElement;
  private readonly echo: HTMLElement;

  /** @param onInput hears of every change. */
  constructor(
    document: Document,
    name: string,
    private readonly now: () => number,
    private readonly onInput: () => void,
    from: CalibrationPoint | undefined,
  ) {
    this.element = element(document, 'div', 'point');
    this.priceEntry = this.entry(document, `Price of mark ${name}`, 'Price');
    this.timeEntry = this.entry(document, `Time of mark ${name}`, localText(now()).slice(0, 16));
    this.echo = element(document, 'p', 'faint echo');
    this.element.append(
      element(document, 'span', 'number', name),
      this.priceEntry,
      this.timeEntry,
      this.echo,
    );
    if (from) {
      this.priceEntry.value = String(from.price);
      this.timeEntry.value = localText(from.time);
    }
    this.read();
  }

  /** What is typed; undefined where nothing certain is. Says beside the fields how it was read. */
  read(): { readonly price: number | undefined; readonly time: number | undefined } {
    const price = typedIn(this.priceEntry, readPrice);
    const time = typedIn(this.timeEntry, (text) => readMoment(text, this.now()));
    const words = [price && wordsOf(price, String), time && wordsOf(time, clockText)];
    setText(this.echo, words.filter(Boolean).join(' · '));
    return { price: valueOf(price), time: valueOf(time) };
  }

  focus(): void {
    this.priceEntry.focus();
  }

  private entry(document: Document, label: string, placeholder: string): HTMLInputElement {
    const entry = element(document, 'input', '');
    entry.setAttribute('aria-label', label);
    entry.placeholder = placeholder;
    entry.autocomplete = 'off';
    entry.spellcheck = false;
    entry.addEventListener('input', () => this.onInput());
    return entry;
  }
}

function typedIn(entry: HTMLInputElement, read: (text: string) => Typed): Typed | undefined {
  const text = entry.value.trim();
  const typed = text === '' ? undefined : read(text);
  setInvalid(entry, typed !== undefined && 'trouble' in typed);
  return typed;
}

const wordsOf = (typed: Typed, write: (value: number) => string) =>
  'trouble' in typed ? typed.trouble : write(typed.value);

const valueOf = (typed: Typed | undefined) => (typed && 'value' in typed ? typed.value : undefined);

/** The user's own clock, and what that is in UTC where the two differ. */
function clockText(time: number): string {
  const isUtc = new Date(time).getTimezoneOffset() === 0;
  return `${localText(time)}${isUtc ? ' UTC' : ` (${momentText(time, time).replace(':00 UTC', ' UTC')})`}`;
}
