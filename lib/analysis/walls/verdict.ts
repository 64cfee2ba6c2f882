import { outflowOf } from './fate';
import type { WallTrack } from './wall';

/** One fact behind a verdict: what was measured, and what it adds to the log-odds of a spoof. */
export interface WallEvidence {
  readonly fact: 'not-filled' | 'shy' | 'reappeared' | 'layered' | 'retreated' | 'held' | 'absorbed' | 'age';
  /** A share for `not-filled` and `shy`, 0 or 1 for `layered`, seconds for `age`, else a count; undefined where nothing is known yet. */
  readonly value: number | undefined;
  readonly weight: number;
}

export interface WallVerdict {
  readonly verdict: 'genuine' | 'suspicious' | 'undecided';
  /** 0…100: how much a wall behaves like one that is not meant to be filled. A heuristic, not a probability. */
  readonly spoofScore: number;
  /** 0…1: how far the score is from undecided, times the share of facts that are known. */
  readonly confidence: number;
  /** The heaviest first. */
  readonly evidence: readonly WallEvidence[];
}

const PRIOR = -1.5;
const SUSPICIOUS_FROM = 60;
const GENUINE_UP_TO = 35;
/** While nothing has left a wall its share is taken to be half. */
const UNKNOWN_SHARE = 0.5;

/** Weighs what is known of a wall at `time`, epoch ms. The weights are heuristic. */
export function judgeWall(track: WallTrack, time: number): WallVerdict {
  const evidence = evidenceOf(track, time);
  const odds = evidence.reduce((sum, { weight }) => sum + weight, PRIOR);
  const spoofScore = 100 / (1 + Math.exp(-odds));
  const known = evidence.filter(({ value }) => value !== undefined).length / evidence.length;
  return {
    verdict:
      spoofScore >= SUSPICIOUS_FROM ? 'suspicious' : spoofScore <= GENUINE_UP_TO ? 'genuine' : 'undecided',
    spoofScore,
    confidence: (Math.abs(spoofScore - 50) / 50) * known,
    evidence: evidence.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  };
}

function evidenceOf(track: WallTrack, time: number): readonly WallEvidence[] {
  const { ledger, shyLots, reappearances, layered, retreats, held, absorptions, bornAt } = track;
  const { filledShare } = outflowOf(track);
  const open = filledShare === undefined ? undefined : 1 - Math.min(1, filledShare);
  const cancelled = ledger.pulled + ledger.unattributed;
  const shy = filledShare === undefined || cancelled === 0 ? undefined : Math.min(1, shyLots / cancelled);
  const seconds = Math.max(1, (time - bornAt) / 1_000);
  return [
    { fact: 'not-filled', value: open, weight: 2 * (open ?? UNKNOWN_SHARE) },
    { fact: 'shy', value: shy, weight: 1.5 * (shy ?? 0) * (open ?? 0) },
    { fact: 'reappeared', value: reappearances, weight: 0.8 * Math.log(1 + reappearances) },
    { fact: 'layered', value: Number(layered), weight: layered ? 0.5 : 0 },
    { fact: 'retreated', value: retreats, weight: 0.8 * Math.log(1 + retreats) },
    { fact: 'held', value: held, weight: -held },
    { fact: 'absorbed', value: absorptions, weight: -absorptions },
    { fact: 'age', value: seconds, weight: -0.5 * Math.log10(seconds / 60) },
  ];
}
