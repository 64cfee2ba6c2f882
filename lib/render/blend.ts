/**
 * Lays one pixel over another: source-over of T. Porter and T. Duff, "Compositing digital images" (1984), for RGBA that
 * is not premultiplied, packed with alpha in the highest byte (`ImageData` on the little-endian machines browsers run
 * on). Exact to the rounding of a channel.
 */
export function over(below: number, above: number): number {
  const alpha = above >>> 24;
  if (alpha === 0) return below;
  if (alpha === 255 || below >>> 24 === 0) return above;
  // Shares of both, of 255 · 255.
  const upper = alpha * 255;
  const lower = (below >>> 24) * (255 - alpha);
  const total = upper + lower;
  const half = total >> 1;
  const red = ((above & 255) * upper + (below & 255) * lower + half) / total;
  const green = (((above >>> 8) & 255) * upper + ((below >>> 8) & 255) * lower + half) / total;
  const blue = (((above >>> 16) & 255) * upper + ((below >>> 16) & 255) * lower + half) / total;
  return ((((total + 127) / 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
