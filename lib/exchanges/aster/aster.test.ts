import { describe, expect, it } from 'vitest';
import { aggTrade, depth, forceOrder, onStream } from '../binance/fixtures';
import type { RestRequest } from '../exchange';
import { traceMapper } from '../trace-mapper';
import { aster } from '.';

const FROM = 1_700_000_000_000;
const HOUR = 3_600_000;
const btc = aster.defaults.defaultInstrument;

/** Answers by the end of the path. */
function venue(bodies: Readonly<Record<string, unknown>>) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    const address = new URL(url);
    asked.push(address);
    return Promise.resolve(bodies[address.pathname.split('/').at(-1) ?? '']);
  };
  return { rest, asked };
}

describe('the adapter of Aster', () => {
  it('asks for everything on one socket', () => {
    expect(aster.sockets(['BTCUSDT'])).toMatchObject([
      {
        key: 'market',
        url: 'wss://fstream.asterdex.com/stream',
        subscribe: [
          '{"method":"SUBSCRIBE","params":["btcusdt@depth@100ms","btcusdt@aggTrade","btcusdt@forceOrder",' +
            '"btcusdt@markPrice@1s","btcusdt@kline_1m"],"id":1}',
        ],
      },
    ]);
  });

  it('reads the frames of Binance as its own, whatever market code they carry', () => {
    const { map, notes } = traceMapper(aster);
    expect(map(onStream('btcusdt@depth@100ms', depth))).toMatchObject([
      { venue: 'aster', prev: 146, last: 551 },
    ]);
    expect(map(onStream('btcusdt@aggTrade', { ...aggTrade, st: 1 }))).toMatchObject([
      { side: 'sell', size: 0.25 },
    ]);
    expect(map(onStream('btcusdt@forceOrder', forceOrder))).toMatchObject([
      { type: 'liquidation', position: 'long', price: 61_500.5, priceKind: 'fill' },
    ]);
    expect(notes).toEqual([]);
  });

  it('seeds, polls and looks back under its own addresses', async () => {
    const { rest, asked } = venue({
      depth: { lastUpdateId: 7, E: FROM, bids: [['61800.2', '1']], asks: [] },
      openInterest: { symbol: 'BTCUSDT', openInterest: '6196.323', time: FROM },
      klines: [],
      fundingRate: [{ symbol: 'BTCUSDT', fundingTime: FROM, fundingRate: '0.0001' }],
    });
    expect(await aster.book.fetchSeed?.(rest, btc)).toMatchObject({
      venue: 'aster',
      snapshot: true,
      last: 7,
    });
    expect(await aster.polls[0]?.run(rest, btc)).toMatchObject([{ type: 'openInterest', size: 6196.323 }]);
    const range = { from: FROM, to: FROM + 9000 * HOUR, intervalMs: 60_000 };
    expect(await aster.history.candles?.page(rest, btc, range)).toEqual({
      rows: [],
      until: FROM + 25 * HOUR,
    });
    expect((await aster.history.funding?.page(rest, btc, range))?.rows).toMatchObject([{ intervalHours: 8 }]);
    expect(aster.history.openInterest).toBeUndefined();
    expect(asked.map(({ host, pathname }) => host + pathname)).toEqual(
      ['depth', 'openInterest', 'klines', 'fundingRate'].map((name) => `fapi.asterdex.com/fapi/v3/${name}`),
    );
  });

  it('lists what trades, with its funding interval', async () => {
    const symbol = {
      symbol: 'BTCUSDT',
      status: 'TRADING',
      contractType: 'PERPETUAL',
      baseAsset: 'BTC',
      quoteAsset: 'USDT',
      filters: [
        { filterType: 'PRICE_FILTER', tickSize: '0.1' },
        { filterType: 'LOT_SIZE', stepSize: '0.001' },
      ],
    };
    const { rest } = venue({
      fundingInfo: [{ symbol: 'BTCUSDT', fundingIntervalHours: 4 }],
      exchangeInfo: { symbols: [symbol, { ...symbol, status: 'SETTLING' }] },
    });
    expect(await aster.instruments(rest)).toEqual([{ ...btc, fundingHours: 4 }]);
  });
});
