import type { Lead } from '../simulator/lead';
import type { MarketStory } from './market-story';

const MINUTE_MS = 60_000;

/** At this pace an hour of positions that are opened, judged and closed takes a minute. */
export const FAST_PACE = 60;

/** Trades more than usual for so many minutes of market time, and opens or closes positions by it. */
export async function trade(
  story: MarketStory,
  flow: Pick<Lead, 'volume' | 'bought' | 'opening'> & Partial<Pick<Lead, 'venue'>>,
  minutes: number,
): Promise<void> {
  Object.assign(story.lead, flow);
  await story.pass(minutes * MINUTE_MS);
  Object.assign(story.lead, { volume: 0, bought: 0.5, opening: 0, venue: undefined });
}
