import type { LayerId } from '../heatmaps/layers';
import type { VenueId } from '../market/venues';

/** The five questions before a trade. */
export const QUESTION_IDS = ['C1', 'C2', 'C3', 'C4', 'C5'] as const;

export type QuestionId = (typeof QUESTION_IDS)[number];

/** The ten steps of reading a heatmap. */
export const STEP_IDS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10'] as const;

export type StepId = (typeof STEP_IDS)[number];

export type Direction = 'long' | 'short';

/** What an answer means for the trade in question. `unknown` is an answer: something needed was not told. */
export const VERDICTS = ['supports', 'opposes', 'neutral', 'unknown'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** One fact behind an answer, in words with its numbers. */
export interface Evidence {
  readonly text: string;
  /** What it was read from, where that is one layer. */
  readonly layer?: LayerId;
  /** Whose data it rests on. */
  readonly venues?: readonly VenueId[];
  /** When what it says was last true: epoch ms. */
  readonly asOf?: number;
}

/** One question or step answered. */
export interface Answer {
  /** One sentence. */
  readonly answer: string;
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
  /** The oldest of what it rests on: epoch ms; undefined where there was nothing. */
  readonly asOf: number | undefined;
  /** 0…1, how much of what the answer needs was there and agreed. No probability that the trade goes well. */
  readonly confidence: number;
  /** What would change the answer, in one sentence. */
  readonly wouldChange: string;
}

/** What a zone may be, by its name for the user. */
export const ZONE_NAMES = {
  liquidation: 'Liquidation cluster',
  wall: 'Wall',
  'volume-node': 'Volume node',
  void: 'Void',
  convergence: 'Convergence zone',
} as const;

export type ZoneKind = keyof typeof ZONE_NAMES;

/** Where a zone is in its life. */
export const ZONE_STATES = [
  'standing',
  'approached',
  'swept',
  'depleted',
  'rebuilt',
  'did not deplete',
] as const;

export type ZoneState = (typeof ZONE_STATES)[number];

/** A stretch of prices that means something, on the prices of the market's reference venue. */
export interface Zone {
  /** Stays while the zone lives. */
  readonly id: string;
  readonly kind: ZoneKind;
  readonly side: 'above' | 'below';
  readonly low: number;
  readonly high: number;
  readonly peak: number;
  /** Undefined where only its shape is known. Modelled sizes are said to be modelled. */
  readonly size?: { readonly amount: number; readonly unit: 'usd' | 'base'; readonly modelled: boolean };
  /** From the price to the nearest edge in per cent, signed: below is negative, 0 within. */
  readonly distancePercent: number;
  /** Since when it stands: epoch ms; undefined when it was there before anybody looked. */
  readonly since?: number;
  readonly state: ZoneState;
  readonly evidence: readonly Evidence[];
}

/** What one read of a market found at one moment: plain data, kept by the journal as it is. */
export interface MarketRead {
  readonly market: string;
  /** Epoch ms. */
  readonly time: number;
  /** Of the reference venue, whose prices all others here are on. */
  readonly price: number;
  readonly direction?: Direction;
  readonly target?: number;
  readonly checklist: Readonly<Record<QuestionId, Answer>>;
  readonly steps: Readonly<Record<StepId, Answer>>;
  /** Nearest first. */
  readonly zones: readonly Zone[];
}
