import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Exchanges, startExchanges } from '../exchanges/start-exchanges';
import type { VenueUpdate } from '../simulator/venue-market';
import { Replay } from './replay';

const RECORDING = path.resolve('../shared/market/recordings/binance-2024-08-08/usdm_btcusdt_20240808.gz');
const START = 1_723_161_255_000;

const depth = (first: number, last: number, prev: number, bids: string[][], at: number) => [
  at,
  {
    e: 'depthUpdate',
    E: START + at,
    T: START + at,
    s: 'BTCUSDT',
    U: first,
    u: last,
    pu: prev,
    b: bids,
    a: [],
  },
];
const LINES = [
  depth(1, 9, 0, [['99.00', '1.000']], 0),
  depth(10, 12, 9, [['98.00', '4.000']], 40),
  [60, { lastUpdateId: 11, E: 1, T: 1, bids: [['100.50', '2.000']], asks: [['100.60', '0.003']] }],
  depth(13, 15, 12, [['100.50', '0.000']], 100),
  [
    150,
    {
      e: 'trade',
      E: START + 150,
      T: START + 150,
      s: 'BTCUSDT',
      t: 1,
      p: '100.60',
      q: '0.002',
      X: 'MARKET',
      m: false,
    },
  ],
  [
    160,
    {
      e: 'trade',
      E: START + 160,
      T: START + 160,
      s: 'BTCUSDT',
      t: 2,
      p: '90.00',
      q: '1',
      X: 'INSURANCE_FUND',
      m: true,
    },
  ],
  depth(16, 18, 15, [['100.40', '7.000']], 200),
] as const;

const folder = mkdtempSync(path.join(tmpdir(), 'capture-'));
let files = 0;
let exchanges: Exchanges | undefined;
let replay: Replay | undefined;

afterEach(async () => {
  replay?.stop();
  await exchanges?.stop();
  exchanges = undefined;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(lines: readonly (readonly unknown[])[]): string {
  const file = path.join(folder, `capture-${(files += 1)}.gz`);
  const text = lines.map(([at, data]) => {
    const raw = typeof data === 'string' ? data : JSON.stringify({ stream: 'btcusdt@x', data });
    return `${(START + Number(at)) * 1e6} ${raw}\n`;
  });
  writeFileSync(file, gzipSync(text.join('')));
  return file;
}

/** Plays a capture once and returns what it told. */
async function play(file: string): Promise<{ updates: VenueUpdate[]; market: Replay['market'] }> {
  const updates: VenueUpdate[] = [];
  const played = await Replay.open({
    file,
    speed: 1_000,
    onUpdate: (_, update) => updates.push(update),
    onRewind: () => played.stop(),
  });
  replay = played;
  await played.run();
  return { updates, market: played.market };
}

describe('Replay', () => {
  it('starts at the snapshot with the diffs it does not hold yet, and keeps the chain', async () => {
    const { updates, market } = await play(write(LINES));
    const moves = updates.filter(({ changes }) => changes.length > 0);
    expect(moves.map(({ prev, last }) => [prev, last])).toEqual([
      [9, 12],
      [12, 15],
      [15, 18],
    ]);
    expect(market.breaks).toBe(0);
    expect(market.top('bid', 5)).toEqual([
      [1004, 7000],
      [980, 4000],
    ]);
    expect(market.instrument).toMatchObject({ base: 'BTC', ticksPerUnit: 10, priceDecimals: 2 });
  });

  it('tells public trades only and makes candles of them', async () => {
    const { updates, market } = await play(write(LINES));
    expect(updates.flatMap(({ trades }) => trades)).toEqual([{ id: 1, tick: 1006, lots: 2, side: 'buy' }]);
    expect(market.candles.bars(60_000, { limit: 5 })).toHaveLength(1);
  });

  it('goes on over broken lines and counts a break of the chain', async () => {
    const lines = [...LINES.slice(0, 3), [70, 'not json{'], [80, '[1,2'], ...LINES.slice(6)];
    const { updates, market } = await play(write(lines));
    expect(updates.at(-1)?.last).toBe(18);
    expect(market.breaks).toBe(1);
  });

  it('says why a capture cannot be played', async () => {
    await expect(play(write(LINES.slice(0, 2)))).rejects.toThrow('no snapshot');
    const other = { e: 'depthUpdate', E: 1, T: 1, s: 'BTCUSD_PERP', U: 1, u: 2, pu: 0, b: [], a: [] };
    await expect(play(write([[0, other]]))).rejects.toThrow('only Binance USD-M');
  });

  it.skipIf(!existsSync(RECORDING))(
    'serves a real recording as the exchange did (needs ../shared/market)',
    async () => {
      exchanges = await startExchanges({ port: 0, seed: 1, capture: RECORDING, speed: 20 });
      const { url } = exchanges;
      const json = async (where: string) => (await fetch(url + where)).json() as Promise<Record<string, any>>; // oxlint-disable-line typescript/no-explicit-any -- a body as it comes
      const depthPath = '/fapi.binance.com/fapi/v1/depth?symbol=BTCUSDT&limit=1000';
      const first = await json(depthPath);
      await expect
        .poll(async () => (await json(depthPath))['lastUpdateId'], { timeout: 4_000 })
        .toBeGreaterThan(first['lastUpdateId']);
      const book = await json(depthPath);
      expect(Number(book['bids'][0][0])).toBeLessThan(Number(book['asks'][0][0]));
      expect(book['bids'].length).toBe(1000);
      const info = await json('/fapi.binance.com/fapi/v1/exchangeInfo');
      expect(info['symbols'][0].filters[0].tickSize).toBe('0.10');
      expect((await fetch(`${url}/fapi.binance.com/fapi/v1/openInterest?symbol=BTCUSDT`)).status).toBe(503);
      expect(
        (await json('/fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1s&limit=5'))[0],
      ).toHaveLength(12);
    },
  );
});
