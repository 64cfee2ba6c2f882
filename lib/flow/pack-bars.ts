import { assert } from '../core/assert';
import { crc32 } from '../core/crc32';
import { binOf } from './bin-size';
import { decimalsOf } from './decimals';
import type { FlowBar, ForcedClose, VolumeAtPrice } from './flow-bar';
import { barEnd } from './flow-run';
import { type Decimals, StreamWriter } from './number-streams';
import { MAX_BINS } from './traded-bins';

/** A run holds at most so many bars. */
export const RUN_BARS = 60;
export const FORMAT = 1;
/** As many arguments as any engine takes. */
const PIECE = 4096;
/** Bits of a bar's first number. */
export const EXACT = 1;
export const INTEREST_TIMED = 2;
export const NEW_BINS = 4;
/** Bits of a forced close's first number. */
export const LONG = 1;
export const PLACED = 2;

/** How the numbers of a run are written. */
export interface RunDecimals {
  readonly price: Decimals;
  readonly mark: Decimals;
  readonly size: Decimals;
  readonly interest: Decimals;
}

/** The names and order of the decimals at the head of a run. */
export const KINDS: readonly (keyof RunDecimals)[] = ['price', 'mark', 'size', 'interest'];

/** What a bar is told from: the one before it. */
export interface Before {
  readonly time: number;
  readonly close: number;
  readonly binSize: number;
  readonly openInterest: number;
}

export const NOTHING_BEFORE: Before = { time: 0, close: 0, binSize: 0, openInterest: 0 };

export const beforeNext = ({ time, close, volume, openInterest }: FlowBar, before: Before): Before => ({
  time,
  close,
  binSize: volume.binSize,
  openInterest: Number.isNaN(openInterest) ? before.openInterest : openInterest,
});

/**
 * Bars in few bytes, from which `unpackBars` gives back exactly these: a checksum (CRC-32, four bytes, lowest first), then
 * numbers as `StreamWriter` writes them, sizes and prices as whole numbers of the last decimal that any of the run has.
 * @param bars 1 to {@link RUN_BARS} of one interval, in order of time.
 */
export function packBars(bars: readonly FlowBar[]): Uint8Array<ArrayBuffer> {
  const [first] = bars;
  assert(first !== undefined && bars.length <= RUN_BARS, `a run holds 1 to ${RUN_BARS} bars`);
  const writer = new StreamWriter();
  const decimals = decimalsOfRun(bars);
  writer.count('head', FORMAT);
  writer.count('head', bars.length);
  writer.count('head', first.intervalMs);
  for (const name of KINDS) writer.decimals('head', decimals[name]);
  let before = NOTHING_BEFORE;
  for (const bar of bars) {
    assert(fits(bar, first, before), 'the bars of a run have one interval, in order');
    packBar(writer, bar, before, decimals);
    before = beforeNext(bar, before);
  }
  const body = writer.finish();
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, checksum(body), true);
  bytes.set(body, 4);
  return bytes;
}

/** CRC-32 of bytes. */
export function checksum(bytes: Uint8Array): number {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return crc32(text);
}

const fits = ({ time, intervalMs }: FlowBar, first: FlowBar, before: Before) =>
  intervalMs === first.intervalMs &&
  time % intervalMs === 0 &&
  (before === NOTHING_BEFORE ? time >= 0 : time > before.time);

function decimalsOfRun(bars: readonly FlowBar[]): RunDecimals {
  const forced = bars.flatMap(({ liquidations }) => liquidations);
  const sizes = [
    ...bars.flatMap(({ volume }) => [...volume.buy, ...volume.sell]),
    ...forced.map(({ size }) => size),
  ];
  const prices = bars.flatMap(({ open, high, low, close }) => [open, high, low, close]);
  return {
    price: decimalsOf([...prices, ...forced.map(({ price }) => price)]),
    mark: decimalsOf(
      bars.flatMap(({ markHigh, markLow }) => [markHigh, markLow]),
      prices,
    ),
    size: sizes.every((size) => size >= 0) ? decimalsOf(sizes) : undefined,
    interest: decimalsOf(bars.map(({ openInterest }) => openInterest)),
  };
}

function packBar(writer: StreamWriter, bar: FlowBar, before: Before, decimals: RunDecimals): void {
  const { volume, openInterestTime } = bar;
  const hasNewBins = volume.binSize !== before.binSize;
  writer.count(
    'flags',
    (volume.exact ? EXACT : 0) |
      (openInterestTime === undefined ? 0 : INTEREST_TIMED) |
      (hasNewBins ? NEW_BINS : 0),
  );
  writer.count('time', (bar.time - before.time) / bar.intervalMs);
  writer.near('open', bar.open, decimals.price, before.close);
  writer.near('close', bar.close, decimals.price, bar.open);
  writer.near('high', bar.high, decimals.price, Math.max(bar.open, bar.close));
  writer.near('low', bar.low, decimals.price, Math.min(bar.open, bar.close));
  writer.near('markHigh', bar.markHigh, decimals.mark, bar.high);
  writer.near('markLow', bar.markLow, decimals.mark, bar.low);
  writer.near('interest', bar.openInterest, decimals.interest, before.openInterest);
  if (openInterestTime !== undefined) writer.signed('interestAge', barEnd(bar) - openInterestTime);
  if (hasNewBins) writer.float('binSize', volume.binSize);
  packVolume(writer, volume, bar.low, decimals.size);
  writer.count('forced', bar.liquidations.length);
  for (const forced of bar.liquidations) packForced(writer, forced, bar.close, decimals);
}

function packVolume(writer: StreamWriter, volume: VolumeAtPrice, low: number, size: Decimals): void {
  const { firstBin, binSize, buy, sell } = volume;
  assert(buy.length === sell.length && buy.length <= MAX_BINS, 'the sides of a bar share their bins');
  writer.signed('firstBin', firstBin - binOf(low, binSize));
  writer.count('bins', buy.length);
  for (const value of buy) writer.size('buy', value, size);
  for (const value of sell) writer.size('sell', value, size);
}

function packForced(
  writer: StreamWriter,
  forced: ForcedClose,
  close: number,
  { price, size }: RunDecimals,
): void {
  writer.count('forcedFlags', (forced.position === 'long' ? LONG : 0) | (forced.placed ? PLACED : 0));
  writer.near('forcedPrice', forced.price, price, close);
  writer.size('forcedSize', forced.size, size);
}
