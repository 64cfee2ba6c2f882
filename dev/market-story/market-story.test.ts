import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MarketStory } from './market-story';

describe('MarketStory', () => {
  let story: MarketStory;

  beforeAll(async () => {
    story = await MarketStory.start({ port: 0, seed: 5 });
  });
  afterAll(() => story?.exchanges.stop());

  it('goes further than a market walks, and says where it cannot', async () => {
    story.setPace(50);
    const { price } = story;
    await story.goTo(price * 1.08, 60);
    expect(Math.abs(story.price / price / 1.08 - 1)).toBeLessThan(0.001);
    await expect(story.goTo(price * 1.3, 60)).rejects.toThrow(RangeError);
  });
});
