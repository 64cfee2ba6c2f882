import { DAY_MS } from '../core/durations';
import type { Clock } from '../core/clock';
import type { HeatLayerId } from '../heatmaps/layers';
import { OpenInterestRecorder } from '../heatmaps/open-interest/recorder';
import type { Instrument } from '../market/instrument';
import type { ColumnArchive } from '../storage/column-archive';
import type { LiquidationChoice } from '../storage/settings';
import { dayOf, DERIVED_STEP_MS, type DerivedLayer } from './layer';
import { LayerRun, type LoadBars, type NewColumns } from './layer-run';
import type { LiquidationLayer } from './liquidation-layer';
import type { LiquidationMemory } from './liquidation-memory';

export interface DerivedParts {
  readonly market: string;
  readonly clock: Clock;
  readonly bars: LoadBars;
  readonly archive: Pick<ColumnArchive, 'put'>;
  readonly memory: LiquidationMemory;
  /** More of a layer became known. */
  readonly onColumns: (layer: HeatLayerId, columns: NewColumns) => void;
}

/** What the layers of a market are made of. */
export interface DerivedPlan {
  /** Perpetuals that are followed, the one whose prices everything is laid on first. */
  readonly instruments: readonly Instrument[];
  readonly choice: LiquidationChoice;
  /** Rises while more of the past becomes known: then the map is worked out anew. */
  readonly history: number;
}

/** A layer that is under way, and what it is made of. */
interface Made {
  readonly of: string;
  readonly history: number;
  readonly run: LayerRun;
}

/** Open interest is told so far back. */
const INTEREST_MS = 30 * DAY_MS;

/**
 * The liquidation and open-interest maps of one market, kept up to the present. Each day (UTC) they are worked out anew:
 * so the maps forget what was opened before their lookback. What the liquidation map has shown until then stays stored.
 */
export class DerivedMarket {
  private liquidation: (Made & { readonly map: LiquidationLayer }) | undefined;
  private interest: Made | undefined;
  private busy: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly parts: DerivedParts) {}

  /** The liquidation map as it is now; undefined until there is one. */
  get liquidations(): LiquidationLayer | undefined {
    return this.liquidation?.map;
  }

  /** For good: what is under way ends soon, and nothing is begun any more. */
  stop(): void {
    this.stopped = true;
    this.liquidation?.run.stop();
    this.interest?.run.stop();
  }

  /**
   * Goes on to the present, one call at a time: a call while another runs joins it. Never rejects: what fails is tried
   * again with the next call, and neither layer waits for the other.
   */
  advance(plan: DerivedPlan, now: number): Promise<void> {
    this.busy ??= this.run(plan, now).finally(() => {
      this.busy = undefined;
    });
    return this.busy;
  }

  private async run(plan: DerivedPlan, now: number): Promise<void> {
    if (plan.instruments.length === 0) return;
    await this.advanceLiquidation(plan, now).catch(() => undefined);
    await this.advanceInterest(plan, now).catch(() => undefined);
  }

  private async advanceLiquidation(plan: DerivedPlan, now: number): Promise<void> {
    const { model, lookbackHours } = plan.choice;
    const of = [model, lookbackHours, madeOf(plan, now)].join(' ');
    if (!isMade(this.liquidation, of, plan)) {
      const { map, until, history, finalFrom } = await this.parts.memory.open(plan, now);
      this.liquidation = { of, history, map, run: this.runOf(map, until, finalFrom) };
    }
    const { map, run } = this.liquidation;
    await this.goOn(run, plan, now);
    if (!this.stopped) await this.parts.memory.keep(map, run.until, now);
  }

  private async advanceInterest(plan: DerivedPlan, now: number): Promise<void> {
    const of = madeOf(plan, now);
    if (!isMade(this.interest, of, plan)) {
      // It holds what venues told and nothing that was estimated: when more of it is known it may be told anew.
      const run = this.runOf(interestLayer(plan.instruments), dayOf(now) - INTEREST_MS, Infinity);
      this.interest = { of, history: plan.history, run };
    }
    await this.goOn(this.interest.run, plan, now);
  }

  private async goOn(run: LayerRun, { instruments }: DerivedPlan, now: number): Promise<void> {
    if (this.stopped) return;
    const columns = await run.advance(instruments, now);
    if (columns.count > 0) this.parts.onColumns(run.layer.id, columns);
  }

  private runOf(layer: DerivedLayer, until: number, finalFrom: number): LayerRun {
    const { market, bars, archive, clock } = this.parts;
    const rest = () => new Promise<void>((resolve) => void clock.after(0, resolve));
    return new LayerRun({ market, layer, bars, archive, rest, finalFrom }, until);
  }
}

/** What every layer is made of. */
const madeOf = ({ instruments }: DerivedPlan, now: number) =>
  [dayOf(now), ...instruments.map(({ venue, symbol }) => `${venue}/${symbol}`)].join();

function isMade<Layer extends Made>(made: Layer | undefined, of: string, plan: DerivedPlan): made is Layer {
  return made?.of === of && made.history >= plan.history;
}

function interestLayer([reference]: readonly Instrument[]): DerivedLayer {
  const venue = reference?.venue ?? 'binance-usdm';
  const recorder = new OpenInterestRecorder({ reference: venue, stepMs: DERIVED_STEP_MS });
  return {
    id: 'open-interest',
    observe: (instrument, bar) => void recorder.observe(instrument, bar),
    take: (now) => recorder.take(now),
  };
}
