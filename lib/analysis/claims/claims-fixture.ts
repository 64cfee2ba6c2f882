import { ensureDefined } from '../../core/assert';
import { type ClaimId, type Measured } from './claim';
import { CLAIMS } from './claims';
import type { ClaimRecords } from './records';
import { standingsOf } from './report';
import { NO_RECORDS } from './test-endings';

/** What a claim measures on records that are otherwise empty. */
export function measure(id: ClaimId, records: Partial<ClaimRecords>): readonly Measured[] {
  const claim = ensureDefined(
    CLAIMS.find((each) => each.id === id),
    'the claim',
  );
  return claim.measure({ ...NO_RECORDS, ...records });
}

/** Where it stands when nothing else was looked at. */
export const standingOf = (measured: Measured) =>
  standingsOf(CLAIMS.slice(0, 1).map((claim) => ({ claim, measured: [measured] })))[0]?.measured[0]?.standing;

/** The first, or the only, figure of a claim. */
export const only = (id: ClaimId, records: Partial<ClaimRecords>) =>
  ensureDefined(measure(id, records)[0], 'what was measured');

export const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
