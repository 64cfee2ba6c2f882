import { describe, expect, it } from 'vitest';
import type { Feed, LibraryBar } from './bars';
import { supplyBars, withBar } from './supply-bars';

const bar = (time: number, close = 1): LibraryBar => ({ time, open: 1, high: 2, low: 0, close });

/** A feed whose loading and stream the test drives. */
function handFeed() {
  let finish: ((bars: readonly LibraryBar[]) => void) | undefined;
  let tell: ((next: LibraryBar) => void) | undefined;
  let followed = 0;
  const feed: Feed = {
    tickOf: () => 1,
    load: () => new Promise((resolve) => (finish = resolve)),
    follow(_symbol, _resolution, hear) {
      tell = hear;
      followed += 1;
      return () => {
        followed -= 1;
      };
    },
  };
  return {
    feed,
    finish: (bars: readonly LibraryBar[]) => finish?.(bars),
    tell: (next: LibraryBar) => tell?.(next),
    followed: () => followed,
  };
}

const targetOf = (log: string[]) => ({
  setBars: (bars: readonly LibraryBar[]) => void log.push(`set ${bars.length}`),
  update: ({ time }: LibraryBar) => void log.push(`update ${time}`),
});

describe('supplyBars', () => {
  it('lets bars that come early wait for those before them', async () => {
    const log: string[] = [];
    const hand = handFeed();
    const supply = supplyBars(hand.feed, 'BTCUSDT', '1', targetOf(log));
    hand.tell(bar(3));
    expect(log).toEqual([]);
    hand.finish([bar(1), bar(2)]);
    await supply.ready;
    hand.tell(bar(4));
    expect(log).toEqual(['set 2', 'update 3', 'update 4']);
  });

  it('is silent once it is stopped', async () => {
    const log: string[] = [];
    const hand = handFeed();
    const supply = supplyBars(hand.feed, 'BTCUSDT', '1', targetOf(log));
    supply.stop();
    hand.finish([bar(1)]);
    await supply.ready;
    expect(log).toEqual([]);
    expect(hand.followed()).toBe(0);
  });
});

describe('withBar', () => {
  it('replaces the running bar, adds the next and refuses an older one', () => {
    const bars = [bar(1), bar(2)];
    expect(withBar(bars, bar(2, 5))?.map(({ close }) => close)).toEqual([1, 5]);
    expect(withBar(bars, bar(3))).toHaveLength(3);
    expect(withBar(bars, bar(1))).toBeUndefined();
  });
});
