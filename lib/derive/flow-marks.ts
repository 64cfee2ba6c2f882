import type { Cascade, CascadeNote } from '../analysis/cascades/cascade';
import type { Sweep } from '../analysis/cascades/sweep-watch';
import type { WallNote } from '../analysis/walls/notes';
import type { WallReading } from '../analysis/walls/read-wall';
import type { FlowMark } from '../heatmaps/marks/flow-mark';
import type { VenueId } from '../market/venues';

/** A wall as a mark: with what rests while it stands, then with what rested at most. */
export const wallMark = (
  venue: VenueId,
  { side, price, fate: state, size, peakSize, since, isBirth, asOf: until, verdict }: WallReading,
): FlowMark => ({
  ...flowMark({
    kind: 'wall',
    state,
    side,
    venue,
    price,
    size: state === 'standing' ? size : peakSize,
    since,
    until,
  }),
  isBirth,
  verdict: verdict.verdict,
  confidence: verdict.confidence,
});

/** What a venue's book told of as a mark. */
export function noteMark(venue: VenueId, note: WallNote): FlowMark {
  if (note.type === 'iceberg') {
    const { side, price, since, filled: size } = note.iceberg;
    const { type: kind, time: until } = note;
    return flowMark({ kind, state: 'ended', side, venue, price, size, since, until });
  }
  if (note.type !== 'absorption') return wallMark(venue, note.wall);
  const { type: kind, change: state, side, price, since, until, signed } = note;
  const size = Math.abs(signed) / price;
  return flowMark({ kind, state, side, venue, price, size, since, until });
}

/** A sweep as a mark, on the side of the book that it ran through. */
export const sweepMark = (venue: VenueId, sweep: Sweep): FlowMark =>
  runMark({ kind: 'sweep', state: 'ended', venue, from: sweep.from, price: sweep.to }, sweep, sweep.notional);

/** A cascade as a mark. @param venue the one on whose prices it lies. */
export const cascadeMark = (venue: VenueId, { type: state, cascade }: CascadeNote): FlowMark =>
  runMark(
    { kind: 'cascade', state, venue, from: cascade.startPrice, price: cascade.extreme },
    cascade,
    cascade.total,
  );

/** @param worth quote units. */
const runMark = (
  told: Pick<FlowMark, 'kind' | 'state' | 'venue' | 'from' | 'price'>,
  { direction, start: since, end: until }: Pick<Cascade, 'direction' | 'start' | 'end'>,
  worth: number,
): FlowMark =>
  flowMark({ ...told, side: direction === 'up' ? 'ask' : 'bid', size: worth / told.from, since, until });

type Told = Omit<FlowMark, 'id' | 'isBirth' | 'from'> & Partial<Pick<FlowMark, 'from'>>;

/** A mark of something that was seen to begin. */
function flowMark(told: Told): FlowMark {
  const { venue, kind, price, from = price, since } = told;
  return { ...told, from, id: [venue, kind, from, since].join(), isBirth: true };
}
