import type { FlowBar } from '../../flow/flow-bar';
import { AgingLevels, sumBetween } from './aging-levels';
import { CheckpointReader, CheckpointWriter } from './checkpoint-bytes';
import type { LiquidationDensity, LiquidationMass, LiquidationModel, SidePair } from './contract';
import { FlowBins } from './flow-bins';
import { type BinRange, binsBetween, clampBin, firstBinAround, latticeBin, logGrid, WHOLE } from './log-grid';
import { NOTHING, startsAfter } from './no-bars';
import { isSoundBar } from './sound-bar';

const TAG = 0x4c_56_00_01;

/** The plainest map to be compared with: where much was traded, much will be liquidated; longs below the price, shorts above. */
export class VolumeOnlyModel implements LiquidationModel {
  private levels: AgingLevels | undefined;
  private end: number | undefined;
  /** The lattice bin of the last price. */
  private bin = 0;
  private readonly flow = new FlowBins();

  constructor(private readonly lookBackMs: number) {}

  step(bar: FlowBar): SidePair<number> {
    startsAfter(bar, this.end);
    if (!isSoundBar(bar)) return { long: 0, short: 0 };
    this.end = bar.time + bar.intervalMs;
    this.bin = latticeBin(this.levels ? bar.open : bar.close);
    this.levels ??= new AgingLevels(this.lookBackMs, firstBinAround(bar.close));
    const { levels, flow } = this;
    levels.follow(bar.time, bar.close);
    const expected = this.between(latticeBin(bar.markLow), latticeBin(bar.markHigh));
    flow.lay(bar.volume);
    const first = flow.first - levels.firstBin;
    levels.add('long', first, flow.buy, flow.count);
    levels.add('long', first, flow.sell, flow.count);
    this.bin = latticeBin(bar.close);
    return expected;
  }

  /** What lies between the last price and the extremes of the next bar. */
  private between(lowest: number, highest: number): SidePair<number> {
    const { levels, bin } = this;
    if (!levels) return { long: 0, short: 0 };
    const onGrid = (each: number) => clampBin(each - levels.firstBin);
    return {
      long: sumBetween(levels.long, onGrid(lowest), onGrid(bin)),
      short: sumBetween(levels.long, onGrid(bin + 1), onGrid(highest + 1)),
    };
  }

  density(): LiquidationDensity {
    return { ...(this.levels ? this.massWithin(this.levels, WHOLE) : NOTHING), variance: undefined };
  }

  massBetween(low: number, high: number): LiquidationMass {
    const { levels } = this;
    return levels ? this.massWithin(levels, binsBetween(levels.firstBin, low, high)) : NOTHING;
  }

  private massWithin({ firstBin, long }: AgingLevels, range: BinRange): LiquidationMass {
    const at = this.bin - firstBin - range.from;
    const held = long.slice(range.from, range.to);
    return {
      grid: logGrid(firstBin, range),
      mass: { long: held.slice().fill(0, clampBin(at)), short: held.fill(0, 0, clampBin(at + 1)) },
      scale: 'relative',
    };
  }

  checkpoint(): Uint8Array<ArrayBuffer> {
    const writer = new CheckpointWriter(TAG);
    writer.numbers([this.lookBackMs]);
    if (this.levels) {
      writer.numbers([this.end ?? NaN, this.bin]);
      this.levels.write(writer);
    }
    return writer.finish();
  }

  /** @throws CheckpointError */
  static restore(bytes: Uint8Array): VolumeOnlyModel {
    const reader = new CheckpointReader(bytes, TAG);
    const [lookBackMs = NaN] = reader.numbers(1);
    const model = new VolumeOnlyModel(lookBackMs);
    if (reader.isAtEnd) return model;
    const [end, bin = 0] = reader.numbers(2);
    model.end = end;
    model.bin = bin;
    model.levels = AgingLevels.read(reader, lookBackMs);
    reader.finish();
    return model;
  }
}
