import { describe, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { type Kept, KeptStates } from './kept-states';

/** What outlives a worker, as text: nothing is shared with it. */
function sessionMemory() {
  let text = '{}';
  return {
    get: async () => JSON.parse(text) as Readonly<Record<string, Kept<{ count: number }>>>,
    set: async (value: unknown) => void (text = JSON.stringify(value)),
  };
}

const refuse = async () => Promise.reject(new Error('full'));

const parts = () => ({ clock: new FakeClock(), memory: sessionMemory(), most: 2 });

describe('KeptStates', () => {
  it('gives a worker what the one before it kept, as it was then', async () => {
    const shared = parts();
    const state = { count: 1 };
    new KeptStates(shared).use('BTC-USDT', state);
    state.count = 2;
    await shared.clock.advance(10_000);
    state.count = 3;
    const next = new KeptStates<{ count: number }>(shared);
    expect([next.isReady, next.get('BTC-USDT')]).toEqual([false, undefined]);
    await shared.clock.advance(0);
    expect([next.isReady, next.get('BTC-USDT')]).toEqual([true, { count: 2 }]);
  });

  it('keeps at once when asked', async () => {
    const shared = parts();
    const states = new KeptStates<{ count: number }>(shared);
    await shared.clock.advance(0);
    states.use('BTC-USDT', { count: 7 });
    await states.keep();
    expect(await shared.memory.get()).toMatchObject({ 'BTC-USDT': { state: { count: 7 } } });
  });

  it('forgets what is not used for an hour, and all but the last used', async () => {
    const shared = parts();
    const states = new KeptStates<{ count: number }>(shared);
    await shared.clock.advance(0);
    for (const name of ['a', 'b', 'c', 'b']) states.use(name, { count: 0 });
    await states.keep();
    expect(Object.keys(await shared.memory.get())).toEqual(['c', 'b']);
    await shared.clock.advance(3_000_000);
    states.use('c', { count: 1 });
    await shared.clock.advance(700_000);
    expect(Object.keys(await shared.memory.get())).toEqual(['c']);
  });

  it('goes on where nothing can be kept', async () => {
    const states = new KeptStates<{ count: number }>({
      ...parts(),
      memory: { get: refuse, set: refuse },
    });
    states.use('a', { count: 1 });
    await states.keep();
    expect(states.get('a')).toEqual({ count: 1 });
  });
});
