import type { Rect } from '../chart-view';
import { areaOf } from './charts';

interface Tracked {
  readonly id: string;
  key: string;
  pane: Rect;
  seenAt: number;
}

interface Found {
  readonly key: string;
  readonly pane: Rect;
}

/** A page that makes its chart anew needs less than this. */
export const RETURN_MS = 5000;
/** Share of their common area from which on two panes are the same place. */
const SAME_PLACE = 0.5;

/** Gives every chart of a page an id that survives what the page does to its elements. */
export class ChartTracker {
  private tracked: Tracked[] = [];
  private present: readonly string[] = [];
  private count = 0;

  /** The ids of the charts found, in their order: by the element that draws the time axis, else by the place. */
  assign(found: readonly Found[], now: number): readonly string[] {
    const claimed = new Set<Tracked>();
    const claim = (find: (one: Tracked) => boolean) => {
      const match = this.tracked.find((one) => !claimed.has(one) && find(one));
      if (match) claimed.add(match);
      return match;
    };
    const byKey = found.map(({ key }) => claim((one) => one.key === key));
    this.present = found.map(({ key, pane }, index) => {
      const known = byKey[index] ?? claim((one) => overlap(one.pane, pane) > SAME_PLACE);
      if (known) {
        Object.assign(known, { key, pane, seenAt: now });
        return known.id;
      }
      const added = { id: `chart-${(this.count += 1)}`, key, pane, seenAt: now };
      claimed.add(added);
      this.tracked.push(added);
      return added.id;
    });
    return this.present;
  }

  /** The charts that were there a moment ago and may come back. */
  missing(now: number): readonly string[] {
    this.tracked = this.tracked.filter(({ seenAt }) => now - seenAt < RETURN_MS);
    return this.tracked.map(({ id }) => id).filter((id) => !this.present.includes(id));
  }

  /** Whether a chart is there, or may come back. */
  readonly knows = (id: string): boolean => this.tracked.some((one) => one.id === id);
}

/** Common area of two rectangles as a share of all they cover. */
export function overlap(one: Rect, other: Rect): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  if (!(width > 0) || !(height > 0)) return 0;
  const common = width * height;
  return common / (areaOf(one) + areaOf(other) - common);
}
