import type { BenchResult, BenchRow } from '../harness';
import { FiveSecondDelta } from './baselines/five-second-delta';
import { SizeThreshold } from './baselines/size-threshold';
import { LADDER } from './baselines/thresholds';
import { observationCost } from './cost';
import type { Entrant } from './findings';
import { addScores, CLASSES, type Class, f1, precision, recall, type Score, scoreOf } from './match';
import { describeFailures } from './failures';
import { Ours } from './ours';
import { runStory } from './run-story';

/** None of these was looked at while thresholds were chosen: that was done on 101 to 105. */
const SEEDS = [1, 2, 3, 4, 5] as const;
const MINUTES = 40;
const QUICK = { seeds: [1], minutes: 10 } as const;
/** What a baseline without a single hit counts with, so that ratios stay finite. */
const RATIO_FLOOR = 0.05;

const BASELINES: Readonly<Record<string, readonly (() => Entrant)[]>> = {
  'size threshold': LADDER.map((thresholds) => () => new SizeThreshold(thresholds)),
  '5-second delta': LADDER.map((thresholds) => () => new FiveSecondDelta(thresholds)),
};

/**
 * How well walls and cascades are told for what they are, in markets whose large orders have owners: ours against what
 * tools do. Each baseline is told with the thresholds that suit it best in hindsight, for each class anew.
 * @param words `quick` for ten minutes of one seed.
 */
export async function run(words: readonly string[]): Promise<BenchResult> {
  const { seeds, minutes } = words.includes('quick') ? QUICK : { seeds: SEEDS, minutes: MINUTES };
  const runs = seeds.map((seed) => runSeed(seed, minutes));
  const ours = addScores(runs.map((one) => one.ours));
  const baselines = Object.keys(BASELINES).map((name) => {
    const rungs = LADDER.map((_, rung) =>
      addScores(runs.flatMap(({ rungsOf }) => rungsOf(name)[rung] ?? [])),
    );
    return { name, best: (label: Class) => bestRung(rungs, label) };
  });
  const better = (label: Class) => Math.max(...baselines.map(({ best }) => f1(best(label)[label])));
  const cost = await observationCost();
  return {
    bench: 'walls',
    rows: [
      ...CLASSES.map((label) => rowOf(`ours: ${label}`, ours, label)),
      ...baselines.flatMap(({ name, best }) =>
        CLASSES.map((label) => rowOf(`${name}: ${label}`, best(label), label)),
      ),
      ...cost.rows,
    ],
    ratios: Object.fromEntries(
      CLASSES.map((label) => [label, f1(ours[label]) / Math.max(better(label), RATIO_FLOOR)]),
    ),
    notes: [
      `Seeds ${seeds.join(', ')}, ${minutes} minutes each, one book a second; F1 over all seeds together; a baseline ` +
        `without a hit counts with ${RATIO_FLOOR}`,
      'Synthetic markets: owners behave as dev/wall-story says, which says nothing of how often real ones do',
      ...runs.flatMap(({ failures }) => failures),
      ...cost.notes,
    ],
  };
}

interface SeedRun {
  readonly ours: Score;
  readonly rungsOf: (baseline: string) => readonly Score[];
  readonly failures: readonly string[];
}

function runSeed(seed: number, minutes: number): SeedRun {
  const began = performance.now();
  const ours = new Ours(seed % 2 === 1);
  const baselines = Object.entries(BASELINES).map(
    ([name, makers]) => [name, makers.map((make) => make())] as const,
  );
  const truth = runStory(seed, minutes, [ours, ...baselines.flatMap(([, entrants]) => entrants)]);
  const scores = new Map(
    baselines.map(([name, entrants]) => [name, entrants.map((one) => scoreOf(truth, one.findings()))]),
  );
  const findings = ours.findings();
  console.error(`seed ${seed}: done after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return {
    ours: scoreOf(truth, findings),
    rungsOf: (name) => scores.get(name) ?? [],
    failures: describeFailures(seed, truth, findings),
  };
}

/** The scores of the rung that does best in a class. */
function bestRung(rungs: readonly Score[], label: Class): Score {
  return rungs.reduce((best, rung) => (f1(rung[label]) > f1(best[label]) ? rung : best));
}

function rowOf(name: string, score: Score, label: Class): BenchRow {
  const counts = score[label];
  return {
    name,
    median: f1(counts),
    unit: 'F1',
    precision: precision(counts),
    recall: recall(counts),
    hits: counts.hits,
    false: counts.false,
    missed: counts.missed,
  };
}
