import type { FlowBar } from '../../lib/flow/flow-bar';
import type { SidePair } from '../../lib/heatmaps/liquidation/contract';
import { mean, sum } from './statistics';

const BLOCK_MINUTES = 360;
/** A block with fewer minutes in which the price reached something new says too little. */
const LEAST_UNITS = 20;
/** Share of the expectation that is left to chance, so that one surprise does not cost infinitely many bits. */
const DOUBT = 0.1;
const STEP = 0.0005;

/** How far the mark price went beyond the bar before, in bins of 5 bp: down through longs, up through shorts. */
export const groundTaken = (before: FlowBar, bar: FlowBar): SidePair<number> => ({
  long: bins(before.markLow / bar.markLow),
  short: bins(bar.markHigh / before.markHigh),
});

/** One minute and side in which the mark price went beyond the minute before. */
interface Unit {
  readonly swept: number;
  readonly expected: number;
  readonly real: number;
}

/**
 * IGnow: how much better than "in proportion to the ground the price took" a model, updated live, spreads what is closed by
 * force over the minutes of six hours. Mean bits per unit over the blocks of six hours.
 */
export class SweepScore {
  private readonly blocks = new Map<number, Unit[]>();

  add(
    minute: number,
    before: FlowBar,
    bar: FlowBar,
    expected: SidePair<number>,
    real: SidePair<number>,
  ): void {
    const block = Math.floor(minute / BLOCK_MINUTES);
    const units = this.blocks.get(block) ?? [];
    this.blocks.set(block, units);
    const swept = groundTaken(before, bar);
    for (const side of ['long', 'short'] as const) {
      if (swept[side] > 0) units.push({ swept: swept[side], expected: expected[side], real: real[side] });
    }
  }

  /** 0 for a model that expects nothing; NaN when nothing was closed. */
  bits(): number {
    const scored = [...this.blocks.values()].filter(
      (units) => units.length >= LEAST_UNITS && units.some(({ real }) => real > 0),
    );
    return mean(scored.map(blockBits));
  }
}

function blockBits(units: readonly Unit[]): number {
  const swept = sum(units.map((unit) => unit.swept));
  const expected = sum(units.map((unit) => unit.expected));
  const real = sum(units.map((unit) => unit.real));
  const gained = units.map((unit) => {
    const chance = unit.swept / swept;
    const share = expected > 0 ? (1 - DOUBT) * (unit.expected / expected) + DOUBT * chance : chance;
    return unit.real * Math.log2(share / chance);
  });
  return sum(gained) / real;
}

const bins = (ratio: number): number => Math.max(0, Math.ceil(Math.log(ratio) / STEP));
