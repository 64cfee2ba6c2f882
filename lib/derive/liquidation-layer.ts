import type { FlowBar } from '../flow/flow-bar';
import { binAt } from '../heatmaps/order-book/grid';
import type { HeatColumn, PriceGrid } from '../heatmaps/columns/column';
import { confidenceBetween } from '../heatmaps/liquidation/confidence';
import {
  addable,
  type ColumnInterval,
  densityOn,
  liquidationColumn,
  type VenueDensity,
} from '../heatmaps/liquidation/liquidation-column';
import { liquidationGrid } from '../heatmaps/liquidation/liquidation-grid';
import type { LiquidationDensity, LiquidationModel } from '../heatmaps/liquidation/model';
import { isSoundBar } from '../heatmaps/liquidation/sound-bar';
import type { SourceColumn } from '../heatmaps/open-interest/recorder';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { VenueNote } from './kept-venue';
import { DERIVED_STEP_MS, type DerivedLayer } from './layer';
import { BarShifts } from './shifts';

export interface FollowedModel {
  readonly instrument: Instrument;
  readonly model: LiquidationModel;
}

/** What counts as near the price, as a share of it. */
const NEAR = 0.02;

/** The least of them first. */
const SCALES: readonly LiquidationDensity['scale'][] = ['relative', 'open-interest', 'calibrated'];

/** The liquidation map of one market: a model for each venue, and columns of each and of all of them. */
export class LiquidationLayer implements DerivedLayer {
  readonly id = 'liquidation';
  private readonly shifts: BarShifts;
  /** The bars of the step that is being taken in. */
  private readonly bars = new Map<VenueId, FlowBar>();
  private readonly grids = new Map<VenueId | 'all', PriceGrid>();
  private scales: ReadonlySet<LiquidationDensity['scale']> = new Set();
  private newest: HeatColumn | undefined;
  /** The bins that the price has been in since. */
  private swept: { readonly low: number; readonly high: number } | undefined;

  /** @param followed the one whose prices the aggregate lies on first. */
  constructor(
    private readonly followed: readonly FollowedModel[],
    shifts: ReadonlyMap<VenueId, number> = new Map(),
  ) {
    this.shifts = new BarShifts(followed[0]?.instrument.venue ?? 'binance-usdm', shifts);
  }

  /** The map as it was when its models and notes were {@link kept}. */
  static restore(venues: readonly (FollowedModel & { readonly note: VenueNote })[]): LiquidationLayer {
    const shifts = venues
      .map(({ instrument: { venue }, note }) => [venue, note.shift] as const)
      .filter(([, shift]) => !Number.isNaN(shift));
    const layer = new LiquidationLayer(venues, new Map(shifts));
    for (const { instrument, note } of venues) {
      if (note.grid) layer.grids.set(instrument.venue, note.grid);
      if (note.gridOfAll) layer.grids.set('all', note.gridOfAll);
    }
    const [first] = venues;
    if (first && !Number.isNaN(first.note.time)) layer.aggregate(first.note);
    return layer;
  }

  /** What the map has learnt, of each venue. */
  kept(): readonly {
    readonly venue: VenueId;
    readonly note: Omit<VenueNote, 'begun' | 'history'>;
    readonly model: Uint8Array;
  }[] {
    const { time = Number.NaN, bid: open = Number.NaN, ask: close = Number.NaN } = this.newest ?? {};
    const ofAll = { gridOfAll: this.grids.get('all'), time, open, close };
    return this.followed.map(({ instrument: { venue }, model }) => {
      const note = { shift: this.shifts.of(venue) ?? Number.NaN, grid: this.grids.get(venue), ...ofAll };
      return { venue, note, model: model.checkpoint() };
    });
  }

  observe({ venue }: Instrument, bar: FlowBar): void {
    const followed = this.followed.find(({ instrument }) => instrument.venue === venue);
    if (!followed || !isSoundBar(bar)) return;
    followed.model.step(bar);
    this.bars.set(venue, bar);
  }

  take(): readonly SourceColumn[] {
    if (this.bars.size === 0) return [];
    this.shifts.learn(this.bars);
    const columns = this.followed.flatMap(({ instrument: { venue }, model }): SourceColumn[] => {
      const bar = this.bars.get(venue);
      if (!bar) return [];
      const grid = this.gridOf(venue, bar.close);
      return [columnOf(venue, [densityOn(grid, { venue, model, basis: 0 })], grid, bar)];
    });
    const bar = this.referenceBar();
    if (bar) columns.push(this.aggregate(bar));
    this.bars.clear();
    return columns;
  }

  /** What the sizes of the map rest on: the least of the venues that are in it. */
  get scale(): LiquidationDensity['scale'] {
    return SCALES.find((scale) => this.scales.has(scale)) ?? 'relative';
  }

  /**
   * How well the size near a price of the reference venue is known, 0…1, of the side that is known less; undefined where
   * nothing lies there or the model does not know.
   */
  confidenceNear(mid: number): number | undefined {
    const { long, short } = confidenceBetween(this.placed(), mid * (1 - NEAR), mid * (1 + NEAR));
    const known = [long, short].filter((side) => Number.isFinite(side));
    return known.length > 0 ? Math.min(...known) : undefined;
  }

  /** Each venue's whole map whose place on the reference's prices is known. */
  placed(): readonly VenueDensity<LiquidationDensity>[] {
    return this.followed.flatMap(({ instrument: { venue }, model }) => {
      const basis = this.shifts.of(venue);
      return basis === undefined ? [] : [{ venue, density: model.density(), basis }];
    });
  }

  /** When the newest step of all venues begins, epoch ms; undefined before the first. */
  get steppedAt(): number | undefined {
    return this.newest?.time;
  }

  /** The grid of the newest column of all venues; undefined before the first. */
  get grid(): PriceGrid | undefined {
    return this.newest?.grid;
  }

  /**
   * The price moved: the map as it is now, in the step after the last that was worked out, without the zones that the
   * price has gone through since. Undefined while there is none, and while nothing has changed.
   * @param mid price of the reference venue.
   */
  sweep(mid: number): HeatColumn | undefined {
    const { newest } = this;
    if (!newest || !Number.isFinite(mid)) return undefined;
    const bin = binAt(newest.grid, mid);
    const before = this.swept;
    if (before && bin >= before.low && bin <= before.high) return undefined;
    const low = Math.min(bin, before?.low ?? bin);
    const high = Math.max(bin, before?.high ?? bin);
    this.swept = { low, high };
    const cells = { bid: newest.cells.bid.slice(), ask: newest.cells.ask.slice() };
    cells.bid.fill(0, Math.max(0, low));
    cells.ask.fill(0, 0, Math.max(0, high + 1));
    return { ...newest, time: newest.time + newest.stepMs, cells };
  }

  /** The column of all venues whose place on the reference's prices is known. */
  private aggregate(at: Pick<ColumnInterval, 'time' | 'open' | 'close'>): SourceColumn {
    const grid = this.gridOf('all', at.close);
    const placed = this.followed.flatMap(({ instrument: { venue }, model }): VenueDensity[] => {
      const basis = this.shifts.of(venue);
      return basis === undefined ? [] : [densityOn(grid, { venue, model, basis })];
    });
    const all = columnOf('all', placed, grid, at);
    this.scales = new Set(addable(placed).map(({ density }) => density.scale));
    this.newest = all.column;
    this.swept = undefined;
    return all;
  }

  /** The reference's bar, or another's moved onto its prices. */
  private referenceBar(): ColumnInterval | undefined {
    for (const [venue, bar] of this.bars) {
      const shift = this.shifts.of(venue);
      if (shift === undefined) continue;
      return { time: bar.time, stepMs: DERIVED_STEP_MS, open: bar.open + shift, close: bar.close + shift };
    }
    return undefined;
  }

  /** The grid stays while the price is in its middle, so that columns can be packed together. */
  private gridOf(source: VenueId | 'all', price: number): PriceGrid {
    const grid = liquidationGrid(price, this.grids.get(source));
    this.grids.set(source, grid);
    return grid;
  }
}

function columnOf(
  source: VenueId | 'all',
  densities: readonly VenueDensity[],
  grid: PriceGrid,
  { time, open, close }: Pick<ColumnInterval, 'time' | 'open' | 'close'>,
): SourceColumn {
  const at = { time, stepMs: DERIVED_STEP_MS, open, close };
  return { source, column: liquidationColumn(densities, grid, at) };
}
