import { expect, it } from 'vitest';
import { FakeClock } from '../../lib/core/fake-clock';
import { BTC } from '../simulator/market-spec';
import { MarketSimulator } from '../simulator/market-simulator';
import { listingsOf, serveMarkets } from './start-exchanges';

const FULL_SECOND = 1_760_000_000_000;

it.each([0, 450, 950])(
  'goes on from its past, %i ms after a full second, without a hole, however long that took to make',
  async (phase) => {
    const startTime = FULL_SECOND + phase;
    const listings = listingsOf(['binance-usdm'], 'BTC');
    const simulator = new MarketSimulator({ seed: 7, spec: BTC, startTime, historyHours: 1, listings });
    // As if making it had taken so long.
    const clock = new FakeClock(startTime + 8_000);
    const exchanges = await serveMarkets({ port: 0, simulators: [simulator], startTime, speed: 1, clock });
    try {
      await clock.advance(4_000);
      const reply = await fetch(
        `${exchanges.url}/fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1s&limit=60`,
      );
      const bars = (await reply.json()) as readonly (readonly [time: number, ...string[]])[];
      // A second that was missed has a bar in which nothing was traded.
      const traded = bars.filter((bar) => Number(bar[5]) > 0).map(([time]) => time);
      const last = Math.floor(clock.now() / 1_000) * 1_000;
      expect(traded).toEqual(Array.from({ length: 60 }, (_, index) => last - (59 - index) * 1_000));
    } finally {
      await exchanges.stop();
    }
  },
);
