import type { Rect } from '@/lib/charts/chart-view';
import type { PageArea } from '@/lib/protocol/messages';

/** A place in a frame as one of the whole page; undefined where a page of another origin is around the frame. */
export function areaOnPage(place: Rect | undefined, frame: Window): PageArea | undefined {
  if (!place) return undefined;
  let { left, top } = place;
  for (let within: Window = frame; within !== within.top; within = within.parent) {
    const element = within.frameElement;
    if (!element) return undefined;
    const around = element.getBoundingClientRect();
    left += around.left + element.clientLeft;
    top += around.top + element.clientTop;
  }
  const { width, height } = place;
  return { left, top, width, height, scale: frame.devicePixelRatio };
}
