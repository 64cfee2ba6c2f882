import type { PageTone } from './page-tone';

/** Colours of a profile as CSS. */
export interface ProfileTones {
  /** Bars: bought, sold and not known, within the value area and beside it. Blue and orange keep apart for every eye. */
  readonly value: readonly [buy: string, sell: string, unknown: string];
  readonly other: readonly [buy: string, sell: string, unknown: string];
  /** Where a bar is cut off by a candle. */
  readonly cut: string;
  /** Marks at the right edge: of nodes, and of stretches that hardly anything was traded in. */
  readonly node: string;
  readonly void: string;
  readonly poc: string;
  readonly text: string;
  readonly valueEdge: string;
  readonly developing: string;
  readonly naked: string;
  /** Of a line that may have been touched while bars were missing. */
  readonly uncertain: string;
}

export const PROFILE_TONES: Readonly<Record<PageTone, ProfileTones>> = {
  dark: {
    value: ['rgba(74,158,255,0.72)', 'rgba(255,159,67,0.72)', 'rgba(170,178,192,0.66)'],
    other: ['rgba(74,158,255,0.34)', 'rgba(255,159,67,0.34)', 'rgba(170,178,192,0.3)'],
    cut: 'rgba(255,255,255,0.75)',
    node: 'rgba(255,255,255,0.85)',
    void: 'rgba(255,255,255,0.5)',
    poc: 'rgba(255,236,130,0.95)',
    text: 'rgba(255,244,190,1)',
    valueEdge: 'rgba(214,220,232,0.6)',
    developing: 'rgba(255,236,130,0.55)',
    naked: 'rgba(214,160,255,0.8)',
    uncertain: 'rgba(214,160,255,0.35)',
  },
  light: {
    value: ['rgba(15,98,206,0.68)', 'rgba(206,92,0,0.68)', 'rgba(92,100,116,0.62)'],
    other: ['rgba(15,98,206,0.3)', 'rgba(206,92,0,0.3)', 'rgba(92,100,116,0.28)'],
    cut: 'rgba(0,0,0,0.7)',
    node: 'rgba(0,0,0,0.8)',
    void: 'rgba(0,0,0,0.45)',
    poc: 'rgba(140,92,0,0.95)',
    text: 'rgba(96,60,0,1)',
    valueEdge: 'rgba(64,72,88,0.6)',
    developing: 'rgba(140,92,0,0.55)',
    naked: 'rgba(116,36,170,0.8)',
    uncertain: 'rgba(116,36,170,0.35)',
  },
};
