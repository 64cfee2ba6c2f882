import type { OccurrenceKind } from './occurrence';

export const SOUNDS = ['none', 'soft', 'bell', 'alarm'] as const;

export type Sound = (typeof SOUNDS)[number];

/** Each day from one minute to another, by the computer's clock; past midnight where `until` is the smaller. */
export interface QuietHours {
  /** Minutes since midnight, 0…1439. */
  readonly from: number;
  readonly until: number;
}

/** What the user wishes to hear of. Of an occurrence that several rules ask for, the first of them tells. */
export interface AlertRule {
  /** Without a slash. */
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly kinds: readonly OccurrenceKind[];
  /** One market, or every one that is followed. */
  readonly market: string | undefined;
  readonly side: 'both' | 'above' | 'below';
  /** 0 also takes what has no size. */
  readonly minSize: number;
  readonly sizeIn: 'base' | 'quote';
  /** From the mid price, in per cent. */
  readonly maxDistancePercent: number;
  /** No second alert of the same kind, market and side within this time. */
  readonly coolDownSeconds: number;
  /** Alerts are only logged then. */
  readonly quiet: QuietHours | undefined;
  readonly sound: Sound;
}

export const MAX_RULES = 200;

const HOUR_SECONDS = 3_600;

/** A rule as it is before the user changes it. */
export const BLANK_RULE: AlertRule = {
  id: 'blank',
  name: '',
  enabled: true,
  kinds: [],
  market: undefined,
  side: 'both',
  minSize: 0,
  sizeIn: 'base',
  maxDistancePercent: 2,
  coolDownSeconds: 300,
  quiet: undefined,
  sound: 'none',
};

export const WALL_RULE: AlertRule = {
  ...BLANK_RULE,
  id: 'walls',
  name: 'Walls near the price',
  kinds: ['wall-appeared', 'wall-pulled'],
  minSize: 200,
  maxDistancePercent: 1,
  coolDownSeconds: 60,
};

/** Rules to begin with. */
export const RULE_PRESETS: readonly AlertRule[] = [
  WALL_RULE,
  {
    ...BLANK_RULE,
    id: 'scalp',
    name: 'Scalp: walls traded through, cascades',
    kinds: ['wall-filled', 'cascade-started', 'cascade-ended'],
    maxDistancePercent: 1,
    coolDownSeconds: 60,
    sound: 'soft',
  },
  {
    ...BLANK_RULE,
    id: 'day',
    name: 'Day: liquidation clusters in play',
    kinds: ['zone-entered', 'cluster-approached', 'cluster-swept', 'cluster-not-depleted'],
  },
  {
    ...BLANK_RULE,
    id: 'swing',
    name: 'Swing: what builds up',
    kinds: ['cluster-born', 'cluster-grown', 'cluster-migrated', 'funding-extreme', 'convergence'],
    maxDistancePercent: 10,
    coolDownSeconds: 4 * HOUR_SECONDS,
  },
];

/** Only walls are told of until the user wants more. */
export const DEFAULT_RULES: readonly AlertRule[] = RULE_PRESETS.map((rule) => ({
  ...rule,
  enabled: rule === WALL_RULE,
}));
