import { expect, it } from 'vitest';
import { encodeChunk } from '../heatmaps/codec/encode-chunk';
import { mergeHistory } from './history';
import { columnsAt } from './test-columns';

const gap = (from: number, to: number) => ({ from, to, reason: 'feed lost' });

it('mergeHistory takes the longer of what is in both, whichever side it is on, in order of time', async () => {
  const [older, newer, later] = await Promise.all([
    encodeChunk(columnsAt(1, 2)),
    encodeChunk(columnsAt(1, 2, 3)),
    encodeChunk(columnsAt(9)),
  ]);
  const disk = { chunks: [later, older], gaps: [gap(5, 6), gap(1, 9)] };
  const memory = { chunks: [newer], gaps: [gap(1, 3), gap(5, 8)] };
  const merged = { chunks: [newer, later], gaps: [gap(1, 9), gap(5, 8)] };
  expect(mergeHistory(disk, memory)).toEqual(merged);
  expect(mergeHistory(memory, disk)).toEqual(merged);
});
