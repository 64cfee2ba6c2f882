export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Where a text lies around the point it is drawn at, in the units of the context. */
export interface TextMetrics2D {
  readonly width: number;
  /** Font size. */
  readonly size: number;
  /** From the drawn x to the middle of the text. */
  readonly middleX: number;
  /** From the drawn y to the middle of the em box. */
  readonly middleY: number;
  /** From the middle of the em box to the middle of the ink. */
  readonly ink: number;
}

export function measureText(context: Context, text: string): TextMetrics2D {
  const { width, actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(text);
  const { textAlign, textBaseline, font } = context;
  const size = parseFloat(/[\d.]+(?=px)/.exec(font)?.[0] ?? '12');
  const inkMiddle = (actualBoundingBoxDescent - actualBoundingBoxAscent) / 2;
  const middleX = textAlign === 'center' ? 0 : /right|end/.test(textAlign) ? -width / 2 : width / 2;
  const middleY = emMiddle(textBaseline, size, inkMiddle);
  return { width, size, middleX, middleY, ink: inkMiddle - middleY };
}

function emMiddle(baseline: string, size: number, inkMiddle: number): number {
  if (baseline === 'middle') return 0;
  if (baseline === 'top') return size / 2;
  if (baseline === 'hanging') return size * 0.3;
  return baseline === 'alphabetic' ? inkMiddle : -size / 2;
}
