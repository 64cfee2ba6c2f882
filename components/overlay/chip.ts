import { element, setText } from './element';

/** What the background says about the data of the page's market. */
export interface OverlayStatus {
  /** `BTC-USDT`; empty while unknown. */
  readonly market: string;
  readonly data: 'live' | 'waiting' | 'paused' | 'degraded' | 'unavailable';
  /** Why, and what to do, in words for the user; empty while live. */
  readonly note: string;
}

export type ChipTone = 'good' | 'busy' | 'warn' | 'bad';

export interface ChipModel {
  readonly tone: ChipTone;
  readonly market: string;
  readonly word: string;
  readonly detail: string;
}

const TITLE = 'How the chart is read, its symbol, and axes by hand';

/** A pill that names the market and its state; a click tells more. */
export class Chip {
  readonly element: HTMLButtonElement;
  private readonly market: HTMLElement;
  private readonly word: HTMLElement;
  private readonly detail: HTMLElement;

  constructor(document: Document, onClick: () => void) {
    this.element = element(document, 'button', 'chip');
    this.element.type = 'button';
    this.element.setAttribute('aria-haspopup', 'dialog');
    this.market = element(document, 'span', 'market');
    this.word = element(document, 'span', 'faint');
    this.detail = element(document, 'span', 'detail');
    this.element.append(element(document, 'span', 'dot'), this.market, this.word, this.detail);
    this.element.addEventListener('click', onClick);
  }

  /** @param isBrief the detail is told by the title only: what lies below the chip must not be pushed about. */
  update({ tone, market, word, detail }: ChipModel, isBrief: boolean): void {
    if (!this.element.classList.contains(tone)) this.element.className = `chip ${tone}`;
    setText(this.market, market || 'Isotherm');
    setText(this.word, word);
    setText(this.detail, detail);
    this.detail.hidden = isBrief || detail === '';
    this.element.title = detail || TITLE;
  }
}
