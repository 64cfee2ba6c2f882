import type { Occurrence } from './occurrence';
import type { WallEvent } from './wall-event';
import { wallSentence } from './wall-sentence';

/** What happened to a wall, as rules ask for it. */
export function wallOccurrence(event: WallEvent, market: string): Occurrence {
  const { kind, time, price, size, distancePercent } = event;
  return {
    kind: `wall-${kind}`,
    market,
    subject: `${price}@${time}`,
    time,
    side: distancePercent < 0 ? 'below' : 'above',
    price,
    size,
    distancePercent,
    reason: wallSentence(event, market),
  };
}
