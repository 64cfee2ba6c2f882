import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isotherm, writeCapture } from './test-run';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'isotherm-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const capture = (name: string, frames: readonly string[]) => writeCapture(path.join(folder, name), frames);

const trade = (price: string, quantity = '0.5') =>
  JSON.stringify({
    e: 'aggTrade',
    E: 1_700_000_000_000,
    s: 'BTCUSDT',
    a: 7,
    p: price,
    q: quantity,
    T: 1_700_000_000_000,
    m: true,
  });

describe('normalize', () => {
  it('turns frames into events, one object a line, and counts on stderr what became none', async () => {
    const zipped = `base64:${gzipSync(trade('61801.0')).toString('base64')}`;
    const frames = [trade('61800.5'), '', '{"e":"surprise"}', 'no json', zipped, 'base64:H4sI', trade('-1')];
    const { code, objects, stderr } = await isotherm(
      ['normalize', 'binance-usdm'],
      `${frames.join('\r\n')}\n`,
    );
    expect(code).toBe(0);
    expect(objects).toMatchObject([
      { type: 'trade', venue: 'binance-usdm', price: 61_800.5, size: 0.5, side: 'sell' },
      { type: 'trade', price: 61_801 },
    ]);
    expect(stderr.trim().split('\n')).toEqual([
      '6 frames, 2 events',
      '2\tmalformed\tnot JSON',
      '1\tunknown\tsurprise',
      '1\tmalformed\taggTrade',
    ]);
  });

  it('ends well when its reader has seen enough', async () => {
    const { code, stderr } = await isotherm(
      ['normalize', 'binance-usdm'],
      `${trade('1.5')}\n`.repeat(50_000),
      true,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

const depth = (
  E: number,
  U: number,
  u: number,
  pu: number,
  b: readonly (readonly string[])[],
  s = 'BTCUSD_PERP',
) =>
  JSON.stringify({
    stream: 'x@depth',
    data: { e: 'depthUpdate', E, T: E, s, ps: 'BTCUSD', U, u, pu, b, a: [] },
  });

const seed = JSON.stringify({ lastUpdateId: 100, bids: [['50000.0', '35']], asks: [['50000.5', '5']] });

const bybitBook = (type: string, ts: number, u: number, b: readonly (readonly string[])[]) =>
  JSON.stringify({
    topic: 'orderbook.1000.BTCUSDT',
    type,
    ts,
    data: { s: 'BTCUSDT', b, a: [], u, seq: 1 },
    cts: ts,
  });
describe('book', () => {
  it('joins waiting deltas to the snapshot and prints once an interval, in base units and in contracts', async () => {
    const file = capture('cm.gz', [
      depth(1000, 80, 90, 79, [['49999.5', '7']]),
      depth(1200, 91, 105, 90, [['49999.0', '10']]),
      seed,
      depth(1400, 106, 110, 105, [['50000.0', '0']]),
      depth(2000, 111, 120, 110, [['49998.5', '20']]),
    ]);
    const { code, objects, stderr } = await isotherm(['book', 'binance-coinm', file, '--every', '1s']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '2 states, 0 gaps, 0 frames without a snapshot to join\n',
    });
    expect(objects).toEqual([
      {
        time: 1200,
        symbol: 'BTCUSD_PERP',
        bids: [
          [50_000, 0.07],
          [49_999, 1000 / 49_999],
        ],
        asks: [[50_000.5, 500 / 50_000.5]],
        levels: [2, 1],
        lastUpdateId: 105,
        contracts: {
          bids: [
            [50_000, 35],
            [49_999, 10],
          ],
          asks: [[50_000.5, 5]],
        },
      },
      expect.objectContaining({ time: 2000, levels: [2, 1], lastUpdateId: 120 }),
    ]);
  });

  it('shows no book from a gap on until the next snapshot', async () => {
    const file = capture('gap.gz', [
      seed,
      depth(1000, 95, 105, 94, []),
      depth(2000, 120, 130, 119, [['49000.0', '1']]),
      depth(3000, 131, 140, 130, []),
      JSON.stringify({ lastUpdateId: 135, bids: [['48000.0', '1']], asks: [['48001.0', '1']] }),
      depth(4000, 141, 150, 140, []),
    ]);
    const { objects, stderr } = await isotherm(['book', 'binance-coinm', file, '--every', '500ms']);
    expect(objects.map(({ time, levels }) => [time, levels])).toEqual([
      [1000, [1, 1]],
      [3000, [1, 1]],
      [4000, [1, 1]],
    ]);
    expect(stderr).toContain('3 states, 1 gaps, 0 frames without');
  });

  it('starts over with each snapshot that the stream sends', async () => {
    const file = capture('bybit.gz', [
      bybitBook('delta', 500, 4, [['1.0', '1']]),
      bybitBook('snapshot', 1000, 5, [
        ['30000.5', '1.5'],
        ['30000.0', '2'],
      ]),
      bybitBook('delta', 2000, 6, [['30000.5', '0']]),
      bybitBook('snapshot', 3000, 90, [['29000.0', '4']]),
    ]);
    const { objects } = await isotherm(['book', 'bybit-linear', file, '--every', '1s']);
    expect(objects.map(({ time, bids }) => [time, bids])).toEqual([
      [
        1000,
        [
          [30_000.5, 1.5],
          [30_000, 2],
        ],
      ],
      [2000, [[30_000, 2]]],
      [3000, [[29_000, 4]]],
    ]);
  });

  it('fails on a file that is no gzip', async () => {
    const file = path.join(folder, 'plain.gz');
    writeFileSync(file, 'plain text');
    const { code, objects, stderr } = await isotherm(['book', 'binance-usdm', file]);
    expect({ code, objects }).toEqual({ code: 1, objects: [] });
    expect(stderr.split('\n')).toHaveLength(2);
  });
});

describe('bad usage', () => {
  it.each([
    ['no command', [], 'A command is missing'],
    ['an unknown command', ['dance'], 'No command "dance"'],
    ['no venue', ['normalize'], 'A venue is missing'],
    ['an unknown venue', ['normalize', 'nowhere'], 'No venue "nowhere"'],
    ['too much', ['normalize', 'binance-usdm', 'more'], 'Unexpected "more"'],
    ['no capture', ['book', 'binance-usdm'], 'A capture is missing'],
    ['a capture that is not there', ['book', 'binance-usdm', '/nowhere.gz'], 'Cannot read /nowhere.gz'],
    ['no duration', ['book', 'binance-usdm', 'x.gz', '--every', 'often'], '"often" is no duration'],
    ['an unknown option', ['book', 'binance-usdm', 'x.gz', '--fast'], 'No option "--fast"'],
  ])('%s ends with 2 and says how it goes', async (_, parameters, message) => {
    const { code, objects, stderr } = await isotherm(parameters);
    expect({ code, objects }).toEqual({ code: 2, objects: [] });
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage:');
  });
});
