import { MINUTE_MS } from '../core/durations';
import { goalsOf } from '../backfill/goals';
import type { FlowBar } from '../flow/flow-bar';
import type { TimeSpan } from '../heatmaps/volume-profile/sessions';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { SourceParts } from './profile-sources';

/** A liquidation that a venue told of. */
interface LiquidationPrint {
  /** Epoch ms; of recorded ones the middle of their minute. */
  readonly time: number;
  /** On the venue's own prices. */
  readonly price: number;
  /** Base units. */
  readonly size: number;
  readonly isLong: boolean;
}

const FIELDS = 4;

interface MarksPlan {
  readonly instruments: readonly Instrument[];
  /** What is to be added to each venue's prices; a venue that is not there is left out. */
  readonly shifts: readonly { readonly venue: VenueId; readonly shift: number }[];
  readonly span: TimeSpan;
  readonly now: number;
}

/** More would hide the chart: the smallest are left out. */
const MOST = 3_000;

/**
 * What venues told of single liquidations of a market, laid on the reference venue's prices: rows of
 * [epoch ms, price, base units, 1 for a long or −1 for a short].
 */
export async function liquidationMarks(
  parts: SourceParts,
  { instruments, shifts, span, now }: MarksPlan,
): Promise<{ readonly prints: Float64Array }> {
  const shiftOf = new Map(shifts.map(({ venue, shift }) => [venue, shift]));
  const told = await Promise.all(
    instruments.map(async (instrument) => {
      const shift = shiftOf.get(instrument.venue);
      if (shift === undefined || instrument.contract === 'spot') return [];
      const prints = await liquidationPrints(parts, instrument, span, now);
      return prints.map((print) => ({ ...print, price: print.price + shift }));
    }),
  );
  const largest = told
    .flat()
    .toSorted((one, other) => other.size - one.size)
    .slice(0, MOST);
  return {
    prints: Float64Array.from(
      largest.flatMap(({ time, price, size, isLong }) => [time, price, size, isLong ? 1 : -1]),
    ),
  };
}

/** What an instrument's venue told of single liquidations over a stretch of time. Totals of intervals have no place. */
async function liquidationPrints(
  { exchanges, bars, pages }: SourceParts,
  instrument: Instrument,
  { from, to }: TimeSpan,
  now: number,
): Promise<readonly LiquidationPrint[]> {
  const { venue, symbol } = instrument;
  const recorded = (await bars.loadAll({ venue, symbol }, from, to)).bars;
  const prints: LiquidationPrint[] = recorded.flatMap(({ time, intervalMs, liquidations }) =>
    liquidations
      .filter(({ placed }) => !placed)
      .map(({ price, size, position }) => ({
        time: time + intervalMs / 2,
        price,
        size,
        isLong: position === 'long',
      })),
  );
  const goal = goalsOf(exchanges[venue], instrument, now).find(({ kind }) => kind === 'liquidations');
  const told = goal ? await pages.load(goal.series, from, to) : [];
  const heard = new Set(recorded.flatMap(minutesOf));
  for (const { rows } of told) {
    for (let at = 0; at + FIELDS <= rows.length; at += FIELDS) {
      const [time = NaN, price = NaN, size = NaN, side = NaN] = rows.subarray(at, at + FIELDS);
      if (time >= from && time < to && !heard.has(minuteOf(time)))
        prints.push({ time, price, size, isLong: side > 0 });
    }
  }
  return prints;
}

const minuteOf = (time: number) => Math.floor(time / MINUTE_MS) * MINUTE_MS;

/** The beginnings of the minutes of a bar. */
const minutesOf = ({ time, intervalMs }: FlowBar) =>
  Array.from({ length: intervalMs / MINUTE_MS }, (_, minute) => time + minute * MINUTE_MS);
