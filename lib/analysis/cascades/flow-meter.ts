import { DAY_MS, HOUR_MS } from '../../core/durations';
import type { TradeEvent } from '../../market/events';
import { countSize, type DecayedHistogram, emptyHistogram, sizeQuantile } from './decayed-histogram';

/** What aggressors bought and sold in one second, quote units, and the mid price at its end. */
export interface FlowSecond {
  readonly time: number;
  readonly buy: number;
  readonly sell: number;
  readonly mid: number;
}

/** Windows over which imbalance is told, seconds. */
export const FLOW_WINDOWS = [5, 60, 300] as const;
export type FlowWindow = (typeof FLOW_WINDOWS)[number];

const SECONDS_KEPT = 300;
const IMPACT_HALF_LIFE_MS = HOUR_MS / 2;
/** Mean and spread of an imbalance are those of about a day. */
const USUAL_HALF_LIFE_MS = DAY_MS / 2;
export const ABSORPTION_SECONDS = 30;
/** Seconds that must have been heard before anything is called usual. */
const ENOUGH = 300;

interface Usual {
  weight: number;
  mean: number;
  variance: number;
}

/** Everything that must outlive the worker. Plain data. */
export interface FlowState {
  seconds: FlowSecond[];
  /** Sums of a regression of price changes (basis points) on signed volume (quote units) through zero. */
  impact: { xy: number; xx: number };
  /** Absolute signed volumes of 30 s over the last day. */
  readonly bursts: DecayedHistogram;
  readonly usual: Record<FlowWindow, Usual>;
  /** Signed volume since the anchor, quote units. */
  cvd: number;
}

const unknown = (): Usual => ({ weight: 0, mean: 0, variance: 0 });

export function emptyFlow(): FlowState {
  return {
    seconds: [],
    impact: { xy: 0, xx: 0 },
    bursts: emptyHistogram(DAY_MS),
    usual: { 5: unknown(), 60: unknown(), 300: unknown() },
    cvd: 0,
  };
}

export interface Imbalance {
  /** (bought − sold) ÷ (bought + sold), −1…1; undefined without trades. */
  readonly ratio: number | undefined;
  /** In standard deviations from what is usual over a day; undefined until five minutes are known. */
  readonly z: number | undefined;
}

/** Aggressor flow of one venue, second by second. */
export class FlowMeter {
  private buy = 0;
  private sell = 0;

  /** @param state goes on from there; it is changed in place. */
  constructor(readonly state: FlowState = emptyFlow()) {}

  trade({ price, size, side }: Pick<TradeEvent, 'price' | 'size' | 'side'>): void {
    if (side === 'buy') this.buy += price * size;
    else this.sell += price * size;
  }

  /** Closes a second (epoch ms of its end). Seconds that were missed break every window that spans them. */
  second(time: number, mid: number): void {
    const { state, buy, sell } = this;
    this.buy = 0;
    this.sell = 0;
    const last = state.seconds.at(-1);
    const elapsed = last ? time - last.time : 0;
    if (elapsed > 2_500 || elapsed < 0) state.seconds = [];
    state.seconds.push({ time, buy, sell, mid });
    if (state.seconds.length > SECONDS_KEPT) state.seconds.shift();
    state.cvd += buy - sell;
    if (!last || state.seconds.length < 2) return;
    this.learnImpact(Math.log(mid / last.mid) * 1e4, buy - sell, elapsed);
    const burst = this.signed(ABSORPTION_SECONDS);
    if (burst !== undefined) countSize(state.bursts, Math.abs(burst), elapsed);
    for (const window of FLOW_WINDOWS) learnUsual(state.usual[window], this.ratio(window), elapsed);
  }

  /** Begins the cumulated delta anew. */
  anchor(): void {
    this.state.cvd = 0;
  }

  /** Bought less sold over the last seconds, quote units; undefined while not all of them are known. */
  signed(seconds: number): number | undefined {
    const window = this.window(seconds);
    return window && window.reduce((sum, { buy, sell }) => sum + buy - sell, 0);
  }

  /** Basis points that the mid price went over the last seconds; undefined while not all of them are known. */
  travelBp(seconds: number): number | undefined {
    const { seconds: all } = this.state;
    const from = all.at(-1 - seconds);
    const to = all.at(-1);
    return from && to && Math.log(to.mid / from.mid) * 1e4;
  }

  imbalance(window: FlowWindow): Imbalance {
    const ratio = this.ratio(window);
    const { weight, mean, variance } = this.state.usual[window];
    const isUsual = ratio !== undefined && weight >= ENOUGH && variance > 0;
    return { ratio, z: isUsual ? (ratio - mean) / Math.sqrt(variance) : undefined };
  }

  /** Basis points the price goes with each quote unit bought, by the last half hours; undefined while unknown or not positive. */
  get impact(): number | undefined {
    const { xy, xx } = this.state.impact;
    return xx > 0 && xy > 0 ? xy / xx : undefined;
  }

  /** The absolute signed volume of 30 s that 95 % of the last day stayed below; undefined until five minutes are known. */
  get largeBurst(): number | undefined {
    return sizeQuantile(this.state.bursts, 0.95, ENOUGH);
  }

  /**
   * Where flow keeps to one side in four of the last five windows of 5 s, at twice the mean pace of the minute; undefined
   * while the minute is not known.
   */
  get accelerating(): 'up' | 'down' | 'nowhere' | undefined {
    const minute = this.window(60);
    if (!minute) return undefined;
    const volumes = minute.map(({ buy, sell }) => buy + sell);
    const pace = sum(volumes.slice(-5)) / 5;
    if (pace < (2 * sum(volumes)) / 60) return 'nowhere';
    const signs = [1, 2, 3, 4, 5].map((back) => {
      const part = minute.slice(60 - 5 * back, 65 - 5 * back);
      return Math.sign(sum(part.map(({ buy, sell }) => buy - sell)));
    });
    if (signs.filter((sign) => sign > 0).length >= 4) return 'up';
    return signs.filter((sign) => sign < 0).length >= 4 ? 'down' : 'nowhere';
  }

  private ratio(window: FlowWindow): number | undefined {
    const all = this.window(window);
    const volume = all && all.reduce((total, { buy, sell }) => total + buy + sell, 0);
    return volume ? (this.signed(window) ?? 0) / volume : undefined;
  }

  private window(seconds: number): readonly FlowSecond[] | undefined {
    const all = this.state.seconds;
    return all.length >= seconds ? all.slice(-seconds) : undefined;
  }

  private learnImpact(travelBp: number, signed: number, elapsed: number): void {
    const kept = 2 ** (-elapsed / IMPACT_HALF_LIFE_MS);
    const { impact } = this.state;
    impact.xy = impact.xy * kept + travelBp * signed;
    impact.xx = impact.xx * kept + signed * signed;
  }
}

function learnUsual(usual: Usual, ratio: number | undefined, elapsed: number): void {
  if (ratio === undefined) return;
  usual.weight = usual.weight * 2 ** (-elapsed / USUAL_HALF_LIFE_MS) + 1;
  const share = 1 / usual.weight;
  const off = ratio - usual.mean;
  usual.mean += share * off;
  usual.variance = (1 - share) * (usual.variance + share * off * off);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
