import { describe, expect, it } from 'vitest';
import { median, percentile, timeInterleaved } from './harness';

describe('timeInterleaved', () => {
  it('runs every case once per round, warm-ups first, and waits for each', async () => {
    const runs: string[] = [];
    const slow = {
      name: 'a',
      run: async () => {
        await Promise.resolve();
        runs.push('a');
      },
    };
    const timings = await timeInterleaved([slow, { name: 'b', run: () => runs.push('b') }], {
      rounds: 2,
      warmUps: 1,
    });
    expect(runs.join('')).toBe('ababab');
    expect([...timings.keys()]).toEqual(['a', 'b']);
  });
});

describe('median and percentile', () => {
  it('order the values first', () => {
    expect(median([10, 1, 3])).toBe(3);
    expect([percentile([10, 1, 3], 0), percentile([10, 1, 3], 0.95), percentile([10, 1, 3], 1)]).toEqual([
      1, 10, 10,
    ]);
    expect(median([])).toBeNaN();
  });
});
