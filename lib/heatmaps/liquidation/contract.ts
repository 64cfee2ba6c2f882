import type { FlowBar } from '../../flow/flow-bar';
import type { LiquidationCompleteness } from '../../market/liquidation-completeness';
import type { MarginTable } from '../../market/margin';

/** Log-price bins: bin i covers [origin·e^(i·step), origin·e^((i+1)·step)). */
export interface LogGrid {
  readonly origin: number;
  readonly step: number;
  readonly count: number;
}

export interface SidePair<T> {
  readonly long: T;
  readonly short: T;
}

/** What would be closed by force if the mark price went there. */
export interface LiquidationMass {
  readonly grid: LogGrid;
  /** Base units per bin. */
  readonly mass: SidePair<Float64Array>;
  /**
   * What the sizes rest on. `calibrated`: liquidations that were told. `open-interest`: an assumed share of the open
   * interest. `relative`: nothing, only their ratios mean something.
   */
  readonly scale: 'calibrated' | 'open-interest' | 'relative';
}

/** All that a model shows, and how well it is known. */
export interface LiquidationDensity extends LiquidationMass {
  /** Posterior variance per bin, squared base units; undefined where it is not known. */
  readonly variance: SidePair<Float64Array> | undefined;
}

export interface LiquidationModel {
  /**
   * Takes the next bar, oldest first. Returns what it expected to be liquidated within it, base units on the scale of
   * {@link density} (for scoring). A bar whose numbers no market can have is passed over like a gap and expects nothing.
   * @throws RangeError when the bar begins before the end of the last one.
   */
  step(bar: FlowBar): SidePair<number>;
  density(): LiquidationDensity;
  /**
   * The bins of {@link density} that reach from one price to another, both covered as far as the grid goes: what a column
   * needs, at a small part of the cost. The arrays hold until the model is asked or told anything again.
   */
  massBetween(low: number, high: number): LiquidationMass;
  /** Everything it has learnt; `restoreModel` goes on from there exactly. */
  checkpoint(): Uint8Array<ArrayBuffer>;
}

/** What a model must know of the contract at one venue. */
export interface LiquidationMarket {
  readonly contract: 'linear' | 'inverse';
  readonly margin: MarginTable;
  /** As its exchange module says. */
  readonly liquidations: LiquidationCompleteness;
}

export interface LiquidationModelOptions {
  /**
   * `mixture`: how much of the flow each class of `DISTANCE_CLASSES` is believed to take before anything is learnt; only
   * the ratios matter.
   */
  readonly prior?: readonly number[];
  /** `fixed-bands` and `volume-only`: how long volume counts. */
  readonly lookBackMs?: number;
}
