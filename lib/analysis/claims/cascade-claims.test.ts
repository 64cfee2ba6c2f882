import { describe, expect, it } from 'vitest';
import { frozenZones } from '../reactions/frozen-zones';
import { randomFrom } from '../statistics/random';
import { claimBeside } from './claim';
import { cascadeOf, START } from './test-endings';
import { many, only, standingOf } from './claims-fixture';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('cascades that begin near zones', () => {
  /** Every five minutes the price goes up or down by 0.2 %. */
  const bars = many(30 * 288, (index) => {
    const time = START + index * 5 * MINUTE;
    const [low, high] = [60_000, 60_120];
    return { time, end: time + 5 * MINUTE, low, high, close: index % 2 === 0 ? high : low };
  });
  /** Of three hours one has a zone near the price. */
  const zones = many(30 * 24, (hour) =>
    frozenZones(START + hour * HOUR, 60_000, hour % 3 === 0 ? [60_600] : [66_000]),
  );
  const cascades = many(60, (index) => cascadeOf({ start: START + (index * 9 + 9) * HOUR + MINUTE }));

  it('are held against moves as far without a cascade', () => {
    const measured = only('cascades-near-zones', { cascades, bars, zones });
    expect(measured).toMatchObject({ n: 60, unknown: 0, claimed: 0.73 });
    expect(measured.figure.value?.value).toBe(1);
    expect(measured.figure.value?.chance.value?.value).toBeCloseTo(1 / 3, 1);
    expect(standingOf(measured)).toBe('above chance');
  });

  it('count once an hour, and only where zones are known', () => {
    const again = cascades.map((cascade) => ({ ...cascade, start: cascade.start + 10 * MINUTE }));
    expect(only('cascades-near-zones', { cascades: [...cascades, ...again], bars, zones }).n).toBe(60);
    const half = zones.filter(({ time }) => time < START + 15 * DAY);
    const measured = only('cascades-near-zones', { cascades, bars, zones: half });
    expect(measured.n + measured.unknown).toBe(60);
    expect(measured.unknown).toBeGreaterThan(15);
  });

  it('have no baseline where the price hardly moves', () => {
    const still = bars.map((bar) => ({ ...bar, close: 60_000 }));
    const { figure } = only('cascades-near-zones', { cascades, bars: still, zones });
    expect(figure.value?.chance).toEqual({ value: undefined, why: 'too few others' });
  });
});

describe('how long and how heavy cascades are', () => {
  const cascades = many(41, (index) =>
    cascadeOf({
      start: START + index * HOUR,
      end: START + index * HOUR + (22 + index) * 1_000,
      volumeRatio: 1 + index / 10,
    }),
  );

  it('is told by the median', () => {
    const measured = only('cascade-duration', { cascades });
    expect(measured.figure.value).toMatchObject({ value: 42_000, chance: { why: 'no null' } });
    expect(claimBeside(measured)).toBe('within');
    expect(standingOf(measured)).toBe('no baseline');
    expect(only('cascade-duration', { cascades: cascades.slice(0, 29) }).figure.value).toBeUndefined();
  });

  it('is held against random minutes', () => {
    const random = randomFrom(1);
    const minutes = many(3 * 1440, (index) => ({ time: START + index * MINUTE, worth: 0.5 + random() }));
    const measured = only('cascade-volume', { cascades, minutes });
    expect(measured.figure.value?.value).toBe(3);
    expect(measured.figure.value?.chance.value?.value).toBeCloseTo(1, 1);
    expect(standingOf(measured)).toBe('above chance');
    const holey = minutes.filter((_, index) => index % 50 !== 0);
    expect(only('cascade-volume', { cascades, minutes: holey }).figure.value?.chance).toEqual({
      value: undefined,
      why: 'too few minutes',
    });
  });

  it('leaves out those of which the volume is not known', () => {
    const mixed = [...cascades, ...many(5, () => cascadeOf({ volumeRatio: undefined }))];
    expect(only('cascade-volume', { cascades: mixed })).toMatchObject({ n: 41, unknown: 5 });
  });
});
