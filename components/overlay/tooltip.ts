import { element, setText } from './element';
import type { TooltipText } from './tooltip-text';

/** Distance to the pointer, CSS pixels. */
const OFFSET_PX = 14;

/** A box beside the pointer that never catches it. */
export class Tooltip {
  readonly element: HTMLElement;
  private readonly title: HTMLElement;
  private readonly body: HTMLElement;

  constructor(document: Document) {
    this.element = element(document, 'div', 'tooltip');
    this.element.setAttribute('role', 'tooltip');
    this.element.hidden = true;
    this.title = element(document, 'div', 'title');
    this.body = element(document, 'div', 'body');
    this.element.append(this.title, this.body);
  }

  /** Shows text beside a point of the pane, on the side with more room. Nothing is measured: that lays the page out. */
  show({ title, lines }: TooltipText, x: number, y: number, paneWidth: number, paneHeight: number): void {
    this.element.hidden = false;
    setText(this.title, title);
    setText(this.body, lines.join('\n'));
    this.element.style.transform = `translate(${beside(x, paneWidth)}, ${beside(y, paneHeight)})`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}

/** Where the box begins along one axis; `100%` is its own length. */
const beside = (at: number, length: number) =>
  at > length / 2 ? `max(0px, ${at - OFFSET_PX}px - 100%)` : `${at + OFFSET_PX}px`;
