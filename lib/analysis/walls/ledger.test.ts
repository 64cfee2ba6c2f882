import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceLedger, type LedgerStep, openLedger, type WallLedger } from './ledger';

const after = (lots: number, ...steps: readonly Partial<LedgerStep>[]): WallLedger =>
  steps.reduce<WallLedger>(
    (ledger, step) =>
      advanceLedger(ledger, { left: ledger.left, traded: 0, reached: false, heard: true, ...step }),
    openLedger(lots),
  );

const isBalanced = ({ placed, refilled, filled, pulled, unattributed, left }: WallLedger) =>
  filled + pulled + unattributed + left === placed + refilled;

describe('advanceLedger', () => {
  it('calls filled what trades explain, and the rest a cancellation that is not proved', () => {
    const ledger = after(100, { left: 20, traded: 50, reached: true });
    expect(ledger).toMatchObject({ filled: 50, pulled: 0, unattributed: 30, left: 20 });
  });

  it('calls pulled only what no trade could have reached', () => {
    expect(after(100, { left: 0 })).toMatchObject({ pulled: 100, unattributed: 0 });
    expect(after(100, { left: 0, reached: true })).toMatchObject({ pulled: 0, unattributed: 100 });
    expect(after(100, { left: 0, heard: false })).toMatchObject({ pulled: 0, unattributed: 100 });
  });

  it('takes a print that comes an interval late for the loss it belongs to', () => {
    const late = { reached: true, traded: 60 };
    expect(after(100, { left: 40, reached: true }, late)).toMatchObject({ filled: 60, unattributed: 0 });
    const tooLate = after(100, { left: 40, reached: true }, {}, late, {});
    expect(tooLate).toMatchObject({ filled: 60, unattributed: 60, hidden: 60 });
  });

  it('takes a print that comes before the book for the loss that follows', () => {
    const ledger = after(100, { traded: 60, reached: true }, { left: 40, reached: true });
    expect(ledger).toMatchObject({ filled: 60, refilled: 0, hidden: 0, unattributed: 0 });
  });

  it('finds a reserve when more is printed than is missing', () => {
    const ledger = after(100, { left: 100, traded: 250, reached: true }, {});
    expect(ledger).toMatchObject({ filled: 250, refilled: 250, hidden: 250, left: 100 });
  });

  it('balances to the lot whatever happens', () => {
    const step = fc.record({
      left: fc.nat(10_000),
      traded: fc.nat(10_000),
      reached: fc.boolean(),
      heard: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(step), (placed, steps) => {
        const ledger = after(placed, ...steps);
        expect(isBalanced(ledger)).toBe(true);
        expect(Object.values(ledger).every((lots: number) => lots >= 0)).toBe(true);
        const printed = steps.reduce((sum, { traded }) => sum + traded, 0);
        expect(ledger.filled + ledger.early).toBe(printed);
      }),
    );
  });
});
