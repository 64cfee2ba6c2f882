import { MemoryContext } from '@/lib/render/memory-context';
import { memorySurface } from '@/lib/render/memory-surface';

const MOST_WIDE = 1200;
const MOST_HIGH = 120;

/** A canvas in memory, not larger than some hundred pixels; setting its size clears it. For tests. */
class MemoryCanvas {
  readonly context = Object.assign(new MemoryContext(memorySurface(MOST_WIDE, MOST_HIGH)), { canvas: this });
  private size = { width: 0, height: 0 };

  getContext(): MemoryContext {
    return this.context;
  }

  at(x: number, y: number): readonly number[] {
    return this.context.target.at(x, y);
  }

  get width(): number {
    return this.size.width;
  }

  set width(width: number) {
    this.size = { ...this.size, width };
    this.context.clearRect();
  }

  get height(): number {
    return this.size.height;
  }

  set height(height: number) {
    this.size = { ...this.size, height };
    this.context.clearRect();
  }
}

/** A document that makes such canvases and notes them. */
export function memoryDocument(): {
  readonly document: Document;
  readonly canvases: readonly MemoryCanvas[];
} {
  const canvases: MemoryCanvas[] = [];
  const createElement = () => {
    const canvas = new MemoryCanvas();
    canvases.push(canvas);
    return canvas;
  };
  return { document: { createElement } as unknown as Document, canvases };
}
