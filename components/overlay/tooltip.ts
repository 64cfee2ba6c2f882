import { element, setText } from './element';
import type { TooltipText } from './tooltip-text';

/** Distance to the pointer, CSS pixels. */
const OFFSET_PX = 14;

/** A box beside the pointer that never catches it. */
export class Tooltip {
  readonly element: HTMLElement;
  private readonly title: HTMLElement;
  private readonly body: HTMLElement;
  private text = '';
  private size = { width: 0, height: 0 };

  constructor(document: Document) {
    this.element = element(document, 'div', 'tooltip');
    this.element.setAttribute('role', 'tooltip');
    this.element.hidden = true;
    this.title = element(document, 'div', 'title');
    this.body = element(document, 'div', 'body');
    this.element.append(this.title, this.body);
  }

  /** Shows text beside a point of the pane, on the side with room for it. */
  show({ title, lines }: TooltipText, x: number, y: number, paneWidth: number, paneHeight: number): void {
    this.element.hidden = false;
    this.write(title, lines.join('\n'));
    const { width, height } = this.size;
    const left = x + OFFSET_PX + width > paneWidth ? x - OFFSET_PX - width : x + OFFSET_PX;
    const top = y + OFFSET_PX + height > paneHeight ? y - OFFSET_PX - height : y + OFFSET_PX;
    this.element.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
  }

  /** Only another text has another size: measuring lays the page out. */
  private write(title: string, body: string): void {
    const text = `${title}\n${body}`;
    if (text === this.text) return;
    this.text = text;
    setText(this.title, title);
    setText(this.body, body);
    this.size = { width: this.element.offsetWidth, height: this.element.offsetHeight };
  }

  hide(): void {
    this.element.hidden = true;
  }
}
