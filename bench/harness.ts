/** One line of a bench's table; further keys are printed as they are. */
export interface BenchRow {
  readonly name: string;
  readonly median: number;
  readonly unit: string;
  readonly [key: string]: unknown;
}

/** What a bench found. Ratios are peer ÷ ours for costs and ours ÷ baseline for quality: above 1, ours is ahead. */
export interface BenchResult {
  readonly bench: string;
  readonly rows: readonly BenchRow[];
  readonly ratios: Readonly<Record<string, number>>;
  /** Lines for the reader: versions of the peers, what was checked, what the machine was. */
  readonly notes?: readonly string[];
}

export interface BenchCase {
  readonly name: string;
  run(): unknown;
}

/** Milliseconds of one case's rounds. */
export interface Timing {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Times cases against each other in milliseconds. The rounds are interleaved (every case once per round), so that a busy
 * moment of the machine hits all of them, and come after a warm-up. Garbage is never collected by force: that changes
 * which case pays for it.
 */
export async function timeInterleaved(
  cases: readonly BenchCase[],
  { rounds = 7, warmUps = 1 }: { readonly rounds?: number; readonly warmUps?: number } = {},
): Promise<ReadonlyMap<string, Timing>> {
  const samples = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const timed of cases) {
      await idle();
      const start = performance.now();
      await timed.run();
      const elapsed = performance.now() - start;
      if (round >= 0) samples.get(timed.name)?.push(elapsed);
    }
  }
  return new Map([...samples].map(([name, times]) => [name, timing(times)]));
}

/** The middle one of some numbers, the upper one of an even count; NaN for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The value below which a share (0…1) of some numbers lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const last = values.length - 1;
  return values.toSorted((a, b) => a - b)[Math.min(last, Math.ceil(share * last))] ?? Number.NaN;
}

/** Prints a result as a table, and as the last line as JSON when asked to. */
export function report(result: BenchResult, json: boolean): void {
  for (const note of result.notes ?? []) console.log(note);
  console.table(result.rows.map(({ name, ...values }) => ({ name, ...roundAll(values) })));
  console.table(Object.entries(result.ratios).map(([ratio, value]) => ({ ratio, ...roundAll({ value }) })));
  if (json) console.log(JSON.stringify({ bench: result.bench, rows: result.rows, ratios: result.ratios }));
}

function timing(times: readonly number[]): Timing {
  return { median: median(times), min: Math.min(...times), max: Math.max(...times) };
}

function roundAll(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, forReading(value)]));
}

/** For the eye only: three significant digits below a thousand. */
function forReading(value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return Math.abs(value) < 1000 ? Number(value.toPrecision(3)) : Math.round(value);
}

/** Lets timers and finished work of the case before run, so that no case pays for another's. */
const idle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
