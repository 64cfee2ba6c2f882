import { resolutionText } from './bars';
import { element } from './frame';
import type { Theme } from './theme';

export interface LegendText {
  readonly title: string;
  readonly exchange: string;
  readonly resolution: string;
}

/** The names in the corner of the first pane, as elements with the library's own marks. */
export class Legend {
  private readonly root: HTMLElement;
  private readonly items: readonly HTMLElement[];

  constructor(parent: HTMLElement) {
    this.root = element('div', 'legend-source-item', parent);
    this.root.dataset['qaId'] = 'legend-source-item';
    Object.assign(this.root.style, {
      position: 'absolute',
      left: '10px',
      top: '6px',
      zIndex: '3',
      font: '14px system-ui, sans-serif',
      pointerEvents: 'none',
    });
    this.items = ['title', 'interval', 'exchange'].map((name) => {
      const item = element('span', `legend-${name}`, this.root);
      item.dataset['qaId'] = `legend-source-${name}`;
      item.style.marginRight = '8px';
      return item;
    });
  }

  show({ title, exchange, resolution }: LegendText, theme: Theme): void {
    this.root.style.color = theme.text;
    for (const [index, text] of [title, resolutionText(resolution), exchange].entries()) {
      const item = this.items[index];
      if (item && item.textContent !== text) item.textContent = text;
    }
  }
}
