import { MINUTE_MS } from '../../core/durations';
import type { PriceSpan } from '../../heatmaps/volume-profile/profile';
import type { VenueId } from '../../market/venues';
import { sizeBetween } from '../density/between';
import { covers, distanceTo } from '../density/density';
import { zoneOf } from './cluster';
import { judgeDepletion } from './depletion';
import { type ClusterEvent, eventOf } from './events';
import {
  type Contact,
  FAR,
  type FeedTally,
  type FollowedReading,
  type LiquidationFeed,
  type LiquidationPrint,
  NEAR,
  type Track,
} from './track';

/** A track after something may have happened to it; undefined when it is over. */
export interface Step {
  readonly track: Track | undefined;
  readonly events: readonly ClusterEvent[];
}

/** A reading with the extremes of the price since the one before, both known. */
export interface Moment {
  readonly reading: FollowedReading;
  readonly low: number;
  readonly high: number;
}

/** How long after a sweep it is looked at what is left. */
export const RESIDUAL_AFTER_MS = 30 * MINUTE_MS;

/** A position is bankrupt beyond where it is liquidated, by its maintenance margin: no more of the price than this for most. */
const BANKRUPT_BEYOND = 0.005;

/** What the price did to a zone: came near, went in, went through, and what was left of it some time later. */
export function touch(track: Track, moment: Moment): Step {
  const { reading } = moment;
  if (track.contact) return goOnInside(track, track.contact, moment);
  if (hasReached(track, edgesOf(track).near, moment)) return enter(track, moment);
  const away = Math.abs(distanceTo(track.cluster, reading.price));
  if (track.isNear) return { track: away > FAR ? { ...track, isNear: false } : track, events: [] };
  if (away > NEAR) return { track, events: [] };
  const near = { ...track, isNear: true };
  return { track: near, events: [eventOf(near, reading, { kind: 'approached' })] };
}

function enter(track: Track, moment: Moment): Step {
  const { reading } = moment;
  const contact: Contact = {
    enteredAt: reading.time,
    before: track.cluster,
    basis: reading.basis,
    feeds: {},
    isDeep: false,
    sweptAt: undefined,
  };
  const entered = { ...track, isNear: true, contact };
  const { track: next, events } = goOnInside(entered, contact, moment);
  return { track: next, events: [eventOf(entered, reading, { kind: 'entered' }), ...events] };
}

function goOnInside(track: Track, before: Contact, moment: Moment): Step {
  const { reading } = moment;
  const contact: Contact = {
    ...before,
    feeds: addFeeds(track, before, reading.feeds),
    isDeep: before.isDeep || hasReached(track, before.before.centroid, moment),
  };
  const next = { ...track, contact };
  if (contact.sweptAt !== undefined) return waitForResidual(next, contact, contact.sweptAt, reading);
  if (hasReached(track, edgesOf(track).far, moment)) return sweep(next, contact, reading);
  const hasLeft = Math.abs(distanceTo(contact.before, reading.price)) > NEAR;
  return { track: hasLeft ? { ...next, contact: undefined } : next, events: [] };
}

/** The price is through. */
export function sweep(track: Track, contact: Contact, reading: FollowedReading): Step {
  const { before, enteredAt } = contact;
  const swept = { ...track, contact: { ...contact, sweptAt: reading.time } };
  return {
    track: swept,
    events: [eventOf(swept, reading, { kind: 'swept', before: before.size, enteredAt })],
  };
}

function waitForResidual(track: Track, contact: Contact, sweptAt: number, reading: FollowedReading): Step {
  const afterMs = reading.time - sweptAt;
  if (afterMs < RESIDUAL_AFTER_MS) return { track, events: [] };
  const { before, basis, feeds } = contact;
  const density = reading[track.side];
  const residual = covers(density.known, before) ? sizeBetween(density, density.size, before) : undefined;
  const depletion = judgeDepletion({ before, basis, feeds, residual, afterMs });
  return { track: undefined, events: [eventOf(track, reading, { kind: 'depletion', depletion })] };
}

/** What the feeds told of the zone's own positions. */
function addFeeds(
  track: Track,
  { before, feeds }: Contact,
  told: readonly LiquidationFeed[],
): Contact['feeds'] {
  const zone = zoneOf(before);
  const position = track.side === 'bid' ? 'long' : 'short';
  const next: Partial<Record<VenueId, FeedTally>> = { ...feeds };
  for (const [venue, tally] of Object.entries(feeds) as [VenueId, FeedTally][])
    if (!told.some((feed) => feed.venue === venue)) next[venue] = { ...tally, isWhole: false };
  for (const { venue, completeness, isWhole, prints } of told) {
    const tally = feeds[venue];
    // A feed that begins after the price went in has not told everything.
    const isLate = tally === undefined && Object.keys(feeds).length > 0;
    const size = prints.reduce(
      (sum, print) => (print.position === position && isOf(zone, print) ? sum + print.size : sum),
      tally?.size ?? 0,
    );
    next[venue] = { completeness, isWhole: isWhole && !isLate && (tally?.isWhole ?? true), size };
  }
  return next;
}

/** Whether a position may have been liquidated in a zone, by the price that its venue tells. */
function isOf({ low, high }: PriceSpan, { price, position, priceKind }: LiquidationPrint): boolean {
  const beyond = priceKind === 'bankruptcy' ? BANKRUPT_BEYOND * price : 0;
  return position === 'long'
    ? price <= high && price >= low - beyond
    : price >= low && price <= high + beyond;
}

/** The edge that the price meets first, and the one behind it. */
const edgesOf = ({ side, cluster, contact }: Track) => {
  const { low, high } = contact?.before ?? cluster;
  return side === 'bid' ? { near: high, far: low } : { near: low, far: high };
};

const hasReached = ({ side }: Track, price: number, { low, high }: Moment) =>
  side === 'bid' ? low <= price : high >= price;
