import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { ensureDefined } from '../../lib/core/assert';
import type { RowStore } from '../../lib/heatmaps/volume-profile/row-store';
import { CANDLE_FIELDS } from '../../lib/heatmaps/volume-profile/source';
import { type BenchCase, type BenchResult, timeInterleaved } from '../harness';
import { peerVersion, requirePeer } from '../peers';
import { fieldOf, FIRST_MINUTE, MINUTE, YEAR_MINUTES, yearOfCandles } from './profile-candles';

const ROUNDS = 15;
const WARM_UPS = 2;
const PEER = 'technicalindicators';
const PEER_BARS = 20_000;
const [FEW_ROWS, MANY_ROWS] = [500, 5000];
/** Runs of a short case in one timing, so that a busy machine interrupts it as often as the long one it is compared with. */
const REPEATS = 40;
/** How much longer a profile may take with ten times the rows. */
const ROWS_LIMIT = 2;
/** How far the volume of all rows may lie from that of all candles. */
const MAX_LOSS = 1e-9;

interface PeerRow {
  readonly totalVolume: number;
}

interface Peer {
  readonly VolumeProfile: { calculate(input: Readonly<Record<string, unknown>>): readonly PeerRow[] };
}

/** The profile in one script, as it is shipped: constants that come from other modules take a sixth more time. */
type Engine = typeof import('./profile-engine');

/** Candles, and how high a row is for their range to have so many. */
interface Task {
  readonly engine: Engine;
  readonly candles: Float64Array;
  readonly rows: number;
  readonly rowSize: number;
}

/**
 * The volume profile: a year of minutes with few rows and with many, and a fortnight against a library. The ratios are
 * the library's time over that of our rows (all it computes) and over that of our whole profile, and the permitted time
 * with many rows over the measured one.
 */
export async function profileCases(): Promise<
  Pick<BenchResult, 'rows' | 'ratios'> & { notes: readonly string[] }
> {
  const year = yearOfCandles();
  const fortnight = year.slice(0, PEER_BARS * CANDLE_FIELDS);
  const engine = shippedEngine();
  const [few, many, small] = [
    taskOf(engine, year, FEW_ROWS),
    taskOf(engine, year, MANY_ROWS),
    taskOf(engine, fortnight, FEW_ROWS),
  ];
  const peer = peerOf(small);
  const cases = {
    fewRows: named(`rows, a year, ${few.rows}`, () => layRows(few)),
    manyRows: named(`rows, a year, ${many.rows}`, () => layRows(many)),
    few: named(`whole profile, a year, ${few.rows} rows`, () => wholeProfile(few)),
    many: named(`whole profile, a year, ${many.rows} rows`, () => wholeProfile(many)),
    ours: named(`rows, ${PEER_BARS} minutes, ${small.rows}`, () => layRows(small), REPEATS),
    oursWhole: named(`whole profile, ${PEER_BARS} minutes, ${small.rows} rows`, () => wholeProfile(small)),
    peer: named(`${PEER} VolumeProfile, ${PEER_BARS} minutes, ${small.rows} rows`, peer),
  } as const;
  const loss = Math.max(...[few, many, small].map(lossOf));
  if (!(loss < MAX_LOSS)) throw new Error(`the profile lost ${loss} of the volume`);
  const timings = await timeInterleaved(Object.values(cases), { rounds: ROUNDS, warmUps: WARM_UPS });
  const timing = ({ name, repeats }: RepeatedCase) => {
    const { median, min, max } = ensureDefined(timings.get(name), name);
    return { median: median / repeats, min: min / repeats, max: max / repeats };
  };
  const median = (key: keyof typeof cases) => timing(cases[key]).median;
  return {
    rows: Object.values(cases).map((each) => ({ name: each.name, unit: 'ms', ...timing(each) })),
    ratios: {
      technicalindicators: median('peer') / median('ours'),
      technicalindicatorsWhole: median('peer') / median('oursWhole'),
      profileRowsLimit: (ROWS_LIMIT * median('fewRows')) / median('manyRows'),
      profileWholeLimit: (ROWS_LIMIT * median('few')) / median('many'),
    },
    notes: [
      `Profile: the volume of all rows is that of all candles within ${loss.toExponential(1)}; ${PEER} ` +
        `${peerVersion(PEER)} counts ${countedTimes(peer(), small).toFixed(1)} times what was traded, and of a year ` +
        `${yearOf(year)}.`,
    ],
  };
}

/** Bundled by another process: what bundles would slow down all that is timed beside it by a fifth. */
function shippedEngine(): Engine {
  const printer = fileURLToPath(new URL('./print-engine.ts', import.meta.url));
  const script = execFileSync(process.execPath, ['--import', 'tsx', printer], { encoding: 'utf8' });
  return runInThisContext(`${script};script`) as Engine;
}

interface RepeatedCase extends BenchCase {
  readonly repeats: number;
}

const named = (name: string, run: () => unknown, repeats = 1): RepeatedCase => ({
  name,
  repeats,
  run: () => {
    for (let turn = 0; turn < repeats; turn += 1) run();
  },
});

function taskOf(engine: Engine, candles: Float64Array, rows: number): Task {
  const most = fieldOf(candles, 2).reduce((high, each) => Math.max(high, each), 0);
  const least = fieldOf(candles, 3).reduce((low, each) => Math.min(low, each), Infinity);
  return { engine, candles, rows, rowSize: Number(((most - least) / rows).toFixed(2)) };
}

function layRows({ engine, candles, rowSize }: Task): RowStore {
  const store = new engine.RowStore();
  engine.layCandles(candles, { rowSize, basis: 0 }, store);
  return store;
}

/** Rows, value, nodes, voids, the path of the last day and the points of control of all others with their touches. */
const wholeProfile = ({ engine, candles, rowSize }: Task) =>
  new engine.RunningProfile([{ venue: 'binance-usdm', basis: 0, bars: [], candles, candleMs: MINUTE }], {
    rowSize,
    from: FIRST_MINUTE,
    to: FIRST_MINUTE + YEAR_MINUTES * MINUTE,
    session: { kind: 'day', offsetHours: 0 },
    reference: 'binance-usdm',
    valueArea: 'expansion',
  }).profile();

const sum = (sizes: Iterable<number>) => [...sizes].reduce((total, size) => total + size, 0);

const traded = ({ candles }: Task) => sum(fieldOf(candles, 5));

/** The share of the volume that the rows, laid alone or with everything else, do not hold. */
function lossOf(task: Task): number {
  const { buy, sell, unknown } = wholeProfile(task);
  const held = [sum(layRows(task).volume()), sum(buy) + sum(sell) + sum(unknown)];
  return Math.max(...held.map((volume) => Math.abs(volume / traded(task) - 1)));
}

function peerOf({ candles, rows }: Pick<Task, 'candles' | 'rows'>): () => readonly PeerRow[] {
  const { VolumeProfile } = requirePeer(PEER) as Peer;
  const [open, high, low, close, volume] = [1, 2, 3, 4, 5].map((field) => fieldOf(candles, field));
  return () => VolumeProfile.calculate({ open, high, low, close, volume, noOfBars: rows });
}

const countedTimes = (rows: readonly PeerRow[], task: Task) =>
  sum(rows.map(({ totalVolume }) => totalVolume)) / traded(task);

/** What the peer makes of a year. */
function yearOf(candles: Float64Array): string {
  try {
    peerOf({ candles, rows: 1 })();
    return 'makes a profile';
  } catch (error) {
    return `only "${String(error)}"`;
  }
}
