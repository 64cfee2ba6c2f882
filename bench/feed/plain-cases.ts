import { encodeFrame } from '../../lib/market/level-scanner';
import { COLUMN_EVERY, type FeedRun } from './column';
import type { DepthStream } from './stream';

type Pairs = readonly (readonly [price: string, size: string])[];

interface DepthMessage {
  readonly data: {
    readonly u: number;
    readonly pu: number;
    readonly b: Pairs;
    readonly a: Pairs;
  };
}

/** What a small tool writes first: JSON.parse, a map of prices per side, bins counted anew for each column. */
export function mapBook({ snapshot, frames }: DepthStream): FeedRun {
  return (column) => {
    const bids = new Map<string, number>();
    const asks = new Map<string, number>();
    apply(bids, snapshot.bids);
    apply(asks, snapshot.asks);
    let last = snapshot.lastUpdateId;
    frames.forEach((text, index) => {
      const { data } = JSON.parse(text) as DepthMessage;
      if (data.pu !== last) throw new Error('The chain broke');
      last = data.u;
      apply(bids, data.b);
      apply(asks, data.a);
      if (index % COLUMN_EVERY === COLUMN_EVERY - 1) {
        column.clear();
        for (const [price, size] of bids) column.add(column.bids, Number.parseFloat(price), size);
        for (const [price, size] of asks) column.add(column.asks, Number.parseFloat(price), size);
      }
    });
  };
}

function apply(side: Map<string, number>, levels: Pairs): void {
  for (const [price, text] of levels) {
    const size = Number.parseFloat(text);
    if (size === 0) side.delete(price);
    else side.set(price, size);
  }
}

/** Parsing and nothing else. */
export function jsonParse({ frames }: DepthStream): () => number {
  return () => {
    let levels = 0;
    for (const text of frames) levels += (JSON.parse(text) as DepthMessage).data.b.length;
    return levels;
  };
}

/** The floor of any scanner: every byte of the frame read once. */
export function byteSum({ frames }: DepthStream): () => number {
  return () => {
    let sum = 0;
    for (const text of frames) {
      const { bytes, length } = encodeFrame(text);
      for (let index = 0; index < length; index += 1) sum = (sum + (bytes[index] as number)) | 0;
    }
    return sum;
  };
}
