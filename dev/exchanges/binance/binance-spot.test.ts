import { afterEach, describe, expect, it } from 'vitest';
import { binanceSpot as adapter } from '../../../lib/exchanges/binance-spot';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import { binanceSpot } from './binance-spot';

describeLocal(adapter, binanceSpot, { symbol: 'BTCUSDT', types: ['book', 'trade', 'candle'], levels: 1000 });

const call = (path: string) => ({ method: 'GET', path, query: new URLSearchParams(), body: '' });

describe('Binance spot on loopback', () => {
  let bench: LocalBench;
  afterEach(() => bench.close());

  it('chains nothing, and has no futures', async () => {
    bench = await LocalBench.open(binanceSpot);
    await bench.subscribe(adapter, ['BTCUSDT']);
    await bench.advance(5);
    const depth = [...bench.heard.values()].flat().find((frame) => frame.includes('depthUpdate')) ?? '{}';
    const { data } = JSON.parse(depth) as { data: Record<string, unknown> };
    expect(Object.keys(data)).toEqual(['e', 'E', 's', 'U', 'u', 'b', 'a']);
    expect(bench.venue.rest(call('/api/v3/openInterest')).status).toBe(404);
    expect(bench.venue.rest(call('/futures/data/openInterestHist')).status).toBe(404);
    expect(bench.venue.rest(call('/fapi/v1/time')).status).toBe(404);
  });
});
