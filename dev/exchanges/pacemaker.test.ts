import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../lib/core/fake-clock';
import { Pacemaker } from './pacemaker';

const START = 1_700_000_000_000;

function open(speed: number) {
  const clock = new FakeClock(START);
  const stamps: number[] = [];
  const pacemaker = new Pacemaker(100, speed, (time) => stamps.push(time - START), clock);
  pacemaker.start();
  return { clock, stamps, pacemaker };
}

describe('Pacemaker', () => {
  it('stamps each step with the wall time at which it is due', async () => {
    const { clock, stamps } = open(1);
    await clock.advance(350);
    expect(stamps).toEqual([100, 200, 300]);
  });

  it('makes more steps of the same wall time at a higher pace', async () => {
    const { clock, stamps, pacemaker } = open(4);
    await clock.advance(100);
    expect(stamps).toEqual([25, 50, 75, 100]);
    pacemaker.setPace(1);
    await clock.advance(100);
    expect(stamps.slice(4)).toEqual([200]);
  });

  it('stands still at pace 0 and moves by command, forward only', async () => {
    const { clock, stamps, pacemaker } = open(0);
    await clock.advance(1_000);
    pacemaker.advance(3);
    expect(stamps).toEqual([1_000, 1_100, 1_200]);
  });

  it('does not run after the clock when the machine slept', () => {
    let time = START;
    let tick: (() => void) | undefined;
    const every = (_: number, task: () => void) => {
      tick = task;
      return () => {};
    };
    const stamps: number[] = [];
    const clock = { now: () => time, every, after: () => () => {} };
    new Pacemaker(100, 1, (at) => stamps.push(at - START), clock).start();
    time += 3_600_000;
    tick?.();
    expect(stamps).toEqual([]);
    time += 100;
    tick?.();
    expect(stamps).toEqual([3_600_100]);
  });
});
