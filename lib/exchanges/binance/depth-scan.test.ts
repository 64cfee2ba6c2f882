import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStep, stepSize, toSteps } from '../../core/decimal-step';
import { btcInstrument } from '../../market/book-fixture';
import { DepthFrame, type LevelBatch } from '../../market/depth-frame';
import type { Instrument } from '../../market/instrument';
import { scanBinanceDepth } from './depth-scan';

const USDM = btcInstrument();
const COINM = btcInstrument({
  venue: 'binance-coinm',
  symbol: 'BTCUSD_PERP',
  quote: 'USD',
  contract: 'inverse',
  contractSize: 100,
  sizeStep: parseStep('1'),
});
const SPOT = btcInstrument({
  venue: 'binance-spot',
  contract: 'spot',
  priceStep: parseStep('0.01'),
  sizeStep: parseStep('0.00001'),
});

const FUTURES_FRAME =
  '{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1571889248277,"T":1571889248276,"s":"BTCUSDT","U":390497796,"u":390497878,"pu":390497794,"b":[["7403.80","0.002"],["7403.7","0"]],"a":[["7405.90","0"]],"st":1,"ps":"BTCUSDT"}}';
const RAW_FRAME = JSON.stringify((JSON.parse(FUTURES_FRAME) as { data: unknown }).data);
const SPOT_FRAME =
  '{"e":"depthUpdate","E":1571889248277,"s":"BTCUSDT","U":157,"u":160,"b":[],"a":[["61837.64000000","1.54698000"]]}';
const COINM_FRAME =
  '{"stream":"btcusd_perp@depth","data":{"e":"depthUpdate","E":1723161257440,"T":1723161257432,"s":"BTCUSD_PERP","ps":"BTCUSD","U":10,"u":12,"pu":9,"b":[["61773.6","1001"]],"a":[]}}';

/** What a frame says, in whole steps. */
interface Reading {
  readonly symbol: string;
  readonly time: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly prev: number | undefined;
  readonly bids: readonly number[][];
  readonly asks: readonly number[][];
}

function scan(frame: string, instrument: Instrument): Reading | false {
  const out = new DepthFrame();
  out.snapshot = true;
  if (!scanBinanceDepth(frame, new Map([[instrument.symbol, instrument]]), out)) return false;
  expect(out.snapshot).toBe(false);
  const { symbol, time, first, last, prev } = out;
  return { symbol, time, first, last, prev, bids: levelsOf(out.bids), asks: levelsOf(out.asks) };
}

const levelsOf = ({ ticks, lots, count }: LevelBatch) =>
  Array.from({ length: count }, (_, index) => [ticks[index] ?? -1, lots[index] ?? -1]);

interface DepthUpdate {
  readonly e: string;
  readonly E: number;
  readonly s: string;
  readonly U: number;
  readonly u: number;
  readonly pu?: number;
  readonly b: readonly [string, string][];
  readonly a: readonly [string, string][];
}

function parse(frame: string, { priceStep, sizeStep }: Instrument): Reading {
  const message = JSON.parse(frame) as { data?: DepthUpdate } & DepthUpdate;
  const { E, s, U, u, pu, b, a } = message.data ?? message;
  const inSteps = ([price, size]: [string, string]) => [
    toSteps(Number(price), priceStep),
    toSteps(Number(size), sizeStep),
  ];
  return { symbol: s, time: E, first: U, last: u, prev: pu, bids: b.map(inSteps), asks: a.map(inSteps) };
}

function parseSafely(frame: string, instrument: Instrument): Reading | undefined {
  try {
    return parse(frame, instrument);
  } catch {
    return undefined;
  }
}

describe('scanBinanceDepth', () => {
  it.each([
    ['a wrapped futures frame', FUTURES_FRAME, USDM],
    ['a raw futures frame', RAW_FRAME, USDM],
    ['a COIN-M frame with its pair', COINM_FRAME, COINM],
    ['a spot frame', SPOT_FRAME, SPOT],
    ['an empty frame', SPOT_FRAME.replace('["61837.64000000","1.54698000"]', ''), SPOT],
  ])('reads %s as JSON.parse does', (_what, frame, instrument) => {
    expect(scan(frame, instrument)).toEqual(parse(frame, instrument));
  });

  it.each([
    ['another kind of message', FUTURES_FRAME.replace('depthUpdate', 'aggTrade')],
    ['an unknown symbol', FUTURES_FRAME.replace('"s":"BTCUSDT"', '"s":"ETHUSDT"')],
    ['futures without a chain', FUTURES_FRAME.replace('"pu":390497794,', '')],
    ['update numbers that run backwards', FUTURES_FRAME.replace('"u":390497878', '"u":1')],
    ['an update number beyond exact numbers', FUTURES_FRAME.replace('390497878', '99999999999999999')],
    ['microseconds', FUTURES_FRAME.replace('"E":1571889248277', '"E":1571889248277000')],
    ['a number with a leading zero', FUTURES_FRAME.replace('"U":390497796', '"U":0390497796')],
    ['white space', FUTURES_FRAME.replace('"b":', '"b": ')],
    [
      'fields in another order',
      FUTURES_FRAME.replace('"U":390497796,"u":390497878', '"u":390497878,"U":390497796'),
    ],
    ['characters beyond ASCII', FUTURES_FRAME.replace('btcusdt@', 'btcusdt’')],
    ['more after the frame', `${FUTURES_FRAME} `],
    ['a wrapper without its comma', FUTURES_FRAME.replace(',"data":', '')],
    ['a wrapper that is none', `{"stream":"btcusdt@depth"${RAW_FRAME}`],
    ['an unknown field', FUTURES_FRAME.replace('"st":1', '"xx":1')],
    ['nothing', ''],
  ])('refuses %s', (_what, frame) => {
    expect(scan(frame, USDM)).toBe(false);
  });

  it('refuses a chained frame for a spot pair', () => {
    expect(scan(RAW_FRAME, SPOT)).toBe(false);
  });

  it('refuses every truncation', () => {
    for (let length = 0; length < FUTURES_FRAME.length; length += 1) {
      expect(scan(FUTURES_FRAME.slice(0, length), USDM)).toBe(false);
    }
  });

  it('reads a corrupted frame as JSON.parse does or not at all', () => {
    const byte = fc.oneof(
      fc.constantFrom(...'0123456789."[]{},:-eE\\ '.split('')),
      fc.string({ minLength: 1, maxLength: 1 }),
    );
    const corruption = fc.record({
      at: fc.nat(FUTURES_FRAME.length),
      remove: fc.nat(3),
      insert: fc.array(byte, { maxLength: 2 }).map((bytes) => bytes.join('')),
    });
    fc.assert(
      fc.property(fc.constantFrom(FUTURES_FRAME, RAW_FRAME), corruption, (frame, { at, remove, insert }) => {
        const corrupted = frame.slice(0, at) + insert + frame.slice(at + remove);
        const reading = scan(corrupted, USDM);
        expect([false, parseSafely(corrupted, USDM)]).toContainEqual(reading);
      }),
      { numRuns: 20_000 },
    );
    expect.hasAssertions();
  });
});

const RECORDINGS = '../shared/market/recordings/binance-2024-08-08';

describe.skipIf(!existsSync(RECORDINGS))(
  'scanBinanceDepth on recorded frames (needs ../shared/market)',
  () => {
    it.each([
      ['usdm_btcusdt_20240808.gz', USDM],
      ['cm_btcusd_perp_20240808.gz', COINM],
      ['spot_btcusdt_20240808.gz', SPOT],
    ])('reads the depth frames of %s and no others', (file, instrument) => {
      const frames = gunzipSync(readFileSync(`${RECORDINGS}/${file}`))
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.slice(line.indexOf(' ') + 1));
      const depth = new Set(
        frames.filter((frame) => frame.includes('"e":"depthUpdate"') && isOnLots(frame, instrument)),
      );
      expect(depth.size).toBeGreaterThan(1000);
      for (const frame of frames) {
        expect(scan(frame, instrument)).toEqual(depth.has(frame) && parse(frame, instrument));
      }
    });
  },
);

/** Spot still holds a few orders from when its size step was finer: the mapper reads those frames. */
function isOnLots(frame: string, { sizeStep }: Instrument): boolean {
  const { data } = JSON.parse(frame) as { data: DepthUpdate };
  return [...data.b, ...data.a].every(([, size]) => {
    const lots = Number(size) / stepSize(sizeStep);
    return Math.abs(lots - Math.round(lots)) < 1e-3;
  });
}
