import type { VenueId } from '../market/venues';
import { type BookFact, MIN_BOOKS, outliers } from './outliers';

/** Consecutive samples a venue must be wrong for before it is left out, and right for before it is taken back. */
const WRONG_TO_ENTER = 3;
const RIGHT_TO_LEAVE = 10;

interface Case {
  wrong: number;
  right: number;
  /** Why the venue is left out; undefined while it is not. */
  reason: string | undefined;
}

/**
 * The venues of one market that are left out of what is added up, because their price or size cannot be right. A venue
 * whose book cannot be read, or that cannot be judged because too few can, stays as it is; once fewer venues are followed
 * than a judgement takes, none is left out.
 */
export class Quarantine {
  private readonly cases = new Map<VenueId, Case>();

  /** Those that are left out, with the reason in words for the user. */
  get reasons(): ReadonlyMap<VenueId, string> {
    const left = [...this.cases].flatMap(([venue, { reason }]) =>
      reason === undefined ? [] : [[venue, reason] as const],
    );
    return new Map(left);
  }

  /**
   * Takes one sample.
   * @param followed the venues whose book of the market is followed, whether or not it can be read now.
   * @param facts of the books that can be read.
   */
  observe(followed: readonly VenueId[], facts: readonly BookFact[]): void {
    for (const venue of this.cases.keys()) {
      if (followed.length < MIN_BOOKS || !followed.includes(venue)) this.cases.delete(venue);
    }
    const found = outliers(facts);
    if (!found) return;
    for (const { venue } of facts) this.judge(venue, found.get(venue));
  }

  private judge(venue: VenueId, verdict: string | undefined): void {
    const known = this.cases.get(venue) ?? { wrong: 0, right: 0, reason: undefined };
    this.cases.set(venue, verdict === undefined ? afterRight(known) : afterWrong(known, verdict));
  }
}

function afterWrong({ wrong, reason }: Case, verdict: string): Case {
  const isLeftOut = reason !== undefined || wrong + 1 >= WRONG_TO_ENTER;
  return { wrong: wrong + 1, right: 0, reason: isLeftOut ? verdict : undefined };
}

function afterRight({ right, reason }: Case): Case {
  return { wrong: 0, right: right + 1, reason: right + 1 >= RIGHT_TO_LEAVE ? undefined : reason };
}
