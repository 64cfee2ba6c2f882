import { expect, it } from 'vitest';
import { Desktop } from './desktop';

it('knows which notifications came back after they were gone', () => {
  const desktop = new Desktop();
  for (const ids of [['a'], ['a', 'b'], ['b'], ['a'], ['a', 'c']]) desktop.take(ids);
  expect(desktop.back).toEqual(['a']);
});
