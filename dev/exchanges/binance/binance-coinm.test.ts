import { afterEach, describe, expect, it } from 'vitest';
import { binanceCoinm as adapter } from '../../../lib/exchanges/binance-coinm';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import { binanceCoinm } from './binance-coinm';

describeLocal(adapter, binanceCoinm, {
  symbol: 'BTCUSD_PERP',
  types: ['book', 'trade', 'liquidation', 'mark', 'funding', 'candle'],
});

describe('Binance COIN-M on loopback', () => {
  let bench: LocalBench;
  afterEach(() => bench.close());

  it('counts in contracts of 100 US dollars', async () => {
    bench = await LocalBench.open(binanceCoinm);
    await bench.subscribe(adapter, ['BTCUSD_PERP']);
    await bench.advance(50);
    const api = 'https://dapi.binance.com/dapi/v1';
    const info = await bench.rest({ url: `${api}/exchangeInfo`, weight: 1 });
    expect(info).toMatchObject({
      symbols: [
        {
          symbol: 'BTCUSD_PERP',
          pair: 'BTCUSD',
          contractStatus: 'TRADING',
          contractSize: 100,
          marginAsset: 'BTC',
        },
        { symbol: 'ETHUSD_PERP', contractSize: 10 },
      ],
    });
    const [bar] = (await bench.rest({
      url: `${api}/klines?symbol=BTCUSD_PERP&interval=1m&limit=5`,
      weight: 1,
    })) as [readonly string[]];
    const [close = 0, contracts = 0, coins = 0] = [4, 5, 7].map((column) => Number(bar[column]));
    expect(Math.abs((contracts * 100) / close / coins - 1)).toBeLessThan(0.01);
    const depth = [...bench.heard.values()].flat().find((frame) => frame.includes('depthUpdate'));
    expect(JSON.parse(depth ?? '{}')).toMatchObject({ data: { s: 'BTCUSD_PERP', ps: 'BTCUSD', st: 2 } });
  });
});
