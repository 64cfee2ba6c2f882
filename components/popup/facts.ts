import { VENUE_NAMES } from '@/lib/market/venues';
import type { PageReport } from '@/lib/protocol/messages';
import { PAGE_WORDS } from './page-words';
import { type Answer, lastOf } from './poll';
import { venueState, type VenueView } from './venue-row';
import { STATE_WORDS } from './venue-words';

/** What a user who cannot see the popup must hear of when it changes; ages and counts are not among it, nor what is not known yet. */
export function popupFacts(
  venues: readonly VenueView[],
  page: Answer<PageReport | undefined>,
  isSilent: boolean,
): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  facts.set('background', isSilent ? 'The background is not answering' : 'The background is answering again');
  const report = lastOf(page);
  if (report) facts.set('page', pageFact(report.value));
  for (const venue of venues) {
    const state = venueState(venue);
    if (state !== 'unknown')
      facts.set(venue.info.id, `${VENUE_NAMES[venue.info.id]} ${STATE_WORDS[state].word}`);
  }
  return facts;
}

const pageFact = (page: PageReport | undefined) =>
  page ? `Overlay ${PAGE_WORDS[page.state].word} on ${page.symbol}` : 'No chart on this page';
