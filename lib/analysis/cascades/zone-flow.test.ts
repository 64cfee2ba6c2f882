import { describe, expect, it } from 'vitest';
import { bookOf } from '../../market/book-fixture';
import { domPressure } from './dom-pressure';
import { SweepWatch } from './sweep-watch';
import { readZoneFlow, type Zone, type ZoneSight } from './zone-flow';

const ZONE: Zone = { low: 60_100, high: 60_200, isHeavy: true };

const sight: ZoneSight = {
  price: 60_000,
  imbalanceZ: 3,
  accelerating: 'up',
  pressure: undefined,
  obstacles: [],
};
const falling: ZoneSight = { ...sight, imbalanceZ: -3, accelerating: 'down' };

const accelerating = (change: Partial<ZoneSight>) =>
  readZoneFlow(ZONE, { ...sight, ...change }).conditions.find(({ condition }) => condition === 'accelerating')
    ?.met;

const between = (kind: 'wall' | 'absorption', price: number) =>
  readZoneFlow(ZONE, { ...sight, obstacles: [{ kind, price }] }).reading;

describe('readZoneFlow', () => {
  it('is met when a heavy zone is near, pressed and nothing stands between', () => {
    const flow = readZoneFlow(ZONE, sight);
    expect(flow).toMatchObject({ direction: 'up', reading: 'met' });
    expect(flow.conditions.find(({ condition }) => condition === 'thin-book')).toMatchObject({
      met: undefined,
    });
  });

  it('is absorbed when something takes the flow on the way, and unmet by a wall', () => {
    expect(between('absorption', 60_050)).toBe('absorbed');
    expect(between('wall', 60_050)).toBe('unmet');
    expect(between('absorption', 59_950)).toBe('met');
  });

  it('says unknown for want of data, and unmet when flow goes the other way', () => {
    expect(readZoneFlow(ZONE, { ...sight, imbalanceZ: undefined }).reading).toBe('unknown');
    expect(readZoneFlow(ZONE, { ...sight, obstacles: undefined }).reading).toBe('unknown');
    expect(readZoneFlow(ZONE, falling).reading).toBe('unmet');
  });

  it('knows acceleration only while the minute is known, and towards the zone', () => {
    expect(accelerating({})).toBe(true);
    expect(accelerating({ accelerating: 'down' })).toBe(false);
    expect(accelerating({ accelerating: 'nowhere' })).toBe(false);
    expect(accelerating({ accelerating: undefined })).toBeUndefined();
  });

  it('is mirrored for a zone below', () => {
    const below = { low: 59_800, high: 59_900, isHeavy: true };
    expect(readZoneFlow(below, falling)).toMatchObject({
      direction: 'down',
      reading: 'met',
    });
    expect(readZoneFlow(below, sight).reading).toBe('unmet');
  });
});

describe('domPressure', () => {
  it('compares the sides by depth and knows no more than the book does', () => {
    const bids = [
      [599_900, 3_000],
      [599_000, 1_000],
    ] as const;
    const asks = [
      [600_100, 1_000],
      [601_000, 1_000],
    ] as const;
    const pressure = domPressure(bookOf(bids, asks));
    expect(pressure?.imbalance[5]).toBeCloseTo(0.5, 3);
    expect(pressure?.imbalance[10]).toBeCloseTo(0.5, 3);
    expect(pressure?.imbalance[25]).toBeUndefined();
    expect(pressure?.weighted).toBeGreaterThan(0.4);
  });

  it('says nothing of a crossed book', () => {
    expect(domPressure(bookOf([[600_100, 1]], [[600_000, 1]]))).toBeUndefined();
  });
});

const run = (watch: SweepWatch, ticks: readonly number[], stepMs = 5) =>
  ticks.flatMap(
    (tick, index) => watch.trade({ time: index * stepMs, price: tick, size: 10, side: 'buy' }) ?? [],
  );

describe('SweepWatch', () => {
  const climb = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => 60_000 + 4 * step);

  it('is one aggressor through many prices at once', () => {
    const watch = new SweepWatch(1_000_000);
    expect(run(watch, climb)).toEqual([]);
    expect(watch.until(1_000)).toMatchObject({
      direction: 'up',
      start: 0,
      end: 35,
      levels: 8,
      from: 60_000,
      to: 60_028,
    });
    expect(watch.until(2_000)).toBeUndefined();
  });

  it('is none when it takes its time, turns back or is small', () => {
    expect(run(new SweepWatch(1_000_000), climb, 500)).toEqual([]);
    const small = new SweepWatch(1e9);
    run(small, climb);
    expect(small.until(1_000)).toBeUndefined();
    const back = new SweepWatch(1_000_000);
    expect(run(back, [60_000, 60_010, 60_005, 60_015, 60_008])).toEqual([]);
    expect(back.until(1_000)).toBeUndefined();
  });
});
