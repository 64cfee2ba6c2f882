import { cutRun, type FlowGap, type FlowRun } from '../flow/flow-run';
import { BarBytesError } from '../flow/number-streams';
import { packBars, RUN_BARS } from '../flow/pack-bars';
import { unpackBars } from '../flow/unpack-bars';
import { ChunkError } from '../heatmaps/codec/chunk-error';
import { deflate, inflate } from '../heatmaps/codec/deflate';
import { DAMAGED } from '../heatmaps/codec/read-chunks';
import type { VenueId } from '../market/venues';

/** Bars of one interval of one instrument of a venue. */
export interface BarSeries {
  readonly venue: VenueId;
  /** The venue's own name of the instrument. */
  readonly symbol: string;
  readonly intervalMs: number;
}

/** A block of time of one series as it is stored: 60 intervals. */
export interface StoredBars {
  /** Packed and deflated bars; empty when there are none. */
  readonly bytes: Uint8Array;
  readonly gaps: readonly FlowGap[];
}

const NOTHING: FlowRun = { bars: [], gaps: [] };

/** Far more than the bars of a block come to. */
const MAX_BYTES = 2 ** 24;

/** The name of a series on disk. */
export const barsKey = ({ venue, symbol, intervalMs }: BarSeries) => `${venue}/${symbol}/${intervalMs}`;

/** How long a block is. */
export const blockMs = (intervalMs: number) => RUN_BARS * intervalMs;

/** The start of the block that holds a time. */
export const blockOf = (time: number, intervalMs: number) =>
  Math.floor(time / blockMs(intervalMs)) * blockMs(intervalMs);

/** A run by the blocks that its bars and gaps lie in, by their start; a gap that reaches over several is in each. */
export function splitRun(run: FlowRun, intervalMs: number): ReadonlyMap<number, FlowRun> {
  const starts = new Set(run.bars.map(({ time }) => blockOf(time, intervalMs)));
  for (const { from, to } of run.gaps)
    for (let start = blockOf(from, intervalMs); start < to; start += blockMs(intervalMs)) starts.add(start);
  return new Map([...starts].map((start) => [start, cutRun(run, start, start + blockMs(intervalMs))]));
}

export async function encodeBlock({ bars, gaps }: FlowRun): Promise<StoredBars> {
  return { bytes: bars.length > 0 ? await deflate(packBars(bars)) : new Uint8Array(0), gaps };
}

/**
 * The bars and gaps of a stored block; one that is damaged is a gap that says so.
 * @param stored from disk: its type is a claim.
 */
export async function decodeBlock(stored: unknown, start: number, intervalMs: number): Promise<FlowRun> {
  const end = start + blockMs(intervalMs);
  const damaged: FlowRun = { bars: [], gaps: [{ from: start, to: end, reason: DAMAGED }] };
  if (stored === undefined) return NOTHING;
  if (!isStoredBars(stored)) return damaged;
  try {
    const bars = stored.bytes.length > 0 ? unpackBars(await inflate(stored.bytes, MAX_BYTES)) : [];
    const isOwn = bars.every((bar) => bar.intervalMs === intervalMs && bar.time >= start && bar.time < end);
    return isOwn ? { bars, gaps: stored.gaps } : damaged;
  } catch (error) {
    if (error instanceof ChunkError || error instanceof BarBytesError) return damaged;
    throw error;
  }
}

function isStoredBars(value: unknown): value is StoredBars {
  if (typeof value !== 'object' || value === null) return false;
  const { bytes, gaps } = value as Partial<Record<keyof StoredBars, unknown>>;
  // By name, as arrays from another realm are no instances of ours.
  return (
    Object.prototype.toString.call(bytes) === '[object Uint8Array]' &&
    Array.isArray(gaps) &&
    gaps.every(isGap)
  );
}

function isGap(value: unknown): value is FlowGap {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to, reason } = value as Partial<Record<keyof FlowGap, unknown>>;
  return typeof from === 'number' && typeof to === 'number' && to > from && typeof reason === 'string';
}
