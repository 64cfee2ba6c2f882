import { assert } from '../core/assert';
import { MemoryContext } from './memory-context';

/** A {@link MemoryContext} on which only whole pixels within the pane may be drawn. For tests. */
export class WholePixelContext extends MemoryContext {
  override fillRect(x: number, y: number, width: number, height: number): void {
    assert([x, y, width, height].every(Number.isInteger), 'whole pixels are drawn');
    assert(x >= 0 && y >= 0 && width > 0 && height > 0, 'something within the pane is drawn');
    const { target } = this;
    assert(x + width <= target.width && y + height <= target.height, 'nothing beyond the pane is drawn');
    super.fillRect(x, y, width, height);
  }
}
