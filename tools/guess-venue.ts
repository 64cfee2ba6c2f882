import { ARCHIVES } from '../lib/exchanges/archives';
import { EXCHANGES } from '../lib/exchanges/registry';
import { VENUE_IDS, type VenueId } from '../lib/market/venues';
import { readCapture } from './capture';
import { UsageError } from './usage-error';

/** So many frames show whose they are. */
const LOOKED_AT = 2_000;

/**
 * The venue whose protocol a capture speaks: the one that makes events of most of its frames and stumbles over fewest. Of
 * venues that read it alike, as the markets of one exchange do, the one whose usual symbol is in it.
 * @throws UsageError when none makes anything of it.
 */
export async function guessVenue(path: string): Promise<VenueId> {
  const frames: string[] = [];
  for await (const { frame } of readCapture(path)) {
    frames.push(frame);
    if (frames.length === LOOKED_AT) break;
  }
  const scores = VENUE_IDS.map((venue) => ({ venue, score: scoreOf(venue, frames) }));
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.score < 1) throw new UsageError(`No venue makes anything of ${path}: name it before the capture`);
  return best.venue;
}

function scoreOf(venue: VenueId, frames: readonly string[]): number {
  let score = 0;
  const note = (kind: string) => {
    if (kind !== 'ignored') score -= 1;
  };
  const mapper = ARCHIVES[venue].createMapper({ instruments: new Map(), now: () => 0, note });
  for (const frame of frames) if (mapper.map(frame).length > 0) score += 1;
  const { symbol } = EXCHANGES[venue].defaults.defaultInstrument;
  return score + (frames.some((frame) => frame.includes(`"${symbol}"`)) ? 0.5 : 0);
}
