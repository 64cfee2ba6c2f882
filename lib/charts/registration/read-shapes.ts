import { MAX_BOXES, MAX_COORDINATE, MAX_SHAPES_LENGTH, SHAPES_VERSION } from './shape-payload';

/** What a canvas drew in one burst, in device pixels of the canvas. */
export interface DrawnShapes {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
}

/** An upright rectangle, or a vertical line where left and right are the same. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The shapes in an answer of the page, or undefined when it is not one: the page may say anything. */
export function readShapes(detail: unknown): DrawnShapes | undefined {
  if (typeof detail !== 'string' || detail.length > MAX_SHAPES_LENGTH) return undefined;
  const message = parse(detail);
  if (!Array.isArray(message) || message.length !== 4) return undefined;
  const [version, width, height, corners] = message as [unknown, unknown, unknown, unknown];
  if (version !== SHAPES_VERSION || !isSize(width) || !isSize(height)) return undefined;
  const boxes = readBoxes(corners);
  return boxes && { width, height, boxes };
}

function readBoxes(corners: unknown): readonly Box[] | undefined {
  if (!Array.isArray(corners) || corners.length > MAX_BOXES * 4 || corners.length % 4 > 0) return undefined;
  if (!corners.every(isCoordinate)) return undefined;
  const boxes: Box[] = [];
  for (let index = 0; index < corners.length; index += 4) {
    const [left, top, right, bottom] = corners.slice(index, index + 4) as [number, number, number, number];
    if (left > right || top > bottom) return undefined;
    boxes.push({ left, top, right, bottom });
  }
  return boxes;
}

const isCoordinate = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) < MAX_COORDINATE;

const isSize = (value: unknown): value is number =>
  Number.isSafeInteger(value) && isCoordinate(value) && value > 0;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
