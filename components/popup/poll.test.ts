import { describe, expect, it } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import { Poll } from './poll';

const never = () => new Promise<number>(() => {});

const refuse = async () => {
  throw new Error('no');
};

function pollOf(...replies: (() => Promise<number>)[]) {
  const clock = new FakeClock();
  let asked = 0;
  const poll = new Poll(() => (replies[asked++] ?? never)(), clock);
  clock.every(1_000, () => poll.tick());
  return { poll, clock, asked: () => asked };
}

describe('Poll', () => {
  it('keeps the newest answer', async () => {
    const { poll, clock } = pollOf(
      async () => 1,
      async () => 2,
    );
    expect(poll.answer.value).toEqual({ kind: 'waiting' });
    await clock.advance(1_000);
    expect(poll.answer.value).toEqual({ kind: 'known', value: 1 });
    await clock.advance(1_000);
    expect(poll.answer.value).toEqual({ kind: 'known', value: 2 });
  });

  it('says why there is none, and what was known before', async () => {
    const { poll, clock } = pollOf(refuse, async () => 1, refuse);
    await clock.advance(1_000);
    expect(poll.answer.value).toEqual({ kind: 'silent', reason: 'no', last: undefined });
    await clock.advance(2_000);
    expect(poll.answer.value).toEqual({ kind: 'silent', reason: 'no', last: { value: 1 } });
  });

  it('gives up a request that is never answered and asks again', async () => {
    const { poll, clock, asked } = pollOf(async () => 1, never);
    await clock.advance(4_000);
    expect(asked()).toBe(2);
    expect(poll.answer.value.kind).toBe('known');
    await clock.advance(1_000);
    expect(asked()).toBe(3);
    expect(poll.answer.value).toEqual({ kind: 'silent', reason: 'No answer', last: { value: 1 } });
  });

  it('does not mistake a late answer for the answer to a later question', async () => {
    const late: ((value: number) => void)[] = [];
    const answeredLate = () => new Promise<number>((resolve) => late.push(resolve));
    const { poll, clock } = pollOf(answeredLate, async () => 2);
    await clock.advance(5_000);
    late[0]?.(1);
    await clock.advance(0);
    expect(poll.answer.value).toEqual({ kind: 'known', value: 2 });
  });
});
