import { expect, it, vi } from 'vitest';
import { systemClock } from '../../lib/core/clock';
import { BTC } from '../simulator/market-spec';
import { MarketSimulator } from '../simulator/market-simulator';
import { listingsOf, serveMarkets } from './start-exchanges';

it('goes on from its past without a hole, however long that took to make', async () => {
  const begun = Date.now();
  // As if making it had taken so long.
  const startTime = begun - 8_000;
  const listings = listingsOf(['binance-usdm'], 'BTC');
  const simulator = new MarketSimulator({ seed: 7, spec: BTC, startTime, historyHours: 1, listings });
  const clock = systemClock;
  const exchanges = await serveMarkets({ port: 0, simulators: [simulator], startTime, speed: 1, clock });
  try {
    const bars = async (): Promise<readonly (readonly [time: number, volume: number])[]> => {
      const reply = await fetch(
        `${exchanges.url}/fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1s&limit=60`,
      );
      const rows = (await reply.json()) as readonly (readonly [number, ...string[]])[];
      return rows.map((row) => [row[0], Number(row[5])]);
    };
    // Two bars behind the one that was running when everything began.
    await vi.waitFor(async () => expect((await bars()).at(-1)?.[0]).toBeGreaterThan(begun + 1_000), {
      timeout: 60_000,
      interval: 200,
    });
    // A second that was missed has a bar in which nothing was traded.
    const traded = (await bars()).filter(([, volume]) => volume > 0).map(([time]) => time);
    const steps = traded.slice(1).map((time, index) => time - (traded[index] ?? NaN));
    expect(Math.max(...steps)).toBe(1_000);
  } finally {
    await exchanges.stop();
  }
});
