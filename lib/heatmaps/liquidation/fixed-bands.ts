import type { FlowBar } from '../../flow/flow-bar';
import { AgingLevels } from './aging-levels';
import { CheckpointReader, CheckpointWriter } from './checkpoint-bytes';
import type { LiquidationDensity, LiquidationMass, LiquidationModel, SidePair } from './contract';
import { FlowBins } from './flow-bins';
import { binsBetween, firstBinAround, LOG_STEP, latticeBin, logGrid } from './log-grid';
import { NOTHING, startsAfter } from './no-bars';
import { isSoundBar } from './sound-bar';

const TAG = 0x4c_42_00_01;
const LEVERAGES = [10, 25, 50, 100];
const LONG_SHIFTS = LEVERAGES.map((leverage) => Math.round(Math.log(1 - 1 / leverage) / LOG_STEP));
const SHORT_SHIFTS = LEVERAGES.map((leverage) => Math.round(Math.log(1 + 1 / leverage) / LOG_STEP));

/**
 * The map that most sites draw, to be compared with: whatever aggressors buy is longs and what they sell is shorts, in equal
 * parts with 10, 25, 50 and 100 times leverage and without maintenance margin, there until the mark price crosses the level
 * or the look-back ends.
 */
export class FixedBandsModel implements LiquidationModel {
  private levels: AgingLevels | undefined;
  private end: number | undefined;
  private readonly flow = new FlowBins();

  constructor(private readonly lookBackMs: number) {}

  step(bar: FlowBar): SidePair<number> {
    startsAfter(bar, this.end);
    if (!isSoundBar(bar)) return { long: 0, short: 0 };
    this.end = bar.time + bar.intervalMs;
    this.levels ??= new AgingLevels(this.lookBackMs, firstBinAround(bar.close));
    const { levels, flow } = this;
    levels.follow(bar.time, bar.close);
    flow.lay(bar.volume);
    const first = flow.first - levels.firstBin;
    const share = 1 / LEVERAGES.length;
    for (const shift of LONG_SHIFTS) levels.add('long', first + shift, flow.buy, flow.count, share);
    for (const shift of SHORT_SHIFTS) levels.add('short', first + shift, flow.sell, flow.count, share);
    return levels.sweep(
      latticeBin(bar.markLow) - levels.firstBin,
      latticeBin(bar.markHigh) - levels.firstBin,
    );
  }

  density(): LiquidationDensity {
    const { levels } = this;
    if (!levels) return NOTHING;
    return {
      grid: logGrid(levels.firstBin),
      mass: { long: levels.long.slice(), short: levels.short.slice() },
      variance: undefined,
      scale: 'relative',
    };
  }

  massBetween(low: number, high: number): LiquidationMass {
    const { levels } = this;
    if (!levels) return NOTHING;
    const range = binsBetween(levels.firstBin, low, high);
    return {
      grid: logGrid(levels.firstBin, range),
      mass: {
        long: levels.long.subarray(range.from, range.to),
        short: levels.short.subarray(range.from, range.to),
      },
      scale: 'relative',
    };
  }

  checkpoint(): Uint8Array<ArrayBuffer> {
    const writer = new CheckpointWriter(TAG);
    writer.numbers([this.lookBackMs]);
    if (this.levels) {
      writer.numbers([this.end ?? NaN]);
      this.levels.write(writer);
    }
    return writer.finish();
  }

  /** @throws CheckpointError */
  static restore(bytes: Uint8Array): FixedBandsModel {
    const reader = new CheckpointReader(bytes, TAG);
    const [lookBackMs = NaN] = reader.numbers(1);
    const model = new FixedBandsModel(lookBackMs);
    if (reader.isAtEnd) return model;
    [model.end] = reader.numbers(1);
    model.levels = AgingLevels.read(reader, lookBackMs);
    reader.finish();
    return model;
  }
}
