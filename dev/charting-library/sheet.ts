/** A canvas of a fixed CSS size whose bitmap follows the device pixel ratio. */
export class Sheet {
  readonly canvas = document.createElement('canvas');
  width = 0;
  height = 0;
  private ratio = 0;
  private readonly context = this.canvas.getContext('2d');

  constructor(parent: HTMLElement, name: string) {
    this.canvas.dataset['name'] = name;
    Object.assign(this.canvas.style, { position: 'absolute', left: '0', top: '0', userSelect: 'none' });
    parent.append(this.canvas);
  }

  resize(width: number, height: number): void {
    if (width === this.width && height === this.height && this.ratio === devicePixelRatio) return;
    this.width = width;
    this.height = height;
    this.ratio = devicePixelRatio;
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
  }

  /** Clears the sheet and draws on it in CSS pixels. */
  draw(paint: (brush: Brush) => void): void {
    if (!this.context || this.width === 0) return;
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.context.clearRect(0, 0, this.width, this.height);
    paint(new Brush(this.context, this.ratio, this.width, this.height));
  }
}

/** Draws in CSS pixels, lines and boxes on whole device pixels, as sharp charts do. */
export class Brush {
  constructor(
    readonly context: CanvasRenderingContext2D,
    private readonly ratio: number,
    readonly width: number,
    readonly height: number,
  ) {}

  private snap(value: number): number {
    return Math.round(value * this.ratio) / this.ratio;
  }

  box(left: number, top: number, right: number, bottom: number, color: string): void {
    const [x, y] = [this.snap(left), this.snap(top)];
    this.context.fillStyle = color;
    this.context.fillRect(x, y, this.snap(right) - x, this.snap(bottom) - y);
  }

  /** A line of one device pixel across the sheet. */
  horizontal(y: number, color: string, dash: readonly number[] = []): void {
    const at = this.snap(y) + 0.5 / this.ratio;
    this.stroke([0, at], [this.width, at], color, dash);
  }

  vertical(x: number, color: string, dash: readonly number[] = []): void {
    const at = this.snap(x) + 0.5 / this.ratio;
    this.stroke([at, 0], [at, this.height], color, dash);
  }

  private stroke(
    from: readonly [number, number],
    to: readonly [number, number],
    color: string,
    dash: readonly number[],
  ): void {
    this.context.strokeStyle = color;
    this.context.lineWidth = 1 / this.ratio;
    this.context.setLineDash([...dash]);
    this.context.beginPath();
    this.context.moveTo(...from);
    this.context.lineTo(...to);
    this.context.stroke();
  }

  /** Writes one line whose ink, not its em box, is centred on `y`. */
  text(text: string, x: number, y: number, color: string, font: string, align: CanvasTextAlign): void {
    const { context } = this;
    context.font = font;
    context.textAlign = align;
    context.textBaseline = 'middle';
    context.fillStyle = color;
    context.fillText(text, x, y + inkShift(context, font, text));
  }
}

const MAX_REMEMBERED = 2000;
const shifts = new Map<string, number>();

/**
 * How far the middle of a text's ink lies above the middle of its font. Digits count as zeros, so that labels do not
 * tremble while prices run; commas and letters that reach lower count, as they do in the library's open sister.
 */
function inkShift(context: CanvasRenderingContext2D, font: string, text: string): number {
  const shape = text.replace(/\d/g, '0');
  const key = `${font} ${shape}`;
  let shift = shifts.get(key);
  if (shift === undefined) {
    const { actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(shape);
    shift = (actualBoundingBoxAscent - actualBoundingBoxDescent) / 2;
    if (shifts.size > MAX_REMEMBERED) shifts.clear();
    shifts.set(key, shift);
  }
  return shift;
}
