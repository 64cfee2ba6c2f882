import type { Side } from '../core/units';
import type { PageTone } from './page-tone';

/** Colours of the book at the right edge as CSS. Blue and orange keep apart for every eye. */
export interface DepthTones {
  readonly bar: Readonly<Record<Side, string>>;
  /** The sum from the best price outwards, and where venues are missing in it. */
  readonly line: Readonly<Record<Side, string>>;
  readonly partial: Readonly<Record<Side, string>>;
  /** Along the prices that are known. */
  readonly base: string;
  readonly text: string;
  /** Behind the text. */
  readonly plate: string;
}

export const DEPTH_TONES: Readonly<Record<PageTone, DepthTones>> = {
  dark: {
    bar: { bid: 'rgba(74,158,255,0.6)', ask: 'rgba(255,159,67,0.6)' },
    line: { bid: 'rgba(190,220,255,1)', ask: 'rgba(255,222,184,1)' },
    partial: { bid: 'rgba(190,220,255,0.6)', ask: 'rgba(255,222,184,0.6)' },
    base: 'rgba(170,178,192,0.5)',
    text: 'rgba(232,235,238,1)',
    plate: 'rgba(14,17,20,0.7)',
  },
  light: {
    bar: { bid: 'rgba(15,98,206,0.5)', ask: 'rgba(206,92,0,0.5)' },
    line: { bid: 'rgba(4,44,104,1)', ask: 'rgba(104,40,0,1)' },
    partial: { bid: 'rgba(4,44,104,0.55)', ask: 'rgba(104,40,0,0.55)' },
    base: 'rgba(92,100,116,0.5)',
    text: 'rgba(23,27,32,1)',
    plate: 'rgba(255,255,255,0.75)',
  },
};
