import type { Wall } from '../simulator/walls';
import type { MarketStory } from './market-story';

/** Seconds for a move near the price; a wall must have stood for some before it counts. */
const MOVE_SECONDS = 4;

/** From a wall towards the price: up from bids. */
const awayFrom = ({ side }: Pick<Wall, 'side'>) => (side === 'bid' ? 1 : -1);

/** The price comes near a wall, which is put further away as often as that happens. */
export async function chase(story: MarketStory, wall: Wall, times: number): Promise<Wall> {
  const { simulator } = story;
  const away = awayFrom(wall);
  let { id, price } = wall;
  for (let left = times; left > 0; left -= 1) {
    await story.goTo(price * (1 + away * 0.0007), MOVE_SECONDS);
    simulator.pullWall(id);
    ({ id, price } = simulator.placeWall({ ...wall, price: price * (1 - away * 0.001) }));
    await story.pass(MOVE_SECONDS * 1_000);
  }
  return { ...wall, id, price };
}

/** The price comes near a wall, and turns. */
export async function visit(story: MarketStory, wall: Wall): Promise<void> {
  const away = awayFrom(wall);
  await story.goTo(wall.price * (1 + away * 0.0002), MOVE_SECONDS);
  await story.pass(MOVE_SECONDS * 1_000);
  await story.goTo(wall.price * (1 + away * 0.0016), MOVE_SECONDS);
}
