import type { DrawnLabel } from '../engine/read-payload';
import { MAX_TEXT_LENGTH } from '../label-payload';
import { parseNumber } from '../labels/parse-number';
import { parseTime } from '../labels/parse-time';

/** What a text can mean on an axis; `10` and `2024` can be both. */
export interface AxisMeaning {
  readonly number: boolean;
  readonly time: boolean;
}

/** A text of the page that reads as a number or a time, in CSS pixels from the corner of its surface. */
export interface AxisLabel extends DrawnLabel, AxisMeaning {
  readonly element: Element;
}

const MAX_REMEMBERED = 5000;

const meanings = new Map<string, AxisMeaning | undefined>();

/** What a trimmed text means on an axis; undefined when it is neither number nor time, or too long for a label. */
export function meaningOf(text: string): AxisMeaning | undefined {
  if (text.length === 0 || text.length > MAX_TEXT_LENGTH) return undefined;
  if (meanings.has(text)) return meanings.get(text);
  const [number, time] = [parseNumber(text) !== undefined, parseTime(text) !== undefined];
  const meaning = number || time ? { number, time } : undefined;
  if (meanings.size > MAX_REMEMBERED) meanings.clear();
  meanings.set(text, meaning);
  return meaning;
}

/** A label whose text fills `box`, both in client CSS pixels. */
export function labelIn(
  box: DOMRect,
  surface: DOMRect,
  element: Element,
  text: string,
  meaning: AxisMeaning,
): AxisLabel {
  return {
    ...meaning,
    element,
    text,
    x: box.left + box.width / 2 - surface.left,
    y: box.top + box.height / 2 - surface.top,
    ink: 0,
    width: box.width,
    height: box.height,
  };
}

/** Neither it nor anything around it is hidden or fully transparent. */
export const isShown = (element: Element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
