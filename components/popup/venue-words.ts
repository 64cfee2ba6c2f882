import type { LiquidationCompleteness } from '@/lib/market/liquidation-completeness';
import type { DataLayer, FeedState, VenueStatus } from '@/lib/feeds/status';

/** How a state is coloured; the word always stands beside the colour. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'off';

interface Words {
  readonly word: string;
  readonly tone: Tone;
  readonly explanation: string;
}

export const STATE_WORDS: Readonly<Record<FeedState | 'quarantined' | 'withheld' | 'unknown', Words>> = {
  off: { word: 'off', tone: 'off', explanation: 'Nothing is received from this venue.' },
  connecting: {
    word: 'connecting',
    tone: 'busy',
    explanation: 'Connecting and loading the book. This takes a few seconds.',
  },
  live: {
    word: 'live',
    tone: 'good',
    explanation: 'Messages are coming and the book follows without a break.',
  },
  stale: {
    word: 'stale',
    tone: 'warn',
    explanation:
      'Connected but silent for too long: the book may be out of date. The connection is being renewed.',
  },
  gap: {
    word: 'gap',
    tone: 'warn',
    explanation:
      'Messages were missed and the book lost its place. It is being loaded again; the gap stays marked.',
  },
  limited: {
    word: 'limited',
    tone: 'warn',
    explanation: 'The venue asked us to wait. We go on when the wait is over.',
  },
  blocked: {
    word: 'blocked',
    tone: 'bad',
    explanation: 'The venue refuses connections from this region or network.',
  },
  failed: {
    word: 'failed',
    tone: 'bad',
    explanation: 'Connecting keeps failing. It is tried again with growing pauses.',
  },
  quarantined: {
    word: 'quarantined',
    tone: 'bad',
    explanation:
      'What this venue says cannot be right beside the others, so nothing that is added up has it in. Its own history goes on.',
  },
  withheld: {
    word: 'no access',
    tone: 'bad',
    explanation: 'The browser does not let Isotherm reach this venue. Allow it to receive its market data.',
  },
  unknown: { word: 'unknown', tone: 'off', explanation: 'There is no report about this venue yet.' },
};

export const LIQUIDATION_WORDS: Readonly<
  Record<LiquidationCompleteness, { word: string; explanation: string }>
> = {
  complete: { word: 'complete', explanation: 'The venue publishes every liquidation.' },
  batched: {
    word: 'batched',
    explanation: 'The venue publishes its liquidations in batches: all of them, a little late.',
  },
  sampled: {
    word: 'sampled',
    explanation:
      'The venue publishes only a sample of its liquidations: real totals are larger than what is shown.',
  },
  none: { word: 'not published', explanation: 'The venue publishes no liquidations.' },
};

export const LAYER_WORDS: Readonly<Record<DataLayer, string>> = {
  book: 'book',
  trade: 'trades',
  liquidation: 'liquidations',
  openInterest: 'open interest',
  funding: 'funding',
  mark: 'mark price',
  candle: 'candles',
};

/** Why a venue is in the state it is in: its feed's own reason, and that it is left out. */
export const statusDetails = ({ reason, quarantine }: VenueStatus): readonly string[] =>
  [reason, quarantine ?? ''].filter(Boolean);
