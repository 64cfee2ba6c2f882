import { describe, expect, it } from 'vitest';
import { GapWatch } from './gap-watch';

describe('GapWatch', () => {
  it('finds no gap in a run of columns', () => {
    const watch = new GapWatch(1000);
    expect([5000, 6000, 7000].map((time) => watch.column(time))).toEqual([undefined, undefined, undefined]);
  });

  it('turns missing columns into one gap with its first cause', () => {
    const watch = new GapWatch(1000);
    watch.column(5000);
    watch.interrupt('sequence broken');
    watch.interrupt('reconnecting');
    expect(watch.column(9000)).toEqual({ from: 6000, to: 9000, reason: 'sequence broken' });
    expect(watch.column(11000)).toEqual({ from: 10000, to: 11000, reason: 'no data came' });
  });

  it('forgets a cause that cost no column', () => {
    const watch = new GapWatch(1000);
    watch.column(5000);
    watch.interrupt('sequence broken');
    watch.column(6000);
    expect(watch.column(8000)?.reason).toBe('no data came');
  });
});
