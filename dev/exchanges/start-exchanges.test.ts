import { expect, it, vi } from 'vitest';
import { startExchanges } from './start-exchanges';

it('goes on from its past without a hole, however long that took to make', async () => {
  const begun = Date.now();
  const exchanges = await startExchanges({ port: 0, seed: 7, historyHours: 12 });
  try {
    const bars = async (): Promise<readonly number[]> => {
      const reply = await fetch(
        `${exchanges.url}/fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1s&limit=60`,
      );
      return ((await reply.json()) as readonly (readonly [number])[]).map(([time]) => time);
    };
    // Two bars behind the one that was running when everything began.
    await vi.waitFor(async () => expect((await bars()).at(-1)).toBeGreaterThan(begun + 1_000), 10_000);
    const times = await bars();
    const steps = times.slice(1).map((time, index) => time - (times[index] ?? NaN));
    expect(new Set(steps)).toEqual(new Set([1_000]));
  } finally {
    await exchanges.stop();
  }
});
