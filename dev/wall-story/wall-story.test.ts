import { describe, expect, it } from 'vitest';
import type { PlantedLabel } from './labels';
import { STEP_MS, type StoryStep, WallStory } from './wall-story';

const START = 1_700_000_000_000;

function play(seed: number, steps: number): { story: WallStory; told: readonly StoryStep[] } {
  const story = new WallStory(seed, START);
  return { story, told: Array.from({ length: steps }, () => story.step()) };
}

describe('WallStory', () => {
  it('is the same for the same seed, and another for another', () => {
    const [one, same, other] = [play(1, 200), play(1, 200), play(2, 200)];
    expect(same.told).toEqual(one.told);
    expect(same.story.truth()).toEqual(one.story.truth());
    expect(other.told).not.toEqual(one.told);
  });

  it('never crosses, and its times go on step by step', () => {
    const { story, told } = play(3, 600);
    expect(told.map(({ time }) => time)).toEqual(told.map((_, index) => START + (index + 1) * STEP_MS));
    expect(story.book.bestBid).toBeLessThan(story.book.bestAsk);
  });

  it('plants every kind of order, and labels each by what was done to it', () => {
    const { story, told } = play(4, 9_000);
    const { orders } = story.truth();
    const shares = (wanted: PlantedLabel) =>
      orders.filter(({ label }) => label === wanted).map(({ executed, displayed }) => executed / displayed);
    expect(Math.max(...shares('pulled'))).toBeLessThan(0.2);
    expect(Math.min(...shares('absorbed'))).toBeGreaterThanOrEqual(0.6);
    expect(Math.min(...shares('iceberg'))).toBeGreaterThan(2);
    expect(new Set(orders.map(({ label }) => label)).size).toBeGreaterThanOrEqual(4);
    const traded = told.flatMap(({ trades }) => trades).reduce((sum, { lots }) => sum + lots, 0);
    expect(orders.reduce((sum, { executed }) => sum + executed, 0)).toBeLessThan(traded);
  });
});
