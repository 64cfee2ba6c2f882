import { binOf } from './bin-size';
import type { FlowBar, ForcedClose, VolumeAtPrice } from './flow-bar';
import { BarBytesError, type Decimals, StreamReader } from './number-streams';
import {
  type Before,
  beforeNext,
  checksum,
  EXACT,
  FORMAT,
  INTEREST_TIMED,
  LONG,
  NEW_BINS,
  NOTHING_BEFORE,
  PLACED,
  RUN_BARS,
  type RunDecimals,
} from './pack-bars';
import { MAX_BINS } from './traded-bins';

/** More forced closes than this in one bar are no market's. */
const MAX_FORCED = 100_000;

/**
 * Undoes `packBars`.
 * @throws BarBytesError when the bytes are damaged or of a later format.
 */
export function unpackBars(bytes: Uint8Array): readonly FlowBar[] {
  const body = checked(bytes);
  const reader = new StreamReader(body);
  if (reader.count('head') !== FORMAT) throw new BarBytesError('Bars of an unknown format');
  const count = within(reader.count('head'), RUN_BARS, 'bars');
  const intervalMs = reader.count('head');
  const decimals: RunDecimals = {
    price: reader.decimals('head'),
    mark: reader.decimals('head'),
    size: reader.decimals('head'),
    interest: reader.decimals('head'),
  };
  const bars: FlowBar[] = [];
  let before = NOTHING_BEFORE;
  for (let index = 0; index < count; index += 1) {
    const bar = unpackBar(reader, intervalMs, before, decimals);
    bars.push(bar);
    before = beforeNext(bar, before);
  }
  if (!reader.isAtEnd) throw new BarBytesError('More bytes than bars');
  return bars;
}

function checked(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 4) throw new BarBytesError('Bars without a checksum');
  const body = bytes.subarray(4);
  const told = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  if (told !== checksum(body)) throw new BarBytesError('Bars with a wrong checksum');
  return body;
}

function unpackBar(reader: StreamReader, intervalMs: number, before: Before, decimals: RunDecimals): FlowBar {
  const flags = reader.count('flags');
  const time = before.time + reader.count('time') * intervalMs;
  const open = reader.near('open', decimals.price, before.close);
  const close = reader.near('close', decimals.price, open);
  const high = reader.near('high', decimals.price, Math.max(open, close));
  const low = reader.near('low', decimals.price, Math.min(open, close));
  const markHigh = reader.near('markHigh', decimals.mark, high);
  const markLow = reader.near('markLow', decimals.mark, low);
  const openInterest = reader.near('interest', decimals.interest, before.openInterest);
  const openInterestTime =
    (flags & INTEREST_TIMED) === 0 ? undefined : time + intervalMs - reader.signed('interestAge');
  const binSize = (flags & NEW_BINS) === 0 ? before.binSize : reader.float('binSize');
  return {
    time,
    intervalMs,
    open,
    high,
    low,
    close,
    markHigh,
    markLow,
    volume: unpackVolume(reader, { binSize, low, exact: (flags & EXACT) !== 0 }, decimals.size),
    openInterest,
    ...(openInterestTime !== undefined && { openInterestTime }),
    liquidations: unpackForced(reader, close, decimals),
  };
}

function unpackVolume(
  reader: StreamReader,
  { binSize, low, exact }: { readonly binSize: number; readonly low: number; readonly exact: boolean },
  size: Decimals,
): VolumeAtPrice {
  const firstBin = binOf(low, binSize) + reader.signed('firstBin');
  const count = within(reader.count('bins'), MAX_BINS, 'bins');
  const bins = (side: 'buy' | 'sell') => Float64Array.from({ length: count }, () => reader.size(side, size));
  return { binSize, firstBin, buy: bins('buy'), sell: bins('sell'), exact };
}

function unpackForced(
  reader: StreamReader,
  close: number,
  { price, size }: RunDecimals,
): readonly ForcedClose[] {
  const count = within(reader.count('forced'), MAX_FORCED, 'forced closes');
  return Array.from({ length: count }, (): ForcedClose => {
    const flags = reader.count('forcedFlags');
    return {
      price: reader.near('forcedPrice', price, close),
      size: reader.size('forcedSize', size),
      position: (flags & LONG) === 0 ? 'short' : 'long',
      ...((flags & PLACED) !== 0 && { placed: true }),
    };
  });
}

function within(count: number, most: number, what: string): number {
  if (count > most) throw new BarBytesError(`An absurd number of ${what}`);
  return count;
}
