import { type Known, known, notKnown } from '../known';

/** Something that was called this likely (0…1), and whether it came about. */
export interface Forecast {
  readonly probability: number;
  readonly cameTrue: boolean;
}

/** Forecasts of about the same probability. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean probability, and the share that came true. */
  readonly said: number;
  readonly share: number;
  /** False with fewer than ten. */
  readonly isEnough: boolean;
}

/** How good forecasts were. `score` = `reliability` − `resolution` + `uncertainty`, but for the spread within bins. */
export interface BrierScore {
  readonly count: number;
  /** Mean of (probability − outcome)², 0 is best. */
  readonly score: number;
  /** How far what was said lay from what came true. */
  readonly reliability: number;
  /** How well likely and unlikely were told apart. */
  readonly resolution: number;
  /** Of the outcomes themselves. */
  readonly uncertainty: number;
  /** 1 − score ÷ uncertainty: above 0 is better than always saying the mean. */
  readonly skill: Known<number, 'outcomes all alike'>;
  readonly bins: readonly ReliabilityBin[];
}

const BINS = 10;
const ENOUGH_IN_BIN = 10;
/** Puts a probability that is a bin's edge, written in decimals, into the upper bin. */
const SLACK = 1e-9;

export function brierScore(forecasts: readonly Forecast[]): Known<BrierScore, 'nothing counted'> {
  const count = forecasts.length;
  if (count === 0) return notKnown('nothing counted');
  const came = forecasts.filter(({ cameTrue }) => cameTrue).length / count;
  const score = meanBy(forecasts, ({ probability, cameTrue }) => (probability - Number(cameTrue)) ** 2);
  const uncertainty = came * (1 - came);
  const bins = binsOf(forecasts);
  const weigh = (valueOf: (bin: ReliabilityBin) => number) =>
    bins.reduce((sum, bin) => sum + (bin.count / count) * valueOf(bin), 0);
  return known({
    count,
    score,
    reliability: weigh(({ said, share }) => (said - share) ** 2),
    resolution: weigh(({ share }) => (share - came) ** 2),
    uncertainty,
    skill: uncertainty > 0 ? known(1 - score / uncertainty) : notKnown('outcomes all alike'),
    bins,
  });
}

function binsOf(forecasts: readonly Forecast[]): readonly ReliabilityBin[] {
  const binOf = (probability: number) => Math.min(BINS - 1, Math.floor(probability * BINS + SLACK));
  return Array.from({ length: BINS }, (_, bin) => bin).flatMap((bin) => {
    const within = forecasts.filter(({ probability }) => binOf(probability) === bin);
    if (within.length === 0) return [];
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      count: within.length,
      said: meanBy(within, ({ probability }) => probability),
      share: meanBy(within, ({ cameTrue }) => Number(cameTrue)),
      isEnough: within.length >= ENOUGH_IN_BIN,
    };
  });
}

const meanBy = <T>(items: readonly T[], valueOf: (item: T) => number) =>
  items.reduce((sum, item) => sum + valueOf(item), 0) / items.length;
