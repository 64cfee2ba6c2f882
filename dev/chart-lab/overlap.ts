import type { Rectangle } from './in-page';

/** Area two rectangles share, over the area they cover together: 1 for the same, 0 for apart. */
export function overlap(one: Rectangle, other: Rectangle): number {
  const wide = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const high = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  if (!(wide > 0 && high > 0)) return 0;
  const shared = wide * high;
  return shared / (one.width * one.height + other.width * other.height - shared);
}
