import { expect, it } from 'vitest';
import { watchOver } from './lifetime';

it.each([
  ['chrome', 30],
  ['firefox', 25],
] as const)('%s is looked after every %d s', (target, seconds) => {
  const alarms: { minutes: number; task: () => void }[] = [];
  let revived = 0;
  watchOver(
    target,
    (_name, minutes, task) => alarms.push({ minutes, task }),
    () => (revived += 1),
  );
  expect(alarms.map(({ minutes }) => minutes * 60)).toEqual([seconds]);
  alarms[0]?.task();
  expect(revived).toBe(1);
});
