import type { Arguments } from '../probe/hook';
import { MAX_BOXES, MAX_COORDINATE } from './shape-payload';

/** Corners in device pixels, one box after the other: left, top, right, bottom. */
export type Corners = number[];

/** Nothing wider in device pixels is part of a bar: grid lines, panes, backgrounds. */
const MAX_WIDTH = 300;
/** Strokes of libraries that avoid blurred edges lie this far off the vertical at most. */
const UPRIGHT = 0.01;

/**
 * Notes the upright boxes a context draws: rectangles, and of its path the rectangles and vertical lines, once the
 * path is filled or stroked. Arcs and curves are not followed, nor is a `Path2D`.
 */
export class BoxRecorder {
  /** Boxes that were really drawn. */
  readonly corners: Corners = [];
  private path: Corners = [];
  /** The corners of the path's last part, as `x, y` pairs. */
  private part: number[] = [];

  constructor(private readonly canvas: { readonly width: number; readonly height: number }) {}

  /** `fillRect` and `strokeRect`. */
  drawRect(context: CanvasRenderingContext2D, args: Arguments): void {
    this.add(this.corners, rectPoints(context, args));
  }

  /** `rect` and `roundRect`: drawn with the path. */
  addRect(context: CanvasRenderingContext2D, args: Arguments): void {
    this.add(this.path, rectPoints(context, args));
  }

  beginPath(): void {
    this.path = [];
    this.part = [];
  }

  moveTo(context: CanvasRenderingContext2D, args: Arguments): void {
    this.endPart();
    this.lineTo(context, args);
  }

  lineTo(context: CanvasRenderingContext2D, [x, y]: Arguments): void {
    const { a, b, c, d, e, f } = context.getTransform();
    const [fromX, fromY] = [Number(x), Number(y)];
    this.part.push(a * fromX + c * fromY + e, b * fromX + d * fromY + f);
  }

  /** `fill` and `stroke`. A path that is both filled and stroked is one set of boxes. */
  drawPath(): void {
    this.endPart();
    for (const corner of this.path) if (this.corners.length < MAX_BOXES * 4) this.corners.push(corner);
    this.path = [];
  }

  /** Adds the bounding box of some points when it can be part of a bar in view: some libraries draw the whole series. */
  private add(corners: Corners, points: readonly number[]): void {
    const xs = points.filter((_, index) => index % 2 === 0);
    const ys = points.filter((_, index) => index % 2 === 1);
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
    const [left, top, right, bottom] = box;
    const isSeen = right > 0 && bottom > 0 && left < this.canvas.width && top < this.canvas.height;
    const isNear = box.every((value) => Math.abs(value) < MAX_COORDINATE);
    if (!isSeen || !isNear || right - left > MAX_WIDTH || bottom <= top) return;
    if (corners.length < MAX_BOXES * 4) corners.push(...box);
  }

  private endPart(): void {
    if (isUpright(this.part)) this.add(this.path, this.part);
    this.part = [];
  }
}

/** Two corners of a rectangle in device pixels; none where it is turned. */
function rectPoints(context: CanvasRenderingContext2D, args: Arguments): readonly number[] {
  const [x, y, width, height] = args.map(Number) as [number, number, number, number];
  const { a, b, c, d, e, f } = context.getTransform();
  return b || c ? [] : [a * x + e, d * y + f, a * (x + width) + e, d * (y + height) + f];
}

/** A vertical line, or a polygon of four sides along the axes: no line of an indicator looks like that. */
function isUpright(points: readonly number[]): boolean {
  const count = points.length / 2;
  if (count !== 2 && count !== 4 && count !== 5) return false;
  for (let index = 2; index < points.length; index += 2) {
    const dx = Math.abs((points[index] ?? 0) - (points[index - 2] ?? 0));
    const dy = Math.abs((points[index + 1] ?? 0) - (points[index - 1] ?? 0));
    if (dx > UPRIGHT && (count === 2 || dy > UPRIGHT)) return false;
  }
  return true;
}
