import type { PositionSnapshot } from '../../dev/agent-market/snapshot';
import { Random } from '../../dev/simulator/random';
import { truthOf, windowAround } from './bins';
import { type MapScores, scoreMap } from './map-scores';

/**
 * The best that any map of intensities could reach: how well one random half of the true positions tells of the other, and
 * for the correlations what that makes of the whole, by Spearman and Brown: √(2r / (1 + r)). The rest is uncorrected.
 */
export function splitHalf(snapshot: PositionSnapshot, share: number): MapScores {
  const random = new Random(snapshot.minute);
  const isFirst = Array.from(snapshot.sizes, () => random.chance(0.5));
  const window = windowAround(snapshot.price, share);
  const scores = scoreMap(
    truthOf(snapshot, window, (index) => isFirst[index] === true),
    truthOf(snapshot, window, (index) => isFirst[index] === false),
  );
  return { ...scores, rho: ofTheWhole(scores.rho), local: ofTheWhole(scores.local) };
}

const ofTheWhole = (half: number): number => Math.sqrt((2 * Math.max(0, half)) / (1 + Math.max(0, half)));
