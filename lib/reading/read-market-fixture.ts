import { HOUR_MS } from '../core/durations';
import { REACHES } from '../analysis/clusters/asymmetry';
import { type MapHour } from '../analysis/clusters/map-hour';
import type { ReadInput } from './input';
import { type Answer, type MarketRead } from './read';
import { FULL, READ_TIME } from './read-fixture';
import { readMarket } from './read-market';

/** With spaces that may break. */
const plain = (found: MarketRead) =>
  JSON.parse(JSON.stringify(found).replaceAll('\u00A0', ' ')) as MarketRead;
/** A read of the full market, changed so. */
export const read = (changes: Partial<ReadInput> = {}) => plain(readMarket({ ...FULL, ...changes }));

/** All that answers say. */
export const textsOf = (some: readonly Answer[]) =>
  some.flatMap(({ answer, wouldChange, evidence }) => [
    answer,
    wouldChange,
    ...evidence.map(({ text }) => text),
  ]);

/** Ten days' hours without a trend, in which ever more of the map lay above. */
export const past = Array.from({ length: 240 }, (_, hour): MapHour => ({
  time: Math.round(READ_TIME / HOUR_MS - 239 + hour) * HOUR_MS,
  price: FULL.price,
  indices: REACHES.map(() => hour / 240),
  clusters: [{ away: 0.0167, share: hour / 240 }],
  moved: 0,
}));
