import { ensureDefined } from '../../lib/core/assert';
import { type BenchResult, type BenchRow, timeInterleaved, type Timing } from '../harness';
import { CASES, LIVE_STEPS, liquidationCases, REBUILD_STEPS } from './liquidation-cases';
import { profileCases } from './profile-cases';

const ROUNDS = 5;

/** What a step of the mixture may take at one bar a minute. */
const STEP_BUDGET_MICROSECONDS = 400;

/** Steps behind one run of a case. */
const STEPS: Readonly<Record<string, number>> = {
  [CASES.bands]: REBUILD_STEPS,
  [CASES.bandsColumns]: REBUILD_STEPS,
  [CASES.mixture]: LIVE_STEPS,
  [CASES.mixtureColumns]: REBUILD_STEPS,
};

/** What the maps cost that are computed: liquidations, and volume by price. */
export async function run(): Promise<BenchResult> {
  const cases = await liquidationCases();
  const timings = await timeInterleaved(cases, { rounds: ROUNDS });
  const medianOf = (name: string) => ensureDefined(timings.get(name), name).median;
  const limit = medianOf(CASES.limit);
  const step = (medianOf(CASES.mixture) * 1000) / LIVE_STEPS;
  const profile = await profileCases();
  return {
    bench: 'compute',
    rows: [
      ...cases.map(({ name }) => rowOf(name, ensureDefined(timings.get(name), name), limit)),
      ...profile.rows,
    ],
    ratios: {
      mixtureStepBudget: STEP_BUDGET_MICROSECONDS / step,
      fixedBandsLimit: limit / medianOf(CASES.bands),
      fixedBandsRebuildLimit: limit / medianOf(CASES.bandsColumns),
      mixtureRebuildLimit: limit / medianOf(CASES.mixtureColumns),
      ...profile.ratios,
    },
    notes: [
      `Liquidations: medians of ${ROUNDS} interleaved rounds; one venue; columns of ±20 % of the price in bins of ` +
        `10 bp; the limit is what the machine takes just to write the cells, so ratios to it stay below 1`,
      ...profile.notes,
    ],
  };
}

function rowOf(name: string, { median, min, max }: Timing, limit: number): BenchRow {
  const steps = STEPS[name];
  return {
    name,
    median,
    unit: 'ms',
    min,
    max,
    microsecondsPerStep: steps === undefined ? '' : (median * 1000) / steps,
    timesLimit: median / limit,
  };
}
