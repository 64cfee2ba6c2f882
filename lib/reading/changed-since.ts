import { type MarketRead, type QuestionId, type Zone, ZONE_NAMES } from './read';
import { percent, price } from '../market/words';

type Now = Pick<MarketRead, 'price' | 'zones'> & { readonly answers: Partial<MarketRead['checklist']> };

/** A price moves by less than this share all the time. */
const MOVED = 0.0005;
/** Sizes that differ by less than this ratio are the same within what is known. */
export const GREW = 1.25;

/** What is different between two reads of a market, each in one sentence, the price first. */
export function changedSince(before: MarketRead, now: Now): readonly string[] {
  const earlier = new Map(before.zones.map((zone) => [zone.id, zone]));
  const later = new Set(now.zones.map(({ id }) => id));
  return [
    ...priceChange(before.price, now.price),
    ...answerChanges(before, now),
    ...now.zones.flatMap((zone) => zoneChange(earlier.get(zone.id), zone)),
    ...before.zones
      .filter(({ id, state }) => !later.has(id) && state === 'standing')
      .map((zone) => `${nameOf(zone)} is gone`),
  ];
}

function priceChange(from: number, to: number): readonly string[] {
  const moved = to / from - 1;
  if (Math.abs(moved) < MOVED) return [];
  return [
    `The price went ${moved > 0 ? 'up' : 'down'} by ${percent(moved)}, from ${price(from)} to ${price(to)}`,
  ];
}

function answerChanges({ checklist }: MarketRead, { answers }: Now): readonly string[] {
  const ids = Object.keys(answers) as readonly QuestionId[];
  return ids.flatMap((id) => {
    const [was, is] = [checklist[id].verdict, answers[id]?.verdict];
    return is === undefined || was === is ? [] : [`${id}: “${was}” became “${is}”`];
  });
}

function zoneChange(before: Zone | undefined, zone: Zone): readonly string[] {
  if (!before) return [`${nameOf(zone)} is new`];
  if (before.state !== zone.state) return [`${nameOf(zone)}: ${before.state} became ${zone.state}`];
  const ratio = (zone.size?.amount ?? NaN) / (before.size?.amount ?? NaN);
  if (ratio >= GREW) return [`${nameOf(zone)} grew by ${percent(ratio - 1)}`];
  return ratio <= 1 / GREW ? [`${nameOf(zone)} shrank by ${percent(1 - ratio)}`] : [];
}

const nameOf = ({ kind, peak }: Zone) => `${ZONE_NAMES[kind]} at ${price(peak)}`;
