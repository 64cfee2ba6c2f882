import type { FlowBar } from '../../../lib/flow/flow-bar';
import type { LiquidationMarket } from '../../../lib/heatmaps/liquidation/contract';
import { createModel } from '../../../lib/heatmaps/liquidation/model';
import type { BenchRow } from '../../harness';
import { BIN, massOf, windowAround } from '../bins';
import { baselines } from '../entrants';
import type { ScoredModel } from '../scored-model';
import { barsOf } from './fill-bars';
import { isRecorded, type LiquidatedPosition, readFills, readLiquidated } from './hyperliquid-alpha';
import { mean } from '../statistics';
import { groundTaken } from '../sweep-score';
import { type LevelScore, rankAmong, scoreLevel } from './level-scores';

/** Where a level is looked for, on its side of the last price. */
const WINDOW = 0.15;
/** Every coin of the closed alpha could be had at 50x; half of its initial margin is the maintenance margin. */
const VENUE: LiquidationMarket = {
  contract: 'linear',
  margin: {
    unit: 'quote',
    tiers: [{ upTo: Infinity, maintenanceRate: 0.01, maxLeverage: 50 }],
    source: { asOf: '2023-04-15' },
  },
  liquidations: 'complete',
};

/** What the recording says of each model. */
export interface RecordedTruth {
  readonly rows: readonly BenchRow[];
  readonly notes: readonly string[];
}

/**
 * Leads every model through the trades of Hyperliquid's closed alpha and asks it, at the last trade before a position was
 * closed by force, where on that side of the price it expects liquidations; and in which minutes it expected most of them.
 */
export function recordedTruth(): RecordedTruth {
  if (!isRecorded) return { rows: [], notes: ['recorded truth: skipped, ../shared/market is not there'] };
  const fills = readFills();
  const liquidated = readLiquidated();
  const scores = new Map<string, CoinScores[]>();
  for (const coin of new Set(liquidated.map((each) => each.coin))) {
    const ofCoin = liquidated.filter((each) => each.coin === coin);
    const bars = barsOf(
      fills.filter((each) => each.coin === coin),
      ofCoin,
    );
    for (const [name, model] of models(bars[0]?.open ?? Number.NaN)) {
      scores.set(name, [...(scores.get(name) ?? []), judge(model, bars, ofCoin)]);
    }
  }
  const rows = [...scores].map(([name, coins]) => row(name, coins));
  return {
    rows,
    notes: [
      `recorded truth: ${rows[0]?.levels} of ${liquidated.length} liquidated positions of Hyperliquid's closed alpha ` +
        '(2023) ended within 15 % beyond the last trade. Levels that the price never reached are not known, so levelRank ' +
        'and distance flatter maps that lie close to the price; sweepRank does not. So few, of so few traders, that only ' +
        'large differences mean something.',
      ...behind(rows),
    ],
  };
}

const models = (price: number): ReadonlyMap<string, ScoredModel> =>
  new Map([['mixture (ours)', createModel('mixture', VENUE)], ...baselines(price, VENUE)]);

interface CoinScores {
  /** Of the levels that lie in the window. */
  readonly levels: readonly LevelScore[];
  /**
   * For each forced close, the share of the minutes which took ground in which the model expected less than in that one;
   * by chance ½.
   */
  readonly sweeps: readonly number[];
}

function judge(
  model: ScoredModel,
  bars: readonly FlowBar[],
  liquidated: readonly LiquidatedPosition[],
): CoinScores {
  const levels: LevelScore[] = [];
  const sweeps: { readonly expected: number; readonly closes: number }[] = [];
  let left = liquidated;
  let before = bars[0];
  for (const bar of bars) {
    const due = left.filter(({ time }) => time < bar.time + bar.intervalMs);
    left = left.slice(due.length);
    levels.push(...due.flatMap((each) => askWhere(model, each, before?.close ?? Number.NaN)));
    const expected = model.step(bar);
    const taken = groundTaken(before ?? bar, bar);
    for (const side of ['long', 'short'] as const) {
      const closes = bar.liquidations.filter(({ position }) => position === side).length;
      if (taken[side] > 0) sweeps.push({ expected: expected[side], closes });
    }
    before = bar;
  }
  const all = sweeps.map(({ expected }) => expected);
  return {
    levels,
    sweeps: sweeps.flatMap(({ expected, closes }) =>
      Array.from({ length: closes }, () => rankAmong(all, expected)),
    ),
  };
}

/** Nothing for a level outside the window. */
function askWhere(
  model: ScoredModel,
  { position, level }: LiquidatedPosition,
  price: number,
): readonly LevelScore[] {
  const window = windowAround(price, WINDOW);
  const bin = Math.floor(((position === 'long' ? -1 : 1) * Math.log(level / price)) / BIN);
  const isInside = bin >= 0 && bin < window.bins;
  return isInside ? [scoreLevel(massOf(model.density(), window)[position], bin)] : [];
}

/** A line for each measure in which another model is ahead of ours, which is the first row. */
function behind([ours, ...others]: readonly RecordedRow[]): readonly string[] {
  const measures = [
    { name: 'sweepRank', sign: 1 },
    { name: 'levelRank', sign: 1 },
    { name: 'distance', sign: -1 },
  ] as const;
  return measures.flatMap(({ name, sign }) => {
    const ahead = others.filter((each) => ours && sign * (each[name] - ours[name]) > 0);
    if (!ours || ahead.length === 0) return [];
    const list = ahead.map((each) => `${each.name} ${each[name].toFixed(3)}`).join(', ');
    return [`behind in recorded truth: ${name} ${ours[name].toFixed(3)} (${list})`];
  });
}

interface RecordedRow extends BenchRow {
  readonly sweepRank: number;
  readonly levelRank: number;
  /** Per cent of the price. */
  readonly distance: number;
  /** How many were asked for. */
  readonly levels: number;
}

function row(name: string, coins: readonly CoinScores[]): RecordedRow {
  const levels = coins.flatMap((each) => each.levels);
  const sweepRank = mean(coins.flatMap(({ sweeps }) => sweeps));
  return {
    name: `recorded: ${name}`,
    median: sweepRank,
    unit: 'mean rank of the minute',
    sweepRank,
    levelRank: mean(levels.map(({ rank }) => rank)),
    distance: mean(levels.map(({ distance }) => distance)),
    levels: levels.length,
  };
}
