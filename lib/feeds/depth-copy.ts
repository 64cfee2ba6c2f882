import { DepthFrame, type LevelBatch } from '../market/depth-frame';

/** A frame of its own with the same content, for frames that are refilled in place. */
export function copyDepth({ bids, asks, ...header }: DepthFrame): DepthFrame {
  const copy = Object.assign(new DepthFrame(), header);
  copyBatch(bids, copy.bids);
  copyBatch(asks, copy.asks);
  return copy;
}

function copyBatch(from: LevelBatch, to: LevelBatch): void {
  to.ticks = from.ticks.slice(0, from.count);
  to.lots = from.lots.slice(0, from.count);
  to.count = from.count;
}
