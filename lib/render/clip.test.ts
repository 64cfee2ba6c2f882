import { expect, it } from 'vitest';
import { paintWithin } from './clip';
import { MemoryContext } from './memory-context';
import { MemorySurface } from './memory-surface';

const PANE = { left: 30, top: 20, width: 40, height: 8 };

it.each([
  [{ left: 40, right: 50 }, [10, 19]],
  [{ left: 40.2, right: 49.8 }, [11, 18]],
  [{ left: 0, right: 200 }, [0, 39]],
  [{ left: 40.2, right: 40.9 }, []],
] as const)('of %j it paints the whole pixels %j', (piece, ends) => {
  const context = new MemoryContext(new MemorySurface(PANE.width, PANE.height));
  paintWithin(context, PANE, piece, () => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#ff0000';
    context.fillRect(0, 0, PANE.width, PANE.height);
  });
  const painted = Array.from({ length: PANE.width }, (_, x) => x).filter((x) => context.isPainted(x, 3));
  expect([painted[0], painted.at(-1)].filter((x) => x !== undefined)).toEqual(ends);
});
