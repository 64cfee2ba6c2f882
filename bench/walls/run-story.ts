import { OrderBook } from '../../lib/market/order-book';
import type { StoryTruth } from '../../dev/wall-story/labels';
import { WallStory } from '../../dev/wall-story/wall-story';
import { INSTRUMENT, isFrame, Postman } from './deliveries';
import type { Entrant } from './findings';

const START = 1_700_000_000_000;
const SECOND_MS = 1_000;
/** The books are read a little after the turn of the second, as the recorder does. */
const SETTLE_MS = 50;

/** Plays a story to all entrants at once; returns what was true. Every second seed has a sampled liquidation feed. */
export function runStory(seed: number, minutes: number, entrants: readonly Entrant[]): StoryTruth {
  const story = new WallStory(seed, START);
  const postman = new Postman(story, seed, seed % 2 === 1);
  const book = new OrderBook(INSTRUMENT);
  book.apply(postman.snapshot());
  let now = START;
  for (let second = 1; second <= minutes * 60; second += 1) {
    const time = START + second * SECOND_MS;
    for (const what of postman.deliver(time + SETTLE_MS, now)) {
      if (isFrame(what)) book.apply(what);
      else for (const entrant of entrants) tell(entrant, what);
    }
    now = time;
    for (const entrant of entrants) entrant.book(time, book);
  }
  return story.truth();
}

function tell(
  entrant: Entrant,
  what: Parameters<Entrant['trade']>[0] | Parameters<Entrant['liquidation']>[0],
): void {
  if (what.type === 'trade') entrant.trade(what);
  else entrant.liquidation(what);
}
