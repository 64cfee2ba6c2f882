import { DAY_MS, MINUTE_MS } from '@/lib/core/durations';
import { axesOf } from '@/lib/charts/calibration/calibration-axes';
import type { Calibration } from '@/lib/charts/calibration/calibration';
import { guideLines } from '@/lib/charts/calibration/guide-lines';
import { element } from './element';
import { localText, priceText } from './numbers';

/** Lines at round prices and times, to be held against the chart's own labels before axes given by hand are used. */
export class Guides {
  readonly element: HTMLElement;

  constructor(private readonly document: Document) {
    this.element = element(document, 'div', 'guides');
  }

  /** Shows what a calibration makes of its pane; nothing without one. */
  update(calibration: Calibration | undefined): void {
    this.element.replaceChildren(...(calibration ? this.lines(calibration) : []));
  }

  private lines(calibration: Calibration): readonly HTMLElement[] {
    const { width, height, madeAt } = calibration;
    const pane = { left: 0, top: 0, width, height };
    const axes = axesOf(calibration, pane);
    if (!axes) return [];
    const zoneMs = -new Date(madeAt).getTimezoneOffset() * MINUTE_MS;
    const { prices, priceStep, times, timeStep } = guideLines(axes, pane, zoneMs);
    const part = (text: string) => (timeStep < DAY_MS ? text.slice(11) : text.slice(0, 10));
    return [
      ...prices.map(({ at, value }) => this.line('across', 'top', at, priceText(value, priceStep))),
      ...times.map(({ at, value }) => this.line('up', 'left', at, part(localText(value)))),
    ];
  }

  private line(className: string, edge: 'left' | 'top', at: number, text: string): HTMLElement {
    const line = element(this.document, 'div', className);
    line.style[edge] = `${at}px`;
    line.append(element(this.document, 'span', 'tag', text));
    return line;
  }
}
