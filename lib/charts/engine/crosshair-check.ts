import { priceToY } from '../chart-view';
import type { ChartCandidate } from './chart-candidates';

export interface Pointer {
  /** Client CSS pixels of the frame. */
  readonly x: number;
  readonly y: number;
}

/** A crosshair label stands at the height of the pointer. */
const SAME_HEIGHT = 1.2;
/** What a label says may lie this far from where it stands. */
const TOLERANCE = 2;
/** Another label may happen to stand at the height of the pointer; it does not follow it to so many heights. */
const HEIGHTS = 3;

/** Holds the crosshair's price, where a chart shows one, against the axis that was read. */
export class CrosshairCheck {
  private readonly against = new Map<string, number[]>();

  /** True when the crosshair keeps saying other prices than the axis. */
  contradicts(chartId: string, candidate: ChartCandidate, pointer: Pointer | undefined): boolean {
    const heights = this.against.get(chartId) ?? [];
    const word = pointer && crosshairWord(candidate, pointer);
    if (word === 'agrees') heights.length = 0;
    else if (pointer && word === 'differs' && !heights.includes(pointer.y)) heights.push(pointer.y);
    this.against.set(chartId, heights.slice(-HEIGHTS));
    return heights.length >= HEIGHTS;
  }
}

/** What a label at the height of the pointer says of the axis; undefined where there is none. */
function crosshairWord(
  { column: { fit, strays }, priceSurface, pane }: ChartCandidate,
  pointer: Pointer,
): 'agrees' | 'differs' | undefined {
  if (pointer.x < pane.left || pointer.x > pane.left + pane.width) return undefined;
  const y = pointer.y - priceSurface.rect.top;
  const isThere = (label: { readonly y: number }) => Math.abs(label.y - y) <= SAME_HEIGHT;
  const stray = strays.find(isThere)?.number;
  const value = (fit.comma ? stray?.comma : stray?.point)?.value;
  if (value === undefined) return fit.labels.some(isThere) ? 'agrees' : undefined;
  return Math.abs(priceToY(fit, value) - y) <= TOLERANCE ? undefined : 'differs';
}
