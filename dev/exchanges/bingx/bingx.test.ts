import { afterEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../../lib/core/assert';
import { bingx as adapter } from '../../../lib/exchanges/bingx';
import { describeLocal } from '../describe-local';
import { LocalBench } from '../local-bench';
import type { Json } from '../test-bench';
import { bingx } from './bingx';

describeLocal(adapter, bingx, {
  symbol: 'BTC-USDT',
  types: ['book', 'trade', 'candle', 'mark'],
  levels: 100,
});

describe('BingX on loopback', () => {
  let bench: LocalBench;
  afterEach(() => bench.close());

  const heard = () => bench.heard.get('market') ?? [];
  const messages = () =>
    heard()
      .filter((frame) => frame !== 'Ping')
      .map((frame) => JSON.parse(frame) as Json);
  const asked = async (path: string) =>
    (await bench.rest({ url: `https://open-api.bingx.com/openApi/swap${path}`, weight: 1 })) as Json;

  it('acknowledges, shows the book at once and then twice a second', async () => {
    bench = await LocalBench.open(bingx);
    await bench.subscribe(adapter, ['BTC-USDT']);
    expect(messages()[0]).toMatchObject({ id: 'BTC-USDT@depth100', code: 0, data: null });
    await bench.advance(51);
    const books = messages().filter(({ dataType }) => dataType === 'BTC-USDT@depth100@500ms');
    expect(books).toHaveLength(12);
    expect(books[0]?.['data'].bids).toHaveLength(100);
  });

  it('pings in both ways', async () => {
    bench = await LocalBench.open(bingx);
    await bench.subscribe(adapter, ['BTC-USDT']);
    await bench.advance(60);
    expect(heard().filter((frame) => frame === 'Ping')).toHaveLength(1);
    expect(messages().filter(({ ping }) => ping === 'local-2')).toHaveLength(1);
  });

  it('tells open interest in dollars, which the poll turns into coins', async () => {
    bench = await LocalBench.open(bingx);
    await bench.advance(5);
    const [btc] = await adapter.instruments(bench.rest);
    const events = await adapter.polls[0]?.run(bench.rest, ensureDefined(btc, 'an instrument'));
    const open = events?.find((event) => event.type === 'openInterest');
    expect((open?.size ?? 0) / bench.market('bingx').ticker().openInterest).toBeCloseTo(1, 4);
  });

  it('refuses what it does not have', async () => {
    bench = await LocalBench.open(bingx);
    await bench.subscribe(adapter, ['NOPE-USDT']);
    expect(messages()).toMatchObject([{}, {}, {}, {}].map(() => ({ code: 100_400 })));
    expect(await asked('/v2/quote/openInterest?symbol=NOPE-USDT')).toMatchObject({ code: 109_425 });
    expect(await asked('/v3/quote/klines?symbol=BTC-USDT&interval=7m')).toMatchObject({ code: 100_400 });
    expect(await asked('/v2/quote/nope')).toMatchObject({ code: 100_400 });
  });

  it('begins with a snapshot of before where it was told to', async () => {
    bench = await LocalBench.open(bingx);
    await bench.advance(5);
    const { time } = bench.market('bingx');
    bench.venue.freezeSnapshots(1);
    await bench.advance(20);
    await bench.subscribe(adapter, ['BTC-USDT']);
    expect(messages()[1]).toMatchObject({ dataType: 'BTC-USDT@depth100@500ms', ts: time });
  });
});
