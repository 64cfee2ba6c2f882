import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VenueId } from '../market/venues';
import { Quarantine } from './quarantine';

const VENUES: readonly VenueId[] = ['binance-usdm', 'bybit-linear', 'okx-swap'];
const SUSPECT = 'okx-swap';

const factOf = (venue: VenueId, mid: number) => ({ venue, mid, size: 5, known: 1 });

/** One sample of three venues, of which the last is at `mid`; `unread` venues have no book now. */
function sample(quarantine: Quarantine, mid: number, unread: readonly VenueId[] = []): void {
  const facts = VENUES.map((venue) => factOf(venue, venue === SUSPECT ? mid : 100));
  quarantine.observe(
    VENUES,
    facts.filter(({ venue }) => !unread.includes(venue)),
  );
}

const times = (count: number, task: () => void) => Array.from({ length: count }, task);

/** A quarantine that the suspect has just entered. */
function entered(): Quarantine {
  const quarantine = new Quarantine();
  times(3, () => sample(quarantine, 110));
  expect([...quarantine.reasons.keys()]).toEqual([SUSPECT]);
  return quarantine;
}

describe('Quarantine', () => {
  it('takes three wrong samples in a row to enter', () => {
    const quarantine = new Quarantine();
    for (const mid of [110, 110, 100, 110, 110]) sample(quarantine, mid);
    expect(quarantine.reasons.size).toBe(0);
    sample(quarantine, 112);
    expect(quarantine.reasons).toEqual(new Map([[SUSPECT, 'its price is 12.0 % off the other venues’']]));
  });

  it('takes ten right samples in a row to leave', () => {
    const quarantine = entered();
    times(9, () => sample(quarantine, 100));
    sample(quarantine, 110);
    times(9, () => sample(quarantine, 100));
    expect(quarantine.reasons.size).toBe(1);
    sample(quarantine, 100);
    expect(quarantine.reasons.size).toBe(0);
  });

  it('stays as it is while the venue, or too many of the others, cannot be read', () => {
    const quarantine = entered();
    times(50, () => sample(quarantine, 100, [SUSPECT]));
    times(50, () => sample(quarantine, 100, ['bybit-linear']));
    expect(quarantine.reasons.size).toBe(1);
  });

  it('forgets a venue that is no longer followed, and all once nobody can judge', () => {
    const off = entered();
    off.observe(['binance-usdm', 'bybit-linear', 'bybit-spot'], []);
    expect(off.reasons.size).toBe(0);
    const few = entered();
    few.observe(['binance-usdm', SUSPECT], [factOf('binance-usdm', 100), factOf(SUSPECT, 110)]);
    expect(few.reasons.size).toBe(0);
  });

  it('agrees with the rule read off the whole list of samples', () => {
    const runs = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 14 })), { maxLength: 12 });
    fc.assert(
      fc.property(runs, (list) => {
        const quarantine = new Quarantine();
        const history: boolean[] = [];
        let isLeftOut = false;
        for (const isWrong of list.flatMap(([wrong, count]) => Array.from({ length: count }, () => wrong))) {
          sample(quarantine, isWrong ? 110 : 100);
          history.push(isWrong);
          const lastAre = (count: number, wrong: boolean) =>
            history.length >= count && history.slice(-count).every((each) => each === wrong);
          if (lastAre(3, true)) isLeftOut = true;
          else if (lastAre(10, false)) isLeftOut = false;
          expect(quarantine.reasons.has(SUSPECT)).toBe(isLeftOut);
        }
      }),
    );
  });
});
