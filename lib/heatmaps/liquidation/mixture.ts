import type { FlowBar } from '../../flow/flow-bar';
import { CheckpointReader, CheckpointWriter } from './checkpoint-bytes';
import type {
  LiquidationDensity,
  LiquidationMarket,
  LiquidationMass,
  LiquidationModel,
  SidePair,
} from './contract';
import { DISTANCE_CLASSES, marketClasses } from './distance-classes';
import { LOG_BINS } from './log-grid';
import { MixtureRun, type MixtureStart } from './mixture-run';
import { NOTHING, startsAfter } from './no-bars';
import { ATOMS, priorWeights } from './prior';
import { isSoundBar } from './sound-bar';

/** `LM` and the version of the bytes. */
const TAG = 0x4c_4d_00_01;
const OPENING_NUMBERS = 5;

/**
 * Where flow went in, how far its liquidation may lie from there and how much of it is really liquidated: a mixture of
 * distances whose weights learn from every bar, from what was liquidated and from what was swept and was not.
 */
export class MixtureModel implements LiquidationModel {
  private run: MixtureRun | undefined;

  constructor(
    private readonly market: LiquidationMarket,
    private readonly prior: readonly number[],
  ) {}

  step(bar: FlowBar): SidePair<number> {
    startsAfter(bar, this.run?.end);
    if (!isSoundBar(bar)) return { long: 0, short: 0 };
    this.run ??= begin(this.market, this.prior, { price: bar.close, time: bar.time });
    return this.run.step(bar);
  }

  density(): LiquidationDensity {
    return this.run?.density() ?? NOTHING;
  }

  massBetween(low: number, high: number): LiquidationMass {
    return this.run?.massBetween(low, high) ?? NOTHING;
  }

  checkpoint(): Uint8Array<ArrayBuffer> {
    const writer = new CheckpointWriter(TAG);
    writer.numbers(this.prior);
    if (this.run) writeRun(writer, this.run);
    return writer.finish();
  }

  /** @throws CheckpointError */
  static restore(market: LiquidationMarket, bytes: Uint8Array): MixtureModel {
    const reader = new CheckpointReader(bytes, TAG);
    const model = new MixtureModel(market, [...reader.numbers(DISTANCE_CLASSES.length)]);
    if (!reader.isAtEnd) model.run = readRun(reader, market, model.prior);
    return model;
  }
}

/** The margin table is read at the price at which the model begins, also when it is restored. */
function begin(market: LiquidationMarket, prior: readonly number[], start: MixtureStart): MixtureRun {
  const classes = marketClasses(market, start.price);
  return new MixtureRun(market.liquidations, classes, priorWeights(prior, classes), start);
}

function writeRun(writer: CheckpointWriter, run: MixtureRun): void {
  const { inventory, plain, corrected, sizes, opening } = run;
  writer.numbers([run.start.price, run.end, inventory.firstBin]);
  writer.numbers(opening.state());
  writer.numbers([sizes.sum, sizes.squares, sizes.prints, sizes.seen]);
  for (const { hits, exposure } of [plain, corrected]) {
    writer.numbers(hits);
    writer.numbers(exposure);
  }
  writer.numbers(inventory.scale);
  for (const { mass, from, to, sums } of [inventory.long, inventory.short]) {
    writer.numbers(sums);
    mass.forEach((bins, atom) => {
      const index = atom % DISTANCE_CLASSES.length;
      writer.stretch(bins, from[index] as number, to[index] as number);
    });
  }
}

function readRun(reader: CheckpointReader, market: LiquidationMarket, prior: readonly number[]): MixtureRun {
  const [price = NaN, end = NaN, firstBin = NaN] = reader.numbers(3);
  const run = begin(market, prior, { price, time: end });
  const { inventory, plain, corrected, sizes, opening } = run;
  inventory.firstBin = firstBin;
  opening.restore([...reader.numbers(OPENING_NUMBERS)]);
  const [sum = NaN, squares = NaN, prints = NaN, seen = NaN] = reader.numbers(4);
  Object.assign(sizes, { sum, squares, prints, seen });
  for (const learner of [plain, corrected]) {
    learner.hits.set(reader.numbers(ATOMS));
    learner.exposure.set(reader.numbers(ATOMS));
    learner.refresh();
  }
  inventory.scale.set(reader.numbers(ATOMS));
  for (const side of [inventory.long, inventory.short]) {
    side.sums.set(reader.numbers(ATOMS));
    side.mass.forEach((bins, atom) => {
      const [from, to] = reader.stretch(bins);
      // Both lifetimes of a class lie between the same bins.
      side.from[atom % DISTANCE_CLASSES.length] = from < to ? from : LOG_BINS;
      side.to[atom % DISTANCE_CLASSES.length] = to;
    });
  }
  reader.finish();
  return run;
}
