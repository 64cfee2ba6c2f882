import { expect, it } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import { lookOften } from './look-often';

it('looks every second, every fourth while a chart moves, and at once when it has come to rest', async () => {
  const clock = new FakeClock(0);
  const charts = { isMoving: false };
  const looks: number[] = [];
  const stop = lookOften(clock, charts, () => looks.push(clock.now()));
  await clock.advance(2_000);
  charts.isMoving = true;
  await clock.advance(9_000);
  charts.isMoving = false;
  await clock.advance(1_000);
  stop();
  await clock.advance(5_000);
  expect(looks).toEqual([1_000, 2_000, 6_000, 10_000, 12_000]);
});
