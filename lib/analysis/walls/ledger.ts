/**
 * What came to and left a wall's levels, in lots. At every moment
 * `filled + pulled + unattributed + left = placed + refilled`.
 */
export interface WallLedger {
  /** What stood there at first. */
  readonly placed: number;
  /** What was added since, in sight or out of it; `hidden` is the part that was traded before any book showed it. */
  refilled: number;
  hidden: number;
  /** Explained by trades of the other side at these prices. */
  filled: number;
  /** Left while no trade could have reached it. */
  pulled: number;
  /** Left at the front of the book, or unheard, without prints that explain it: a cancellation that is not proved. */
  unattributed: number;
  left: number;
  /** Printed in the last interval but not missing from the book yet, and missing but not printed yet. */
  early: number;
  late: number;
}

/** What one interval between two books tells of a wall's levels. */
export interface LedgerStep {
  /** Lots that stand there now. */
  readonly left: number;
  /** Lots printed against it in the interval. */
  readonly traded: number;
  /** Trades could have come to it: it was at the front of the book, or something was printed there or beyond. */
  readonly reached: boolean;
  /** All trades of the interval were heard. */
  readonly heard: boolean;
}

export const openLedger = (lots: number): WallLedger => ({
  placed: lots,
  refilled: 0,
  hidden: 0,
  filled: 0,
  pulled: 0,
  unattributed: 0,
  left: lots,
  early: 0,
  late: 0,
});

/**
 * The ledger after another interval. Trades and books come over different sockets: what was printed is first set against
 * what is missing now, then against what went unexplained one interval ago, and the rest waits for one interval before it
 * counts as filled out of a hidden reserve.
 */
export function advanceLedger(before: WallLedger, { left, traded, reached, heard }: LedgerStep): WallLedger {
  const loss = Math.max(0, before.left - left);
  const gain = Math.max(0, left - before.left);
  const fromEarly = Math.min(loss, before.early);
  const fromTraded = Math.min(loss - fromEarly, traded);
  const belated = Math.min(traded - fromTraded, before.late);
  const hidden = before.early - fromEarly;
  const unexplained = loss - fromEarly - fromTraded;
  const isProved = heard && !reached;
  return {
    placed: before.placed,
    refilled: before.refilled + gain + hidden,
    hidden: before.hidden + hidden,
    filled: before.filled + fromEarly + fromTraded + belated + hidden,
    pulled: before.pulled + (isProved ? unexplained : 0),
    unattributed: before.unattributed - belated + (isProved ? 0 : unexplained),
    left,
    early: traded - fromTraded - belated,
    late: isProved ? 0 : unexplained,
  };
}
