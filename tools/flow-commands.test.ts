import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barAt } from '../lib/flow/test-bars';
import { encodeChunk } from '../lib/heatmaps/codec/encode-chunk';
import { columnOf } from '../lib/heatmaps/columns/column-fixture';
import { packRecord } from '../lib/storage/transfer/chunk-record';
import { packRecords } from '../lib/storage/transfer/history-file';
import { barObject, parseBarLine } from './bar-lines';
import { exportColumns } from './export-columns';
import { isotherm, writeCapture } from './test-run';

const START = 1_699_999_980_000;
const BTC = { s: 'BTCUSDT' };

let folder = '';
let capture = '';

const trade = (second: number, id: number, p: string, q: string, m = false) => ({
  e: 'aggTrade',
  E: START + 1000 * second,
  T: START + 1000 * second,
  ...BTC,
  a: id,
  p,
  q,
  m,
});

const mark = (second: number, p: string, r: string) => ({
  e: 'markPriceUpdate',
  E: START + 1000 * second,
  ...BTC,
  p,
  i: p,
  r,
  T: START + 8 * 3_600_000,
});

const forced = (second: number) => ({
  e: 'forceOrder',
  E: START + 1000 * second,
  o: {
    ...BTC,
    S: 'SELL',
    o: 'LIMIT',
    f: 'IOC',
    q: '2',
    p: '34990',
    ap: '35000',
    X: 'FILLED',
    l: '2',
    z: '2',
    T: START + 1000 * second,
  },
});

const interest = (second: number, openInterest: string) => ({
  openInterest,
  symbol: 'BTCUSDT',
  time: START + 1000 * second,
});

const FRAMES = [
  interest(1, '80000.5'),
  mark(2, '35010.0', '0.00060000'),
  trade(3, 1, '35000.0', '0.5'),
  trade(20, 2, '35040.0', '1.5', true),
  forced(30),
  interest(40, '80001.0'),
  trade(61, 3, '35020.0', '1'),
  trade(75, 4, '35100.0', '2'),
];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'isotherm-'));
  capture = writeCapture(
    path.join(folder, 'flow.gz'),
    FRAMES.map((frame) => JSON.stringify(frame)),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function* only(record: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(record);
}

describe('bars, and what is made of them', () => {
  it('prints the minutes of a capture, makes their profile, and a picture of it', async () => {
    const { code, objects } = await isotherm(['bars', 'binance-usdm', capture]);
    expect(code).toBe(0);
    expect(objects).toMatchObject([
      {
        symbol: 'BTCUSDT',
        open: 35_000,
        close: 35_040,
        markHigh: 35_010,
        openInterest: 80_001,
        volume: { binSize: 5, firstBin: 7000, buy: [0.5, 0, 0, 0, 0, 0, 0, 0, 0], exact: true },
        liquidations: [{ price: 35_000, size: 2, position: 'long' }],
      },
      { open: 35_020, close: 35_100, time: START + 60_000 },
    ]);
    const file = path.join(folder, 'bars.jsonl');
    writeFileSync(file, objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
    const [fromCapture, fromBars] = await Promise.all(
      [capture, file].map((each) => isotherm(['profile', 'binance-usdm', each])),
    );
    expect(fromBars?.objects).toEqual(fromCapture?.objects);
    expect(fromBars?.objects).toMatchObject([{ symbol: 'BTCUSDT', exactShare: 1, poc: 35_110 }]);

    const out = path.join(folder, 'profile.png');
    await isotherm(['heatmap', 'volume-profile', 'binance-usdm', file, '--out', out]);
    const { width, height, data } = PNG.sync.read(readFileSync(out));
    expect([width, height]).toEqual([960, 540]);
    expect([...data.subarray(0, 4)]).toEqual([14, 17, 20, 255]);
    expect(new Set(new Uint32Array(data.buffer, data.byteOffset, width * height)).size).toBeGreaterThan(4);
  });

  it('reads exactly the bar that it printed', () => {
    const bar = barAt(7, {
      openInterest: Number.NaN,
      liquidations: [{ price: 1, size: 2, position: 'short', placed: true }],
    });
    expect(parseBarLine(JSON.stringify(barObject({ symbol: 'X', bar })))).toEqual({ symbol: 'X', bar });
    expect(() => parseBarLine('{"symbol":"X"}')).toThrow('no bar');
  });
});

describe('liquidations, oi and funding', () => {
  it.each([
    ['liquidations', [{ type: 'liquidation', position: 'long', price: 35_000, size: 2, worth: 70_000 }]],
    [
      'oi',
      [
        { size: 80_000.5, change: null },
        { size: 80_001, change: 0.5 },
      ],
    ],
    ['funding', [{ rate: 0.0006, intervalHours: 8, r8: 0.0006, level: 'crowded long' }]],
  ])('%s', async (command, expected) => {
    const { code, objects } = await isotherm([command, 'binance-usdm', capture]);
    expect(code).toBe(0);
    expect(objects).toMatchObject(expected);
  });
});

describe('what the engines say of bars', () => {
  it('tells the largest zones of the liquidation map, longs below the price and shorts above', async () => {
    const { code, objects } = await isotherm(['map', 'binance-usdm', capture]);
    expect(code).toBe(0);
    const [told] = objects as { price: number; zones: Zone[] }[];
    const { price = Number.NaN, zones = [] } = told ?? {};
    expect(zones.length).toBeGreaterThan(0);
    expect(zones.map(({ size }) => size)).toEqual(zones.map(({ size }) => size).toSorted((a, b) => b - a));
    const astray = zones.filter(({ side, low, high }) => (side === 'long' ? low >= price : high <= price));
    expect(astray).toEqual([]);
  });

  it('sums up what was opened and closed', async () => {
    const { code, objects } = await isotherm(['oi-summary', 'binance-usdm', capture]);
    expect(code).toBe(0);
    expect(objects).toMatchObject([{ symbol: 'BTCUSDT', venues: [{ venue: 'binance-usdm' }] }]);
  });
});

interface Zone {
  readonly side: 'long' | 'short';
  readonly low: number;
  readonly high: number;
  readonly size: number;
}

describe('heatmap', () => {
  it.each(['liquidation', 'funding'])('draws %s', async (layer) => {
    const out = path.join(folder, `${layer}.png`);
    const { code } = await isotherm(['heatmap', layer, 'binance-usdm', capture, '--out', out]);
    expect(code).toBe(0);
    const { data, width, height } = PNG.sync.read(readFileSync(out));
    expect(new Set(new Uint32Array(data.buffer, data.byteOffset, width * height)).size).toBeGreaterThan(2);
  });

  it('draws exported history', async () => {
    const chunk = await encodeChunk(
      [0, 1, 2].map((second) => columnOf([9, 200, 40], { time: 1000 * second })),
    );
    const key = 'order-book/BTC-USDT/all/1000';
    const parts: Uint8Array[] = [];
    for await (const part of packRecords(only(packRecord({ key, chunk })))) parts.push(part);
    const [file, out] = [path.join(folder, 'a.isotherm'), path.join(folder, 'export.png')];
    writeFileSync(file, Buffer.concat(parts));
    expect(await exportColumns(file, 'order-book', 'binance-usdm')).toHaveLength(3);
    expect(await exportColumns(file, 'liquidation', 'binance-usdm')).toEqual([]);
    const { code } = await isotherm(['heatmap', 'order-book', 'binance-usdm', file, '--out', out]);
    expect(code).toBe(0);
    expect(PNG.sync.read(readFileSync(out)).width).toBe(960);
  });

  it('draws nothing of what a capture does not tell', async () => {
    const out = path.join(folder, 'none.png');
    const { code, stderr } = await isotherm(['heatmap', 'order-book', 'binance-usdm', capture, '--out', out]);
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing in the files tells of order-book');
  });

  it.each([
    ['no layer', ['heatmap'], 'A layer is missing'],
    ['an unknown layer', ['heatmap', 'weather'], 'No layer "weather"'],
    ['no file for the picture', ['heatmap', 'funding', 'okx-swap', 'x.gz'], 'A file for the picture'],
    ['no capture', ['profile', 'okx-swap'], 'A capture is missing'],
  ])('%s ends with 2', async (_, parameters, message) => {
    const { code, stderr } = await isotherm(parameters);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
