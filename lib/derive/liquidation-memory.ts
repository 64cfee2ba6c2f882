import { HOUR_MS, MINUTE_MS } from '../core/durations';
import { createModel, type LiquidationMarket, restoreModel } from '../heatmaps/liquidation/model';
import type { Instrument } from '../market/instrument';
import type { Checkpoint, ColumnRecord } from '../storage/checkpoint';
import type { CheckpointStore } from '../storage/checkpoint-store';
import type { LiquidationChoice } from '../storage/settings';
import { packVenue, unpackVenue, type VenueNote } from './kept-venue';
import { dayOf, stepOf } from './layer';
import { type FollowedModel, LiquidationLayer } from './liquidation-layer';

/** So often what was learnt is kept: a worker that dies works the rest out again. */
const KEEP_MS = 15 * MINUTE_MS;

export interface MemoryParts {
  readonly market: string;
  readonly store: Pick<CheckpointStore, 'load' | 'save'>;
  /** What a model must know of an instrument; undefined where nothing can be said of liquidations. */
  readonly contract: (instrument: Instrument) => Promise<LiquidationMarket | undefined>;
}

export interface MemoryPlan {
  readonly instruments: readonly Instrument[];
  readonly choice: LiquidationChoice;
  /** How much of the past is known: see `DerivedPlan`. */
  readonly history: number;
}

type Contracts = ReadonlyMap<Instrument, LiquidationMarket>;

/** How a map began: what was learnt goes on only where it would begin in the same way now. */
type Beginning = Pick<VenueNote, 'begun' | 'history'>;

/** A liquidation map, and up to when (epoch ms) it has taken the bars in. */
export interface OpenedMap {
  readonly map: LiquidationLayer;
  readonly until: number;
  /** How much of the past was known when it began: as much as the plan says, or more. */
  readonly history: number;
  /** A stored column of a time from then on, epoch ms, is final. */
  readonly finalFrom: number;
}

/**
 * Makes the liquidation map of a market, out of what was learnt before where that is of use. A map begins its lookback
 * before the day and ends with it, so that it is the same map whenever, and however often, the worker died.
 */
export class LiquidationMemory {
  private readonly key: string;
  private keptAt = -Infinity;
  private beginning: Beginning = { begun: Number.NaN, history: 0 };
  private record: ColumnRecord | undefined;

  constructor(private readonly parts: MemoryParts) {
    this.key = `liquidation/${parts.market}`;
  }

  /** @throws when a venue does not tell its margins, or the disk what it keeps; nothing is kept then. */
  async open(plan: MemoryPlan, now: number): Promise<OpenedMap> {
    const { instruments, choice, history } = plan;
    const contracts = await this.contractsOf(instruments);
    const begun = stepOf(dayOf(now) - choice.lookbackHours * HOUR_MS);
    const kept = await this.parts.store.load(this.key);
    const record = recordAfter(kept, plan, now);
    const { finalFrom } = record;
    this.record = record;
    const known = kept && kept.until <= now ? restoreAll(choice, contracts, kept.parts) : undefined;
    if (
      kept &&
      known &&
      known.begun === begun &&
      known.history >= history &&
      kept.record?.choice === record.choice
    ) {
      this.beginning = { begun, history: known.history };
      this.keptAt = kept.until;
      return { map: known.map, until: kept.until, history: known.history, finalFrom };
    }
    this.beginning = { begun, history };
    const map = createAll(choice, contracts);
    // At once: columns that what was kept until now has made may be about to be replaced.
    await this.save(map, begun);
    this.keptAt = -Infinity;
    return { map, until: begun, history, finalFrom };
  }

  /** Keeps what a map has learnt, from time to time; it may be worked out again, so a disk that fails costs only time. */
  async keep(map: LiquidationLayer, until: number, now: number): Promise<void> {
    if (now - this.keptAt < KEEP_MS) return;
    this.keptAt = now;
    await this.save(map, until);
  }

  private async save(map: LiquidationLayer, until: number): Promise<void> {
    const parts = map
      .kept()
      .map(({ venue, note, model }) => [venue, packVenue({ ...note, ...this.beginning }, model)] as const);
    await this.parts.store.save(this.key, { until, parts, ...(this.record && { record: this.record }) });
  }

  private async contractsOf(instruments: readonly Instrument[]): Promise<Contracts> {
    const contracts = new Map<Instrument, LiquidationMarket>();
    for (const instrument of instruments) {
      const known = await this.parts.contract(instrument);
      if (known) contracts.set(instrument, known);
    }
    return contracts;
  }
}

/**
 * What was shown stays as it was shown. Only another choice replaces the columns of another one, and only those from
 * before the choice was made, which nobody has seen come, are made again when more of the past is known.
 */
function recordAfter(
  kept: Checkpoint | undefined,
  { choice: { model, lookbackHours }, history }: MemoryPlan,
  now: number,
): ColumnRecord {
  const choice = `${model} ${lookbackHours}`;
  const before = kept?.record;
  const since = stepOf(now);
  if (before?.choice !== choice) return { choice, history, since, finalFrom: since };
  if (history > before.history) return { ...before, history, finalFrom: before.since };
  // What was to be replaced has been, once the map has come so far.
  return kept && kept.until >= before.since ? { ...before, finalFrom: -Infinity } : before;
}

function createAll({ model, lookbackHours }: LiquidationChoice, contracts: Contracts): LiquidationLayer {
  const options = { lookBackMs: lookbackHours * HOUR_MS };
  return new LiquidationLayer(
    [...contracts].map(([instrument, known]) => ({ instrument, model: createModel(model, known, options) })),
  );
}

/** The map as it was kept; undefined when it is of other venues or another model, or damaged in whatever way. */
function restoreAll(
  { model: id }: LiquidationChoice,
  contracts: Contracts,
  parts: Checkpoint['parts'],
): (Beginning & { readonly map: LiquidationLayer }) | undefined {
  const venues = [...contracts.keys()].map(({ venue }) => venue).join();
  try {
    if (venues !== parts.map(([venue]) => venue).join()) return undefined;
    const restored = [...contracts].map(([instrument, known], index): FollowedModel & { note: VenueNote } => {
      const { note, model } = unpackVenue(parts[index]?.[1] ?? new Uint8Array());
      return { instrument, note, model: restoreModel(id, known, model) };
    });
    const note = restored[0]?.note;
    return note && { ...note, map: LiquidationLayer.restore(restored) };
  } catch {
    return undefined;
  }
}
