import { expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { Outbox } from './outbox';

it('sends in order and never faster than the pace, whenever frames are added', async () => {
  const clock = new FakeClock(0);
  const sent: [number, string][] = [];
  const outbox = new Outbox(100, clock, (frame) => sent.push([clock.now(), frame]));
  outbox.add(['a', 'b']);
  expect(outbox.emptySince).toBeUndefined();
  await clock.advance(50);
  outbox.add(['c']);
  await clock.advance(1_000);
  expect(outbox.emptySince).toBe(200);
  outbox.add(['d', 'e']);
  outbox.close();
  await clock.advance(1_000);
  expect(sent).toEqual([
    [0, 'a'],
    [100, 'b'],
    [200, 'c'],
    [1_050, 'd'],
  ]);
});
