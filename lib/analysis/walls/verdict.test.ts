import { describe, expect, it } from 'vitest';
import { openTrack } from './follow-wall';
import { TradedTicks } from './traded-ticks';
import { judgeWall } from './verdict';
import type { WallTrack } from './wall';

const MOMENT = {
  time: 0,
  elapsedMs: 0,
  mid: 600_000,
  deepestBest: { bid: 599_999, ask: 600_000 },
  traded: new TradedTicks(),
  heard: true,
};

function wall(changes: Partial<WallTrack> = {}): WallTrack {
  const found = { low: 599_000, high: 599_000, peakTick: 599_000, lots: 1_000, z: 6 };
  return { ...openTrack(found, { id: 'bid-1', side: 'bid', fresh: true, moment: MOMENT }), ...changes };
}

const scoreAfter = (seconds: number, changes: Partial<WallTrack> = {}) =>
  judgeWall(wall(changes), seconds * 1_000).spoofScore;

describe('judgeWall', () => {
  it('is undecided of a young wall and grows surer with age and visits held', () => {
    expect(judgeWall(wall(), 5_000)).toMatchObject({ verdict: 'undecided' });
    expect(scoreAfter(600)).toBeLessThan(scoreAfter(5));
    expect(judgeWall(wall({ held: 2 }), 60_000)).toMatchObject({ verdict: 'genuine' });
  });

  it('suspects a wall that runs from the price, comes back or retreats, and says why', () => {
    const { ledger } = wall();
    const half = { ledger: { ...ledger, left: 400, pulled: 600 }, shyLots: 600 };
    const { verdict, evidence } = judgeWall(wall(half), 60_000);
    expect(verdict).toBe('suspicious');
    expect(evidence.slice(0, 2)).toEqual([
      { fact: 'not-filled', value: 1, weight: 2 },
      { fact: 'shy', value: 1, weight: 1.5 },
    ]);
    for (const more of [{ reappearances: 3 }, { retreats: 2 }, { layered: true }])
      expect(scoreAfter(60, more)).toBeGreaterThan(scoreAfter(60));
  });

  it('says what is not known, and is less confident for it', () => {
    const { evidence, confidence } = judgeWall(wall(), 60_000);
    expect(evidence.filter(({ value }) => value === undefined).map(({ fact }) => fact)).toEqual([
      'not-filled',
      'shy',
    ]);
    expect(confidence).toBeLessThan(1);
  });
});
