import { type AgentMarket, MINUTES_PER_DAY, SNAPSHOT_MINUTES } from '../../dev/agent-market/agent-market';
import type { PositionSnapshot } from '../../dev/agent-market/snapshot';
import { ensureDefined } from '../../lib/core/assert';
import type { FlowBar } from '../../lib/flow/flow-bar';
import { BIN, massOf, type NearbyMass, truthOf, type Window, windowAround } from './bins';
import { splitHalf } from './ceiling';
import { HourlyScore } from './hourly-score';
import { type MapScores, scoreMap } from './map-scores';
import { type Outcome, OutlookScore } from './outlook-score';
import { RealCloses } from './real-closes';
import type { ScoredModel } from './scored-model';
import { collectScores, type Scores } from './scores';
import { SweepScore } from './sweep-score';

/** Days that models learn from before they are judged. */
export const WARM_UP_DAYS = 5;
const NARROW = 0.05;
const WIDE = 0.15;

/** A model and the bars it sees: those of the market with what its feed tells. */
export interface Entrant {
  readonly name: string;
  readonly model: ScoredModel;
  readonly bars: readonly FlowBar[];
}

export interface Evaluation {
  /** By the entrant's name. */
  readonly scores: ReadonlyMap<string, Scores>;
  /** What a random half of the truth scores against the other; NaN for what only prints tell. */
  readonly ceiling: Scores;
}

/** Leads models through one market in step and judges each by the positions and by the forced closes that only it knows. */
export function evaluate(market: AgentMarket, entrants: readonly Entrant[]): Evaluation {
  const closes = new RealCloses(market);
  const judged = entrants.map((entrant) => new JudgedModel(entrant, closes));
  const ceiling: { narrow: MapScores[]; wide: MapScores[] } = { narrow: [], wide: [] };
  const warmUp = WARM_UP_DAYS * MINUTES_PER_DAY;
  const snapshots = new Map(
    market.snapshots
      .filter(({ minute }) => minute >= warmUp && minute + SNAPSHOT_MINUTES <= market.bars.length)
      .map((snapshot) => [snapshot.minute, snapshot]),
  );
  market.bars.forEach((_, minute) => {
    for (const each of judged) each.step(minute, minute >= warmUp);
    const snapshot = snapshots.get(minute + 1);
    if (!snapshot) return;
    ceiling.narrow.push(splitHalf(snapshot, NARROW));
    ceiling.wide.push(splitHalf(snapshot, WIDE));
    const exam = prepareExam(market, snapshot, closes);
    for (const each of judged) each.sit(exam);
  });
  const noPrints = { ig4h: Number.NaN, igNow: Number.NaN, rhoHour: Number.NaN, sdHour: Number.NaN };
  return {
    scores: new Map(judged.map((each) => [each.entrant.name, each.scores()])),
    ceiling: collectScores(ceiling.narrow, ceiling.wide, noPrints),
  };
}

/** What a map is compared with at one time. */
interface Exam {
  readonly narrow: { readonly window: Window; readonly truth: NearbyMass };
  readonly wide: { readonly window: Window; readonly truth: NearbyMass };
  readonly outcome: Outcome;
}

function prepareExam({ bars }: AgentMarket, snapshot: PositionSnapshot, closes: RealCloses): Exam {
  const { minute, price } = snapshot;
  const ahead = bars.slice(minute, minute + SNAPSHOT_MINUTES);
  const lowest = Math.min(...ahead.map((bar) => bar.markLow));
  const highest = Math.max(...ahead.map((bar) => bar.markHigh));
  const at = (share: number) => {
    const window = windowAround(price, share);
    return { window, truth: truthOf(snapshot, window) };
  };
  const wide = at(WIDE);
  const wholeBins = (ratio: number) => Math.min(Math.floor(Math.log(ratio) / BIN), wide.window.bins);
  return {
    narrow: at(NARROW),
    wide,
    outcome: {
      reached: { long: wholeBins(price / lowest), short: wholeBins(highest / price) },
      closes: closes.between(minute, minute + SNAPSHOT_MINUTES),
    },
  };
}

class JudgedModel {
  private readonly narrow: MapScores[] = [];
  private readonly wide: MapScores[] = [];
  private readonly hourly = new HourlyScore();
  private readonly sweeps = new SweepScore();
  private readonly outlook = new OutlookScore();

  constructor(
    readonly entrant: Entrant,
    private readonly closes: RealCloses,
  ) {}

  step(minute: number, isJudged: boolean): void {
    const { model, bars } = this.entrant;
    const bar = ensureDefined(bars[minute], 'a bar');
    const expected = model.step(bar);
    if (!isJudged) return;
    const real = this.closes.within(minute);
    const before = ensureDefined(bars[minute - 1], 'the bar before');
    this.hourly.add(expected.long + expected.short, real.long + real.short);
    this.sweeps.add(minute, before, bar, expected, real);
  }

  sit({ narrow, wide, outcome }: Exam): void {
    const density = this.entrant.model.density();
    const map = massOf(density, wide.window);
    this.wide.push(scoreMap(map, wide.truth));
    this.narrow.push(scoreMap(massOf(density, narrow.window), narrow.truth));
    this.outlook.add(map, wide.window.price, outcome);
  }

  scores(): Scores {
    const { narrow, wide, hourly, sweeps, outlook } = this;
    return collectScores(narrow, wide, {
      ig4h: outlook.bits(),
      igNow: sweeps.bits(),
      rhoHour: hourly.rho(),
      sdHour: hourly.spread(),
    });
  }
}
