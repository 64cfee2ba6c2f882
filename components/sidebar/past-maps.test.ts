import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeRuns } from '@/lib/heatmaps/codec/encode-runs';
import { storedColumn } from '@/lib/reading/past-fixture';
import { FakeSidebarPorts } from './fake-sidebar';
import { PastMaps } from './past-maps';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('PastMaps', () => {
  let ports: FakeSidebarPorts;
  let past: PastMaps;
  beforeEach(() => {
    ports = new FakeSidebarPorts();
    past = new PastMaps(ports);
  });

  /** Someone looks at a market after so long. */
  const look = async (market: string, afterMs = 0) => {
    await ports.clock.advance(afterMs);
    past.look(market);
    await ports.clock.advance(0);
  };
  const asked = () => ports.fakes.asked.length;

  /** Flat hours until now. */
  const store = async (hours: number) => {
    const newest = Math.floor(ports.clock.now() / HOUR) * HOUR;
    const columns = Array.from({ length: hours }, (_, hour) =>
      storedColumn(newest - (hours - 1 - hour) * HOUR, { above: 100, below: 100 }),
    );
    ports.maps = { chunks: await encodeRuns(columns), since: undefined };
  };
  /** What is stored takes its time to be worked out, and the clock gives others their turn. */
  const untilHours = (count: number) =>
    vi.waitFor(
      async () => {
        await ports.clock.advance(0);
        expect(past.hours.value).toHaveLength(count);
      },
      { timeout: 20_000 },
    );

  it('reads the maps of a market once an hour', async () => {
    await store(24 + 30);
    await look('BTC-USDT');
    await untilHours(30);
    await look('BTC-USDT', 59 * MINUTE);
    expect(asked()).toBe(1);
    await look('BTC-USDT', MINUTE);
    expect(asked()).toBe(2);
  });

  it('reads them every minute while they are too few: the past is being fetched', async () => {
    await store(24 + 29);
    await look('BTC-USDT');
    await untilHours(29);
    await look('BTC-USDT', MINUTE);
    expect(asked()).toBe(2);
  });

  it('turns to another market at once, and tells nothing of the one before', async () => {
    await look('BTC-USDT');
    expect(past.hours.value).toEqual([]);
    delete ports.fakes.replies.storedMaps;
    await look('ETH-USDT');
    expect(past.hours.value).toBeUndefined();
    expect(asked()).toBe(2);
  });

  it('tries again in a minute what could not be read', async () => {
    const { storedMaps } = ports.fakes.replies;
    delete ports.fakes.replies.storedMaps;
    await look('BTC-USDT');
    await look('BTC-USDT', MINUTE - 1);
    expect(asked()).toBe(1);
    if (storedMaps) ports.fakes.replies.storedMaps = storedMaps;
    await look('BTC-USDT', 1);
    expect([asked(), past.hours.value]).toEqual([2, []]);
  });
});
